// entrepot check SCENARIO: reads and checks a scenario, and says what each measure touches. Solves nothing.

#include <memory>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

struct CheckOptions {
  std::string scenario, on;
};

int check_scenario(const CheckOptions& options, const Context& context) {
  const Scenario scenario = read_scenario(options.scenario);
  StudyOptions study;
  if (!options.on.empty()) study.on = options.on;
  const StudyCheck check = check_study(scenario, study);
  write_data(context.json ? check_json(scenario, *check.world, check.applied)
                          : check_text(scenario, *check.world, check.applied));
  return done;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App& check = *app.add_subcommand("check", "Check a scenario and say what each measure touches, with its trade value");
  auto options = std::make_shared<CheckOptions>();
  check.add_option("SCENARIO", options->scenario, "Scenario file (TOML)")->required();
  check.add_option("--on", options->on, "Only what is in force on this day, YYYY-MM-DD");
  add_json_option(check, context);
  add_examples(check, {"entrepot check scenarios/article.toml", "entrepot check scenarios/us-china-2025.toml --on 2025-04-15",
                       "entrepot check scenarios/west-sanctions.toml --json"});
  set_action(check, context, [options, &context] { return check_scenario(*options, context); });
}

}  // namespace entrepot::cli
