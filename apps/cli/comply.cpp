// entrepot comply SCENARIO: will third countries keep observing sanctions, and what would it take?

#include <filesystem>
#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/compliance.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct ComplyArguments {
  std::string scenario, out, on;
};

int run(const ComplyArguments& arguments, const Context& context) {
  const Scenario scenario = read_scenario(arguments.scenario);
  if (!arguments.out.empty()) check_bundle_folder(arguments.out);
  ComplyOptions options;
  if (!arguments.on.empty()) options.on = arguments.on;
  options.command = context.command;
  options.date = today();
  ComplyStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_comply(scenario, options, context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled) throw Interrupted();
  if (!arguments.out.empty()) write_comply_bundle(study, arguments.out);
  write_data(context.json ? comply_json(study) : comply_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  if (outcome != Outcome::converged)
    fmt::print(stderr, "entrepot: {} of {} states have no equilibrium; the first: {}: {}{}{}\n", study.result.failed,
               study.result.states, study.result.failed_state, to_string(outcome),
               study.result.diagnosis.reason.empty() ? "" : ": ", study.result.diagnosis.reason);
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
  add_json_option(comply, context);
  add_threads_option(comply, context);
  add_quiet_option(comply, context);
  add_examples(comply, {"entrepot comply scenarios/third-countries.toml --out run/comply",
                        "entrepot comply scenarios/article.toml --json --quiet"});
  set_action(comply, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
