// entrepot exposure: who gains when others become more productive or trade more cheaply, to first order.

#include <filesystem>
#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "question_settings.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct ExposureArguments {
  QuestionSettings settings;
  std::string world, out, on;
  std::vector<std::string> only;
};

Scenario scenario_asked(const ExposureArguments& arguments) {
  Scenario scenario = scenario_of(arguments.settings, "Who gains when others grow");
  if (arguments.world.empty() && !arguments.settings.scenario.empty()) return scenario;
  const WorldChoice choice = world_choice(arguments.world.empty() ? "icio-2022" : arguments.world);
  scenario.world_name = choice.name;
  scenario.world_file = choice.file.empty() ? "" : std::filesystem::absolute(choice.file).string();
  return scenario;
}

ExposureOptions options_of(const ExposureArguments& arguments, const Context& context) {
  ExposureOptions options;
  if (!arguments.on.empty()) options.on = arguments.on;
  options.only = arguments.only;
  options.command = context.command;
  options.date = today();
  return options;
}

int run(const ExposureArguments& arguments, const Context& context) {
  const Scenario scenario = scenario_asked(arguments);
  if (!arguments.out.empty()) check_bundle_folder(arguments.out);
  ExposureStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_exposure(scenario, options_of(arguments, context), context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled) throw Interrupted();
  if (!arguments.out.empty()) write_exposure_bundle(study, arguments.out);
  write_data(context.json ? exposure_json(study) : exposure_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  if (arguments.out.empty()) return exit_code_of(outcome);
  const std::string report = arguments.out + "/report.html";
  if (std::filesystem::exists(report)) write_note(context, "report: " + report);
  if (outcome != Outcome::converged) write_note(context, "why: entrepot explain " + arguments.out);
  return exit_code_of(outcome);
}

}  // namespace

void add_exposure(CLI::App& app, Context& context) {
  CLI::App& exposure = *app.add_subcommand(
      "exposure", "Friends and enemies: who gains when others grow or trade more cheaply, to first order (docs/exposure.md)");
  auto arguments = std::make_shared<ExposureArguments>();
  exposure.add_option("--world", arguments->world, "World by name, or a .nc file [icio-2022, or the scenario's]")
      ->type_name("NAME|FILE");
  CLI::Option* scenario = exposure
                              .add_option("--scenario", arguments->settings.scenario,
                                          "Find exposures before this scenario and with its measures in force")
                              ->type_name("FILE");
  exposure.add_option("--on", arguments->on, "Count only the measures in force on this day")
      ->type_name("YYYY-MM-DD")
      ->needs(scenario);
  exposure.add_option("--only", arguments->only, "Show these economies alone, e.g. @G7,@BRICS [all]")
      ->type_name("CODE,...")
      ->delimiter(',');
  exposure.add_option("--out", arguments->out, "Folder for the tables and the report")->type_name("DIR");
  add_question_settings(exposure, arguments->settings, scenario);
  add_json_option(exposure, context);
  add_threads_option(exposure, context);
  add_quiet_option(exposure, context);
  add_examples(
      exposure,
      {"entrepot exposure --only USA,CHN,RUS,DEU,IND --out run/exposure", "entrepot exposure --closure zero --json --quiet",
       "entrepot exposure --scenario scenarios/west-sanctions.toml --only @BRICS --out run/exposure-sanctions"});
  set_action(exposure, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
