#include "study_command.hpp"

#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "entrepot/report.hpp"
#include "entrepot/study.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

StudyOptions options_of(const StudyRequest& options, const Context& context) {
  StudyOptions study_options;
  if (!options.on.empty()) study_options.on = options.on;
  study_options.command = context.command;
  study_options.date = today();
  study_options.coalition = options.coalition;
  if (options.draws) study_options.sweep = sweep_options(options.drawing, options.out, context);
  return study_options;
}

/// The scenario with what the command line says of draws.
Scenario scenario_of(const StudyRequest& options) {
  Scenario scenario = read_scenario(options.scenario);
  if (options.draws) override_draws(options.drawing, scenario);
  return scenario;
}

/// "scenario", or what sets the run apart: "run us.add_pp = 30, 2025-04-10".
std::string name_of(const Run& run) {
  std::string name;
  for (const auto& [parameter, value] : run.parameters)
    name += fmt::format("{}{} = {}", name.empty() ? "" : ", ", parameter, value);
  if (!run.on.empty()) name += (name.empty() ? "" : ", ") + run.on;
  return name.empty() ? "scenario" : "run " + name;
}

/// Does the warning only say what note_failures says?
bool told_as_failure(const Study& study, const std::string& warning) {
  const auto tells = [&](const Equilibrium& e) {
    return e.outcome != Outcome::converged && !e.diagnosis.reason.empty() && warning.ends_with(e.diagnosis.reason);
  };
  return tells(study.baseline) || std::ranges::any_of(study.runs, [&](const Run& run) { return tells(run.equilibrium); });
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
  for (const Run& run : study.runs) line(name_of(run), run.equilibrium);
  for (const HorizonResult& at : study.horizons ? study.horizons->horizons : std::vector<HorizonResult>{}) {
    if (at.own) continue;
    line("baseline at the " + at.horizon + " horizon", at.baseline);
    for (std::size_t i = 0; i < at.runs.size(); ++i)
      line(fmt::format("{} at the {} horizon", name_of(study.runs[i]), at.horizon), at.runs[i].equilibrium);
  }
  if (!study.coalition) return;
  line("coalition", study.coalition->joint.equilibrium);
  line("coalition with the burden shared", study.coalition->joint_shared.equilibrium);
}

}  // namespace

void add_study_options(CLI::App& command, StudyRequest& request, Context& context) {
  command.add_option("SCENARIO", request.scenario, "Scenario file (docs/scenario.md)")->required();
  command.add_option("--out", request.out, "Folder for the result bundle: manifest.json, tables as CSV, report.html")
      ->type_name("DIR");
  command.add_option("--on", request.on, "Count only the measures in force on this day")->type_name("YYYY-MM-DD");
  add_json_option(command, context);
  add_threads_option(command, context);
  add_quiet_option(command, context);
}

int carry_out(const StudyRequest& options, const Context& context) {
  if (!options.drawing.shard.empty()) {
    const Scenario scenario = scenario_of(options);
    const auto make = [&](std::size_t shard, std::size_t shards, const SweepOptions& sweep, const Control& control) {
      StudyOptions study_options = options_of(options, context);
      study_options.sweep = sweep;
      return draw_shard(scenario, study_options, shard, shards, control);
    };
    return write_shard(make, options.drawing, options.out, context);
  }
  const Scenario scenario = scenario_of(options);
  const bool draws = options.draws && scenario.uncertainty.has_value();
  if (!options.out.empty()) check_bundle_folder(options.out, draws);
  Study study;
  {
    ProgressLine progress(context.quiet);
    study = run_study(scenario, options_of(options, context), context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled) return say_interrupted(study.uncertainty, options.out);
  const bool answered = study.outcome_at_own_horizon() == Outcome::converged;

  if (!options.out.empty()) write_bundle(study, options.out);
  if (context.json) {
    write_data(study_json(study));
  } else if (answered) {
    write_data(terminal_summary(study, context.colour));
  }
  for (const std::string& warning : study.warnings) {
    if (!told_as_failure(study, warning)) write_note(context, "warning: " + warning);
  }
  if (outcome != Outcome::converged) note_failures(study);
  if (study.uncertainty) note_draws(*study.uncertainty, context);
  if (!options.out.empty()) {
    if (answered) write_note(context, fmt::format("report: {}/report.html", options.out));
    if (outcome != Outcome::converged) write_note(context, fmt::format("why: entrepot explain {}", options.out));
  }
  return exit_code_of(outcome);
}

}  // namespace entrepot::cli
