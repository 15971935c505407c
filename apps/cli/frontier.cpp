// entrepot frontier: which taxes on trade harm a target most for what they cost.

#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "draw_arguments.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct FrontierArguments {
  std::string scenario, out, on;
  DrawArguments drawing;
};

FrontierOptions options_of(const FrontierArguments& arguments, const Context& context) {
  FrontierOptions options;
  if (!arguments.on.empty()) options.on = arguments.on;
  options.command = context.command;
  options.date = today();
  options.sweep = sweep_options(arguments.drawing, arguments.out, context);
  return options;
}

int run(const FrontierArguments& arguments, const Context& context) {
  Scenario scenario = read_scenario(arguments.scenario);
  override_draws(arguments.drawing, scenario);
  FrontierOptions options = options_of(arguments, context);
  if (!arguments.drawing.shard.empty()) {
    const auto make = [&](std::size_t shard, std::size_t shards, const SweepOptions& sweep, const Control& control) {
      options.sweep = sweep;
      return draw_frontier_shard(scenario, options, shard, shards, control);
    };
    return write_shard(make, arguments.drawing, arguments.out, context);
  }
  if (!arguments.out.empty()) check_bundle_folder(arguments.out, scenario.uncertainty.has_value());
  FrontierStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_frontier(scenario, options, context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled || (study.uncertainty && study.uncertainty->interrupted))
    return say_interrupted(study.uncertainty, arguments.out);
  if (!arguments.out.empty()) write_frontier_bundle(study, arguments.out);
  write_data(context.json ? frontier_json(study) : frontier_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  if (study.uncertainty) note_draws(*study.uncertainty, context);
  if (arguments.out.empty()) return exit_code_of(outcome);
  const std::string report = arguments.out + "/report.html";
  if (std::filesystem::exists(report)) write_note(context, "report: " + report);
  if (outcome != Outcome::converged) write_note(context, "why: entrepot explain " + arguments.out);
  return exit_code_of(outcome);
}

}  // namespace

void add_frontier(CLI::App& app, Context& context) {
  CLI::App& frontier = *app.add_subcommand(
      "frontier", "Efficient sanctions: what a coalition's taxes cost it for what they cost the target (docs/frontier.md)");
  auto arguments = std::make_shared<FrontierArguments>();
  frontier.add_option("SCENARIO", arguments->scenario, "Scenario file (TOML) with a table [frontier]")
      ->type_name("FILE")
      ->required();
  frontier.add_option("--on", arguments->on, "Count only the measures in force on this day")->type_name("YYYY-MM-DD");
  frontier.add_option("--out", arguments->out, "Folder for the tables and the report")->type_name("DIR");
  add_draw_options(frontier, arguments->drawing);
  add_json_option(frontier, context);
  add_threads_option(frontier, context);
  add_quiet_option(frontier, context);
  add_examples(frontier, {"entrepot frontier scenarios/efficient-sanctions.toml --out run/frontier",
                          "entrepot frontier scenarios/efficient-sanctions.toml --json --quiet"});
  set_action(frontier, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
