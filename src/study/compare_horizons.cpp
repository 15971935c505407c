#include "study/compare_horizons.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "study/name_measures.hpp"
#include "study/run_label.hpp"
#include "study/solve_states.hpp"

namespace entrepot {
namespace {

/// Stages are told apart by the horizon that stands before them.
Control horizon_control(const Control& control, const std::string& horizon) {
  Control own = control;
  if (!control.on_progress) return own;
  own.on_progress = [report = control.on_progress, horizon](const Progress& progress) {
    report({fmt::format("{} horizon: {}", horizon, progress.stage), progress.done, progress.total});
  };
  return own;
}

/// Change of real income from the baseline, percent, and its mean over the members of each party.
void compare_incomes(const World& world, const std::vector<HorizonParty>& parties, const Equilibrium& baseline, HorizonRun& run) {
  run.real_income = log_real_income(world, run.equilibrium);
  const ByCountry before = log_real_income(world, baseline);
  for (const Country n : all<Country>(world.country_count()))
    run.real_income(n) = 100 * std::expm1(run.real_income(n) - before(n));
  for (const HorizonParty& party : parties) {
    if (!party.group) {
      run.parties.push_back(run.real_income(party.members.front()));
      continue;
    }
    double weighted = 0, weights = 0;
    for (const Country n : party.members) {
      const double weight = baseline.outcome == Outcome::converged ? baseline.income(n) : NAN;
      weighted += weight * run.real_income(n);
      weights += weight;
    }
    run.parties.push_back(weighted / weights);
  }
}

HorizonResult own_result(const Study& study) {
  HorizonResult result{.horizon = study.scenario.horizon,
                       .own = true,
                       .economy = study.economy,
                       .baseline = study.baseline,
                       .runs = {},
                       .compliance = study.compliance};
  for (const Run& run : study.runs) result.runs.push_back({run.parameters, run.on, run.equilibrium, {}, {}});
  return result;
}

HorizonResult solved_result(const Study& study, const StudyPlan& plan, const PlannedStates& planned, const Control& control) {
  SolvedStates solved = solve_states(plan, study.scenario, planned, study.params, horizon_control(control, planned.horizon));
  HorizonResult result{.horizon = planned.horizon,
                       .own = false,
                       .economy = planned.economy,
                       .baseline = std::move(solved.baseline),
                       .runs = {},
                       .compliance = std::move(solved.compliance)};
  for (std::size_t r = 0; r < solved.runs.size(); ++r) {
    const Run& run = study.runs[r];
    name_measures(solved.runs[r], study.scenario, *study.world, run.on);
    result.runs.push_back({run.parameters, run.on, std::move(solved.runs[r]), {}, {}});
  }
  return result;
}

void warn_of_missing_equilibria(const Study& study, const HorizonResult& result, std::vector<std::string>& warnings) {
  const auto warn = [&](const std::string& state, const Equilibrium& equilibrium) {
    if (equilibrium.outcome == Outcome::converged) return;
    warnings.push_back(
        fmt::format("no equilibrium at the {} horizon, {}: {}", result.horizon, state, equilibrium.diagnosis.reason));
  };
  warn("in the baseline", result.baseline);
  for (std::size_t r = 0; r < result.runs.size(); ++r) warn("in the run " + run_label(study.runs[r]), result.runs[r].equilibrium);
}

}  // namespace

std::string HorizonParty::name() const {
  std::string text = word;
  for (const std::string& exemption : exemptions) text += " " + exemption;
  return text;
}

Outcome HorizonResult::outcome() const {
  if (baseline.outcome != Outcome::converged) return baseline.outcome;
  for (const HorizonRun& run : runs) {
    if (run.equilibrium.outcome != Outcome::converged) return run.equilibrium.outcome;
  }
  for (const ComplianceResult& result : compliance) {
    for (const Equilibrium& equilibrium : result.equilibria) {
      if (equilibrium.outcome != Outcome::converged) return equilibrium.outcome;
    }
  }
  return Outcome::converged;
}

HorizonComparison compare_horizons(const Study& study, const StudyPlan& plan, std::vector<std::string>& warnings,
                                   const Control& control) {
  HorizonComparison comparison{.parties = plan.horizon_parties, .horizons = {}};
  for (const std::string& horizon : study.scenario.horizons->compare) {
    const auto planned = std::ranges::find(plan.horizons, horizon, &PlannedStates::horizon);
    HorizonResult result = planned == plan.horizons.end() ? own_result(study) : solved_result(study, plan, *planned, control);
    for (HorizonRun& run : result.runs) compare_incomes(*study.world, comparison.parties, result.baseline, run);
    if (!result.own) warn_of_missing_equilibria(study, result, warnings);
    comparison.horizons.push_back(std::move(result));
  }
  return comparison;
}

}  // namespace entrepot
