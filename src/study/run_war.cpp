// A scenario's war: its measures are peace, everything else is found.
#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/war.hpp"
#include "study/stage.hpp"
#include "study/study_plan.hpp"
#include "study/sweep_question.hpp"

namespace entrepot {
namespace {

/// The scenario's other questions are not asked here; its measures alone are peace.
Scenario measures_alone(Scenario scenario) {
  scenario.compliance.reset();
  scenario.horizons.reset();
  scenario.decompose_by.clear();
  scenario.pairs.clear();
  scenario.compare_baseline.clear();
  return scenario;
}

void refuse(const Scenario& scenario, const StudyPlan& plan) {
  Problems problems;
  const auto complain = [&](std::string field, std::string value, std::string rule, std::string hint) {
    problems.add({.file = scenario.file.string(),
                  .field = std::move(field),
                  .value = std::move(value),
                  .rule = std::move(rule),
                  .hint = std::move(hint)});
  };
  if (plan.runs.size() != 1)
    complain(scenario.grid.empty() ? "measure" : "grid", fmt::format("{} runs", plan.runs.size()),
             "a war starts from one state of peace",
             scenario.grid.empty() ? "say which day: --on YYYY-MM-DD" : "take [grid] out");
  if (!plan.burden_sharers.empty())
    complain("closure.transfers", "coalition",
             "taxes are chosen with fixed transfers: a burden that is shared has no derivatives", "leave transfers out");
  for (const PlannedRun& run : plan.runs) {
    if (run.applied.shock.limits.empty()) continue;
    complain("measure", run.applied.shock.limits.front().name,
             "taxes are chosen where no quota, price cap or ban that stands for a limit holds: its shadow price moves with the "
             "equilibrium",
             "take the measure out, or write a tariff that does as much");
    break;
  }
  problems.throw_if_any();
}

std::string question_of(const WarOptions& options) { return "war" + (options.on ? " on " + *options.on : ""); }

/// Peace is the scenario's measures, drawn numbers put in.
PutHeadlines put_war(const World& world, const WarOptions& options, const std::optional<std::string>& on) {
  return [&world, &options, on](const Economy& economy, const Scenario& drawn, const Control& control) {
    const Shock peace = bans_as_limits(world, economy, apply(drawn, world, on).shock);
    TaxGameParams params = options.params;
    params.search.starts = 1;  // what three starts find is known from the answer itself
    params.bargaining = false;
    return headlines(solve_war(world, economy, drawn, peace, params, control, on));
  };
}

}  // namespace

WarStudy run_war(const Scenario& scenario, const WarOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  stage_control(control, "reading");
  WarStudy study;
  study.scenario = scenario;
  StudyOptions study_options;
  study_options.on = options.on;
  const StudyPlan plan = plan_study(measures_alone(scenario), study_options);
  refuse(scenario, plan);
  study.world = plan.world;
  study.economy = plan.economy;
  study.params = options.params;
  study.on = plan.runs.front().on.value_or("");
  study.command = options.command;
  study.date = options.date;
  study.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  study.result = solve_war(*study.world, study.economy, scenario, plan.runs.front().applied.shock, options.params, control,
                           plan.runs.front().on);
  study.warnings = plan.warnings;
  for (const std::string& warning : study.result.warnings) {
    if (std::ranges::find(study.warnings, warning) == study.warnings.end()) study.warnings.push_back(warning);
  }
  if (scenario.uncertainty && options.sweep && study.outcome() == Outcome::converged)
    study.uncertainty = sweep_question(*study.world, scenario, question_of(options),
                                       put_war(*study.world, options, plan.runs.front().on), *options.sweep, {}, control);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

std::string draw_war_shard(const Scenario& scenario, const WarOptions& options, std::size_t shard, std::size_t shards,
                           const Control& control) {
  StudyOptions study_options;
  study_options.on = options.on;
  const StudyPlan plan = plan_study(measures_alone(scenario), study_options);
  refuse(scenario, plan);
  return shard_of_question(*plan.world, scenario, question_of(options), put_war(*plan.world, options, plan.runs.front().on),
                           shard, shards, options.sweep.value_or(SweepOptions{}), {}, control);
}

}  // namespace entrepot
