// entrepot world aggregate WORLD --regions map.csv --sectors map.csv: fewer countries, fewer sectors, the same money.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "world_argument.hpp"

namespace entrepot::cli {
namespace {

struct WorldAggregateOptions {
  WorldArgument world;
  std::string regions, sectors, out;
};

int aggregate(const WorldAggregateOptions& options, const Context& context) {
  const World world = load(options.world);
  const auto map = [](const std::string& file, const std::vector<std::string>& codes) {
    return file.empty() ? keep_all(codes) : read_aggregation_map(file, codes);
  };
  World smaller = entrepot::aggregate(world, map(options.regions, world.countries), map(options.sectors, world.sectors));
  smaller.command = context.command;
  save_world(smaller, options.out);
  write_data(context.json ? balance_json(smaller) : balance_text(smaller) + "written to " + options.out);
  return done;
}

}  // namespace

void add_world_aggregate(CLI::App& world, Context& context) {
  CLI::App& command = *world.add_subcommand("aggregate", "Sum countries and sectors of a World by maps");
  auto options = std::make_shared<WorldAggregateOptions>();
  add_world_argument(command, options->world);
  command.add_option("--regions", options->regions, "CSV with the columns old,new for every country")->type_name("MAP.csv");
  command.add_option("--sectors", options->sectors, "CSV with the columns old,new for every sector")->type_name("MAP.csv");
  command.add_option("-o,--out", options->out, "World to write (NetCDF-4)")->required()->type_name("FILE");
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(
      command,
      {"entrepot world aggregate icio-2022 --regions data/maps/regions.csv --sectors data/maps/sectors.csv --out small.nc"});
  set_action(command, context, [options, &context] { return aggregate(*options, context); });
}

}  // namespace entrepot::cli
