// entrepot run SCENARIO: carry a scenario out, print its answer, and write the result bundle.

#include <memory>
#include <optional>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "entrepot/study.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct RunOptions {
  std::string scenario, out, on;
};

Study solve_study(const RunOptions& options, const Context& context) {
  const Scenario scenario = read_scenario(options.scenario);
  StudyOptions study_options;
  if (!options.on.empty()) study_options.on = options.on;
  study_options.command = context.command;
  study_options.date = today();
  ProgressLine progress(context.quiet);
  return run_study(scenario, study_options, context.control(progress));
}

/// Why there is no answer, one line for each run that has none.
void note_failures(const Study& study) {
  auto line = [](const std::string& what, const Equilibrium& equilibrium) {
    if (equilibrium.outcome == Outcome::converged) return;
    const Diagnosis& diagnosis = equilibrium.diagnosis;
    fmt::print(stderr, "entrepot: {}: {}{}{}\n", what, to_string(equilibrium.outcome), diagnosis.reason.empty() ? "" : ": ",
               diagnosis.reason);
    if (!diagnosis.suggestion.empty()) fmt::print(stderr, "    hint: {}\n", diagnosis.suggestion);
  };
  line("baseline", study.baseline);
  for (std::size_t i = 0; i < study.runs.size(); ++i) {
    line(study.runs.size() == 1 ? std::string("scenario") : fmt::format("run {}", i + 1), study.runs[i].equilibrium);
  }
}

int run_scenario(const RunOptions& options, const Context& context) {
  if (!options.out.empty()) check_bundle_folder(options.out);
  const Study study = solve_study(options, context);
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled) throw Interrupted();

  if (!options.out.empty()) write_bundle(study, options.out);
  if (context.json) {
    write_data(study_json(study));
  } else if (outcome == Outcome::converged) {
    write_data(terminal_summary(study, context.colour));
  }
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  if (outcome != Outcome::converged) note_failures(study);
  if (!options.out.empty()) {
    write_note(context, outcome == Outcome::converged ? fmt::format("report: {}/report.html", options.out)
                                                      : fmt::format("why: entrepot explain {}", options.out));
  }
  return exit_code_of(outcome);
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
  CLI::App& run = *app.add_subcommand("run", "Solve a scenario, print its answer and write tables and a report");
  auto options = std::make_shared<RunOptions>();
  run.add_option("SCENARIO", options->scenario, "Scenario file (docs/scenario.md)")->required();
  run.add_option("--out", options->out, "Folder for the result bundle: manifest.json, tables as CSV, report.html")
      ->type_name("DIR");
  run.add_option("--on", options->on, "Count only the measures in force on this day")->type_name("YYYY-MM-DD");
  add_json_option(run, context);
  add_threads_option(run, context);
  add_quiet_option(run, context);
  add_examples(run, {"entrepot run scenarios/article.toml --out run/article",
                     "entrepot run scenarios/us-china-2025.toml --on 2025-05-14 --json",
                     "entrepot run scenarios/null.toml --threads 1 --quiet"});
  set_action(run, context, [options, &context] { return run_scenario(*options, context); });
}

}  // namespace entrepot::cli
