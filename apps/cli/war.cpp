// entrepot war SCENARIO: which taxes on trade governments would choose, and what war, cooperation and a bargain are worth to
// them.

#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "draw_arguments.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct WarArguments {
  std::string scenario, out, on;
  DrawArguments drawing;
};

WarOptions options_of(const WarArguments& arguments, const Context& context) {
  WarOptions options;
  if (!arguments.on.empty()) options.on = arguments.on;
  options.command = context.command;
  options.date = today();
  options.sweep = sweep_options(arguments.drawing, arguments.out, context);
  return options;
}

int run(const WarArguments& arguments, const Context& context) {
  Scenario scenario = read_scenario(arguments.scenario);
  override_draws(arguments.drawing, scenario);
  WarOptions options = options_of(arguments, context);
  if (!arguments.drawing.shard.empty()) {
    const auto make = [&](std::size_t shard, std::size_t shards, const SweepOptions& sweep, const Control& control) {
      options.sweep = sweep;
      return draw_war_shard(scenario, options, shard, shards, control);
    };
    return write_shard(make, arguments.drawing, arguments.out, context);
  }
  if (!arguments.out.empty()) check_bundle_folder(arguments.out, scenario.uncertainty.has_value());
  WarStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_war(scenario, options, context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled || (study.uncertainty && study.uncertainty->interrupted))
    return say_interrupted(study.uncertainty, arguments.out);
  if (!arguments.out.empty()) write_war_bundle(study, arguments.out);
  write_data(context.json ? war_json(study) : war_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  for (const WarRegime* regime : study.result.regimes()) {
    if (!regime->reason.empty()) write_note(context, regime->name + ": " + regime->reason);
  }
  if (study.uncertainty) note_draws(*study.uncertainty, context);
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
  add_draw_options(war, arguments->drawing);
  add_json_option(war, context);
  add_threads_option(war, context);
  add_quiet_option(war, context);
  add_examples(war,
               {"entrepot war scenarios/trade-war.toml --out run/war", "entrepot war scenarios/trade-war.toml --json --quiet"});
  set_action(war, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
