// entrepot world import DIR: long CSV to a World file (docs/world-files.md).

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

struct WorldImportOptions {
  std::string folder, out;
  bool as_published = false;
};

int import(const WorldImportOptions& options, const Context& context) {
  const ImportedWorld imported = import_world(options.folder, options.as_published, context.command);
  save_world(imported.world, options.out);
  std::string text;
  for (const Coverage& one : imported.coverage)
    text += fmt::format("{:<18} {} of {} cells ({:.1f} %)\n", one.file, one.cells_given, one.cells_possible,
                        100 * static_cast<double>(one.cells_given) / static_cast<double>(one.cells_possible));
  text += balance_text(imported.world) + fmt::format("{} repairs\nwritten to {}", imported.world.repairs.size(), options.out);
  write_data(context.json ? balance_json(imported.world) : text);
  return done;
}

}  // namespace

void add_world_import(CLI::App& world, Context& context) {
  CLI::App& command = *world.add_subcommand("import", "Make a World from a folder of your own long CSV files");
  auto options = std::make_shared<WorldImportOptions>();
  command.add_option("DIR", options->folder, "Folder with flows.csv, world.toml and, where you have them, the accounts")
      ->required();
  command.add_option("-o,--out", options->out, "World to write (NetCDF-4)")->required()->type_name("FILE");
  command.add_flag("--as-published", options->as_published, "Take the numbers as they stand: balance nothing, record every clip");
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot world export icio-2022 --out my-world", "entrepot world import my-world --out my-world.nc"});
  set_action(command, context, [options, &context] { return import(*options, context); });
}

}  // namespace entrepot::cli
