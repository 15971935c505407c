// entrepot world export WORLD: a World as long CSV that `world import --as-published` reads back bit for bit.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "world_argument.hpp"

namespace entrepot::cli {

void add_world_export(CLI::App& world, Context& context) {
  CLI::App& command = *world.add_subcommand("export", "Write a World as a folder of long CSV files");
  auto argument = std::make_shared<WorldArgument>();
  auto folder = std::make_shared<std::string>();
  add_world_argument(command, *argument);
  command.add_option("-o,--out", *folder, "Folder to write; must not be there yet")->required()->type_name("DIR");
  add_quiet_option(command, context);
  add_examples(command, {"entrepot world export icio-2022 --out icio-2022-csv"});
  set_action(command, context, [argument, folder, &context] {
    export_world(load(*argument), *folder);
    write_note(context, "written to " + *folder);
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
