// entrepot world check WORLD: does it balance, how much of it is zero, what was repaired.

#include <memory>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "world_argument.hpp"

namespace entrepot::cli {

void add_world_check(CLI::App& world, Context& context) {
  CLI::App& command =
      *world.add_subcommand("check", "Check a World: checksum, balance, coverage, and every repair made to the data");
  auto argument = std::make_shared<WorldArgument>();
  auto repairs = std::make_shared<std::size_t>(10);
  add_world_argument(command, *argument);
  command.add_option("--repairs", *repairs, "Repairs listed one by one")->capture_default_str()->type_name("N");
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot world check icio-2022", "entrepot world check icio-2022 --repairs 100"});
  set_action(command, context, [argument, repairs, &context] {
    const World checked = load(*argument);
    write_data(context.json ? balance_json(checked) : balance_text(checked) + "\n" + repairs_text(checked, *repairs));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
