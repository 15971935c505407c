// Exposures in every state of a scenario's World.
#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/exposure.hpp"
#include "study/run_label.hpp"
#include "study/stage.hpp"
#include "study/study_plan.hpp"

namespace entrepot {
namespace {

/// The scenario's compliance question, decomposition and coalition are not asked here.
Scenario states_alone(Scenario scenario) {
  scenario.compliance.reset();
  scenario.decompose_by.clear();
  return scenario;
}

void refuse_burden_sharing(const Scenario& scenario, const StudyPlan& plan) {
  if (plan.burden_sharers.empty()) return;
  throw InputError({.file = scenario.file.string(),
                    .field = "closure.transfers",
                    .value = "coalition",
                    .rule = "exposures are found with fixed transfers: a burden that is shared moves with the equilibrium",
                    .hint = "leave transfers out"});
}

/// Limits, and bans that stand for limits.
void refuse_limits(const Scenario& scenario, const StudyPlan& plan) {
  const auto refuse = [&](const Shock& shock) {
    if (shock.limits.empty()) return;
    throw InputError({.file = scenario.file.string(),
                      .field = "measure",
                      .value = shock.limits.front().name,
                      .rule =
                          "exposures are found where no quota, price cap or ban that stands for a limit holds: its shadow price "
                          "moves with the equilibrium",
                      .hint = "take the measure out, or write a tariff that does as much"});
  };
  refuse(plan.baseline_shock);
  for (const PlannedRun& run : plan.runs) refuse(run.applied.shock);
}

std::vector<Country> economies_of(const ExposureOptions& options, const Scenario& scenario, const World& world,
                                  std::vector<std::string>& warnings) {
  if (options.only.empty()) return expand_countries({"@All"}, scenario, world, warnings, options.on);
  try {
    return expand_countries(options.only, scenario, world, warnings, options.on);
  } catch (const InputError& error) {
    Problems problems;
    for (Problem problem : error.problems()) {
      problem.file.clear();
      problem.field = "only";
      problems.add(problem);
    }
    problems.throw_if_any();
    throw;
  }
}

void add_states(const Scenario& scenario, StudyPlan& plan, ExposureStudy& study) {
  const bool has_measures = !scenario.measures.empty();
  study.states.push_back(
      {.label = has_measures ? "before" : "", .shock = plan.baseline_shock, .equilibrium = {}, .exposures = {}});
  for (PlannedRun& planned : plan.runs) {
    if (!has_measures) break;
    Run run;
    run.parameters = planned.point.parameters;
    run.on = planned.on.value_or("");
    study.states.push_back(
        {.label = run_label(run), .shock = std::move(planned.applied.shock), .equilibrium = {}, .exposures = {}});
  }
}

void solve_states(ExposureStudy& study, const Control& control) {
  std::vector<Shock> shocks;
  for (const ExposureState& state : study.states) shocks.push_back(state.shock);
  std::vector<Equilibrium> solved =
      solve_batch(*study.world, study.economy, shocks, study.params, stage_control(control, "solving states"));
  for (std::size_t s = 0; s < solved.size(); ++s) {
    ExposureState& state = study.states[s];
    state.equilibrium = std::move(solved[s]);
    const std::string where = state.label.empty() ? study.world->name : state.label;
    if (state.equilibrium.outcome != Outcome::converged) {
      study.warnings.push_back(
          fmt::format("no equilibrium in {}, so it has no exposures: {}", where, state.equilibrium.diagnosis.reason));
      continue;
    }
    const Control stage = stage_control(control, "finding exposures");
    state.exposures = compute_exposures(*study.world, study.economy, state.shock, state.equilibrium, stage);
    if (state.exposures.solve.outcome != Outcome::converged)
      study.warnings.push_back(fmt::format("the exposures of {} were not found: {}, residual {:.1e} of the linear system", where,
                                           to_string(state.exposures.solve.outcome), state.exposures.solve.residual));
  }
}

}  // namespace

Outcome ExposureStudy::outcome() const {
  for (const ExposureState& state : states) {
    if (state.equilibrium.outcome != Outcome::converged) return state.equilibrium.outcome;
    if (state.exposures.solve.outcome != Outcome::converged) return state.exposures.solve.outcome;
  }
  return Outcome::converged;
}

ExposureStudy run_exposure(const Scenario& scenario, const ExposureOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  stage_control(control, "reading");
  ExposureStudy study;
  study.scenario = states_alone(scenario);
  StudyOptions study_options;
  study_options.on = options.on;
  StudyPlan plan = plan_study(study.scenario, study_options);
  refuse_burden_sharing(study.scenario, plan);
  refuse_limits(study.scenario, plan);
  study.world = plan.world;
  study.economy = plan.economy;
  study.warnings = plan.warnings;
  study.among = economies_of(options, study.scenario, *study.world, study.warnings);
  study.params = options.params;
  study.command = options.command;
  study.date = options.date;
  study.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  add_states(study.scenario, plan, study);
  solve_states(study, control);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

}  // namespace entrepot
