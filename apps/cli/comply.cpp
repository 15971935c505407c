// entrepot comply SCENARIO: will third countries keep observing sanctions, and what would it take?

#include <filesystem>
#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "draw_arguments.hpp"
#include "entrepot/compliance.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct ComplyArguments {
  std::string scenario, out, on;
  DrawArguments drawing;
};

ComplyOptions options_of(const ComplyArguments& arguments, const Context& context) {
  ComplyOptions options;
  if (!arguments.on.empty()) options.on = arguments.on;
  options.command = context.command;
  options.date = today();
  options.sweep = sweep_options(arguments.drawing, arguments.out, context);
  return options;
}

int run(const ComplyArguments& arguments, const Context& context) {
  Scenario scenario = read_scenario(arguments.scenario);
  override_draws(arguments.drawing, scenario);
  ComplyOptions options = options_of(arguments, context);
  if (!arguments.drawing.shard.empty()) {
    const auto make = [&](std::size_t shard, std::size_t shards, const SweepOptions& sweep, const Control& control) {
      options.sweep = sweep;
      return draw_comply_shard(scenario, options, shard, shards, control);
    };
    return write_shard(make, arguments.drawing, arguments.out, context);
  }
  if (!arguments.out.empty()) check_bundle_folder(arguments.out, scenario.uncertainty.has_value());
  ComplyStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_comply(scenario, options, context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled || (study.uncertainty && study.uncertainty->interrupted))
    return say_interrupted(study.uncertainty, arguments.out);
  if (!arguments.out.empty()) write_comply_bundle(study, arguments.out);
  write_data(context.json ? comply_json(study) : comply_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  if (outcome != Outcome::converged)
    fmt::print(stderr, "entrepot: {} of {} states have no equilibrium; the first: {}: {}{}{}\n", study.result.failed,
               study.result.states, study.result.failed_state, to_string(outcome),
               study.result.diagnosis.reason.empty() ? "" : ": ", study.result.diagnosis.reason);
  if (study.uncertainty) note_draws(*study.uncertainty, context);
  if (arguments.out.empty()) return exit_code_of(outcome);
  write_note(context, "report: " + arguments.out + "/report.html");
  if (outcome != Outcome::converged) write_note(context, "why: entrepot explain " + arguments.out);
  return exit_code_of(outcome);
}

}  // namespace

void add_comply(CLI::App& app, Context& context) {
  CLI::App& comply =
      *app.add_subcommand("comply", "Will third countries keep observing sanctions, and what would it take (docs/compliance.md)");
  auto arguments = std::make_shared<ComplyArguments>();
  comply.add_option("SCENARIO", arguments->scenario, "Scenario file with [compliance] (docs/scenario.md)")->required();
  comply.add_option("--out", arguments->out, "Folder for the tables and the report")->type_name("DIR");
  comply.add_option("--on", arguments->on, "Count only the measures in force on this day")->type_name("YYYY-MM-DD");
  add_draw_options(comply, arguments->drawing);
  add_json_option(comply, context);
  add_threads_option(comply, context);
  add_quiet_option(comply, context);
  add_examples(comply, {"entrepot comply scenarios/third-countries.toml --out run/comply",
                        "entrepot comply scenarios/article.toml --json --quiet"});
  set_action(comply, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
