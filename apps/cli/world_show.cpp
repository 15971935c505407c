// entrepot world show WORLD: totals, tariffs by sector, layers, countries, sources.

#include <memory>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "world_argument.hpp"

namespace entrepot::cli {

void add_world_show(CLI::App& world, Context& context) {
  CLI::App& command = *world.add_subcommand("show", "Show a World: totals, tariffs by sector, layers, countries, sources");
  auto argument = std::make_shared<WorldArgument>();
  add_world_argument(command, *argument);
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot world show icio-2022", "entrepot world show icio-2022 --layer us-china-2018 --json"});
  set_action(command, context, [argument, &context] {
    const World shown = load(*argument);
    write_data(context.json ? world_json(shown) : world_text(shown));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
