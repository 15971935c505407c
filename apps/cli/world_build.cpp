// entrepot world build: published files to a World on disk.

#include "entrepot/world_build.hpp"

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

struct WorldBuildOptions {
  WorldBuildFolders folders;
  int year = 0;
  std::string out;
};

constexpr std::size_t countries_shown = 10;

/// What was repaired, in million USD: by rule, and the countries with most.
std::string repair_summary(const World& world) {
  std::string text = fmt::format("{} repairs\n  {:<30} {:>7} {:>16}\n", world.repairs.size(), "rule", "records", "million USD");
  for (const RepairTotal& total : repairs_by_rule(world))
    text += fmt::format("  {:<30} {:>7} {:>16.0f}\n", total.key, total.count, total.moved);
  text += fmt::format("  {:<30} {:>7} {:>16}\n", "country", "records", "million USD");
  std::size_t shown = 0;
  for (const RepairTotal& total : repairs_by_country(world)) {
    if (++shown > countries_shown) break;
    text += fmt::format("  {:<30} {:>7} {:>16.0f}\n", total.key, total.count, total.moved);
  }
  return text;
}

int build(const WorldBuildOptions& options, const Context& context) {
  World world = build_world(options.folders, options.year, context.command, [&](const std::string& stage) {
    context.check_interrupted();
    write_note(context, stage);
  });
  world.id = content_id(world);
  save_world(world, options.out);
  double value_added = 0;
  for (const double value : world.value_added.values()) value_added += value;
  write_data(fmt::format("{}: {} countries, {} sectors, value added {:.2f} tn USD\ncontent id {}\nwritten to {}\n{}", world.name,
                         world.country_count(), world.sector_count(), value_added / 1e6, world.id, options.out,
                         repair_summary(world)));
  return done;
}

}  // namespace

void add_world_build(CLI::App& world, Context& context) {
  CLI::App& command = *world.add_subcommand("build", "Make a World from the published OECD and WIOD files (docs/world.md)");
  auto options = std::make_shared<WorldBuildOptions>();
  WorldBuildFolders& folders = options->folders;
  command.add_option("--icio", folders.icio, "Folder with icio_YYYY.csv.gz: flows and applied tariffs")
      ->required()
      ->type_name("DIR");
  command.add_option("--wiod", folders.wiod, "Folder with the WIOD 2016 tables of 2014: technology")
      ->required()
      ->type_name("DIR");
  command.add_option("--year", options->year, "Year, 2011 to 2022")->required()->type_name("YEAR");
  command.add_option("--elasticities", folders.elasticities, "Folder with the elasticities by GTAP sector")->type_name("DIR");
  command.add_option("--us-tariffs", folders.us_tariffs, "Folder with US imports and duties of 2024: for layer us-china-2018")
      ->type_name("DIR");
  command.add_option("--china-tariffs", folders.china_tariffs, "Folder with China's tariffs of 2018-19: for layer us-china-2018")
      ->type_name("DIR");
  command.add_option("--concordances", folders.concordances, "Folder with HS to ISIC: for layer us-china-2018")->type_name("DIR");
  command.add_option("-o,--out", options->out, "World to write (NetCDF-4)")->required()->type_name("FILE");
  add_quiet_option(command, context);
  add_examples(command,
               {"entrepot world build --icio icio_2011_2022 --wiod wiod_2016_release_2014 --year 2022 --out icio-2022.nc"});
  set_action(command, context, [options, &context] { return build(*options, context); });
}

}  // namespace entrepot::cli
