// Baseline and runs of a scenario under one set of elasticities: the states that every later stage asks its questions of.
#pragma once

#include <vector>

#include "entrepot/control.hpp"
#include "entrepot/strategy.hpp"
#include "study/study_plan.hpp"

namespace entrepot {

struct SolvedStates {
  Equilibrium baseline;
  std::vector<Shock> shocks;                 ///< of the runs as solved: with the rule by which a burden is shared
  std::vector<Equilibrium> runs;             ///< in the order of plan.runs
  std::vector<ComplianceResult> compliance;  ///< none without the question
};

/// `states` holds elasticities and shocks; the rest of `plan` is read as it is.
SolvedStates solve_states(const StudyPlan& plan, const Scenario& scenario, PlannedStates states, const SolverParams& params,
                          const Control& control);

}  // namespace entrepot
