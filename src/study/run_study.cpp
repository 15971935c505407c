// One scenario carried out, stage by stage. Stages that need an equilibrium are left out where there is none.
#include <fmt/core.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "entrepot/study.hpp"
#include "study/compare_horizons.hpp"
#include "study/decomposed_groups.hpp"
#include "study/name_measures.hpp"
#include "study/run_headlines.hpp"
#include "study/run_label.hpp"
#include "study/solve_states.hpp"
#include "study/stage.hpp"
#include "study/study_pairs.hpp"
#include "study/study_plan.hpp"
#include "study/touched_flows.hpp"

namespace entrepot {
namespace {

constexpr std::size_t shown_diversions = 6;  // as many as a chart can carry
constexpr double path_tolerance = 1e-6;      // log points: the parts' digits that a report prints, with room

void solve_own_states(Study& study, StudyPlan& plan, const Control& control) {
  PlannedStates own{study.scenario.horizon, plan.economy, plan.baseline_shock, {}};
  for (const PlannedRun& run : plan.runs) own.shocks.push_back(run.applied.shock);
  SolvedStates solved = solve_states(plan, study.scenario, std::move(own), study.params, control);
  study.burden_sharers = plan.burden_sharers;
  study.baseline = std::move(solved.baseline);
  study.compliance = std::move(solved.compliance);
  for (std::size_t r = 0; r < plan.runs.size(); ++r) {
    PlannedRun& run = plan.runs[r];
    run.applied.shock = std::move(solved.shocks[r]);
    study.runs.push_back({run.point.parameters, run.on.value_or(""), run.applied, std::move(solved.runs[r]), std::nullopt});
  }
}

void warn_of_missing_equilibria(Study& study) {
  if (study.baseline.outcome != Outcome::converged) {
    study.warnings.push_back("the baseline has no equilibrium, so nothing can be compared with it: " +
                             study.baseline.diagnosis.reason);
  }
  for (const Run& run : study.runs) {
    if (run.equilibrium.outcome != Outcome::converged) {
      study.warnings.push_back(fmt::format("no equilibrium in the run {}: {}", run_label(run), run.equilibrium.diagnosis.reason));
    }
  }
}

void compare_runs(Study& study) {
  if (study.baseline.outcome != Outcome::converged) return;
  for (Run& run : study.runs) {
    if (run.equilibrium.outcome != Outcome::converged) continue;
    run.outcomes =
        compute_outcomes(*study.world, study.economy, study.baseline_shock, study.baseline, run.applied.shock, run.equilibrium);
  }
}

void attribute_to_groups(Study& study, const StudyPlan& plan, const Control& control) {
  const PlannedRun& last = plan.runs.back();
  const auto shock_of = [&](const std::vector<std::string>& members) {
    Shock shock =
        bans_as_limits(*study.world, study.economy,
                       shock_of_groups(last.point.scenario, plan.baseline, *study.world, last.on, plan.decomposed, members));
    shock.burden_sharing = last.applied.shock.burden_sharing;
    return shock;
  };
  study.contributions = shapley(*study.world, study.economy, study.baseline_shock, plan.decomposed, shock_of, study.params,
                                stage_control(control, "attributing to groups of measures"));
  for (const Equilibrium& failed : study.contributions->failed) {
    study.warnings.push_back("contributions cannot be attributed, since a part of the measures alone has no equilibrium: " +
                             failed.diagnosis.reason);
  }
}

/// A study asks the compliance question of one third country.
void warn_of_other_third_countries(Study& study) {
  if (!study.scenario.compliance || study.scenario.compliance->thirds.size() < 2) return;
  study.warnings.push_back(fmt::format("the compliance question is answered for {} alone; entrepot comply answers for all {}",
                                       study.scenario.compliance->third, study.scenario.compliance->thirds.size()));
}

bool only_tariffs(const Shock& shock) {
  const auto tariff = [](const CellShock& c) { return c.trade_cost_factor == 1 && !c.banned && c.export_tax_rate == 0; };
  return std::ranges::all_of(shock.cells, tariff) && shock.productivity.empty() && shock.transfers.empty() &&
         shock.burden_sharing.empty();
}

/// What the literature prints, where its formula is made for what changes.
void add_first_order_terms(Study& study) {
  const Run& last = study.runs.back();
  if (last.applied.shock.cells.empty() || !only_tariffs(last.applied.shock) || !only_tariffs(study.baseline_shock)) return;
  study.first_order = caliendo_parro_terms(*study.world, study.economy, study.baseline_shock, study.baseline, last.applied.shock,
                                           last.equilibrium);
}

void decompose_last_run(Study& study, const Control& control) {
  study.path = decompose_path(*study.world, study.economy, study.baseline_shock, study.runs.back().applied.shock, study.params,
                              stage_control(control, "decomposing along the path"), path_tolerance);
  if (study.path->outcome != Outcome::converged) {
    study.warnings.push_back("no decomposition along the path: " + study.path->diagnosis.reason);
    return;
  }
  double worst = 0;
  for (double gap : study.path->gap.values()) worst = std::max(worst, std::abs(gap));
  if (worst > path_tolerance) {
    study.warnings.push_back(fmt::format("the parts along the path miss the exact change by up to {:.1e} log points", worst));
  }
}

/// The question names what the scenario's own id does not tell.
SweepOptions sweep_options(const Scenario& scenario, const StudyOptions& options, const StudyPlan& plan) {
  SweepOptions sweep = options.sweep.value_or(SweepOptions{});
  sweep.question = "run";
  if (options.on) sweep.question += " on " + *options.on;
  if (!scenario.compare_baseline.empty()) sweep.question += " compared with " + plan.baseline.id;
  sweep.params = options.params;
  return sweep;
}

PutQuestion put_run_of(const RunQuestion& question) {
  return [&question](const Economy& economy, const Scenario& drawn, const Control& control) {
    return put_run(question, economy, drawn, control);
  };
}

void draw(Study& study, const StudyPlan& plan, const StudyOptions& options, const Control& control) {
  if (study.outcome_at_own_horizon() != Outcome::converged) {
    study.warnings.push_back("nothing was drawn, since there is no answer to put intervals on");
    return;
  }
  const RunQuestion question = run_question(study.scenario, plan, options.params);
  study.uncertainty = sweep(*study.world, study.scenario, put_run_of(question), sweep_options(study.scenario, options, plan),
                            stage_control(control, "drawing"));
}

}  // namespace

std::string draw_shard(const Scenario& scenario, const StudyOptions& options, std::size_t shard, std::size_t shards,
                       const Control& control) {
  const StudyPlan plan = plan_study(scenario, options);
  const RunQuestion question = run_question(scenario, plan, options.params);
  return sweep_shard(*plan.world, scenario, put_run_of(question), shard, shards, sweep_options(scenario, options, plan),
                     stage_control(control, "drawing"));
}

Outcome Study::outcome() const {
  if (const Outcome own = outcome_at_own_horizon(); own != Outcome::converged || !horizons) return own;
  for (const HorizonResult& result : horizons->horizons) {
    if (result.outcome() != Outcome::converged) return result.outcome();
  }
  return Outcome::converged;
}

Outcome Study::outcome_at_own_horizon() const {
  if (baseline.outcome != Outcome::converged) return baseline.outcome;
  for (const Run& run : runs) {
    if (run.equilibrium.outcome != Outcome::converged) return run.equilibrium.outcome;
  }
  for (const ComplianceResult& result : compliance) {
    for (const Equilibrium& equilibrium : result.equilibria) {
      if (equilibrium.outcome != Outcome::converged) return equilibrium.outcome;
    }
  }
  if (coalition) {
    for (const CoalitionState* state : {&coalition->joint, &coalition->joint_shared}) {
      if (state->equilibrium.outcome != Outcome::converged) return state->equilibrium.outcome;
    }
  }
  return interrupted ? Outcome::cancelled : Outcome::converged;
}

Study run_study(const Scenario& scenario, const StudyOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  stage_control(control, "reading");
  StudyPlan plan = plan_study(scenario, options);
  if (scenario.uncertainty && options.sweep) check_sweep_files(*options.sweep);
  Study study;
  study.scenario = scenario;
  study.world = plan.world;
  study.economy = plan.economy;
  study.params = options.params;
  study.baseline_shock = plan.baseline_shock;
  study.warnings = plan.warnings;
  warn_of_other_third_countries(study);
  study.command = options.command;
  study.date = options.date;
  study.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));

  solve_own_states(study, plan, control);
  name_measures_in_diagnoses(study);
  warn_of_missing_equilibria(study);
  compare_runs(study);
  if (!control.stop.stop_requested()) {
    study.pairs = study_pairs(study, plan, study.warnings, stage_control(control, "cutting ties"));
  }
  if (scenario.horizons && !control.stop.stop_requested()) {
    study.horizons = compare_horizons(study, plan, study.warnings, control);
  }
  if (options.coalition && !control.stop.stop_requested()) {
    study.coalition = solve_coalition(*study.world, study.economy, scenario, options.on, options.params,
                                      stage_control(control, "trying other coalitions"));
  }
  if (study.runs.back().outcomes && !control.stop.stop_requested()) {
    if (!plan.decomposed.empty()) attribute_to_groups(study, plan, control);
    decompose_last_run(study, control);
    add_first_order_terms(study);
    study.diversion = largest_diversions(*study.world, study.baseline_shock, study.runs.back(), shown_diversions);
  }
  if (scenario.uncertainty && options.sweep && !control.stop.stop_requested()) draw(study, plan, options, control);
  study.interrupted = control.stop.stop_requested();
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

}  // namespace entrepot
