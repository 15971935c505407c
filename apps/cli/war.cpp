// entrepot war SCENARIO: which taxes on trade governments would choose, and what war, cooperation and a bargain are worth to
// them.

#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct WarArguments {
  std::string scenario, out, on;
};

int run(const WarArguments& arguments, const Context& context) {
  if (!arguments.out.empty()) check_bundle_folder(arguments.out);
  WarOptions options;
  if (!arguments.on.empty()) options.on = arguments.on;
  options.command = context.command;
  options.date = today();
  WarStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_war(read_scenario(arguments.scenario), options, context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled) throw Interrupted();
  if (!arguments.out.empty()) write_war_bundle(study, arguments.out);
  write_data(context.json ? war_json(study) : war_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  for (const WarRegime* regime : study.result.regimes()) {
    if (!regime->reason.empty()) write_note(context, regime->name + ": " + regime->reason);
  }
  if (arguments.out.empty()) return exit_code_of(outcome);
  const std::string report = arguments.out + "/report.html";
  if (std::filesystem::exists(report)) write_note(context, "report: " + report);
  if (outcome != Outcome::converged) write_note(context, "why: entrepot explain " + arguments.out);
  return exit_code_of(outcome);
}

}  // namespace

void add_war(CLI::App& app, Context& context) {
  CLI::App& war = *app.add_subcommand(
      "war", "Find the taxes on trade that governments would choose alone, in a war, together, and in a bargain (docs/war.md)");
  auto arguments = std::make_shared<WarArguments>();
  war.add_option("SCENARIO", arguments->scenario, "Scenario file with [war] (docs/scenario.md); its measures are peace")
      ->required();
  war.add_option("--out", arguments->out, "Folder for the tables and the report")->type_name("DIR");
  war.add_option("--on", arguments->on, "Peace has the measures in force on this day")->type_name("YYYY-MM-DD");
  add_json_option(war, context);
  add_threads_option(war, context);
  add_quiet_option(war, context);
  add_examples(war,
               {"entrepot war scenarios/trade-war.toml --out run/war", "entrepot war scenarios/trade-war.toml --json --quiet"});
  set_action(war, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
