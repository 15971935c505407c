#include "study/solve_states.hpp"

#include "study/stage.hpp"

namespace entrepot {
namespace {

/// Members share what changes from the baseline, so that has to be known first.
void share_burdens(const StudyPlan& plan, SolvedStates& solved) {
  if (plan.burden_sharers.empty() || solved.baseline.outcome != Outcome::converged) return;
  const BurdenSharing rule = share_burden(solved.baseline, plan.burden_sharers);
  for (Shock& shock : solved.shocks) shock.burden_sharing = rule;
}

/// Without a compliance question the runs are one batch. With one, they are the states in which the third country ignores
/// the sanctions, and are solved together with the others.
void solve_runs(const StudyPlan& plan, const Scenario& scenario, const Economy& economy, const SolverParams& params,
                const Control& control, SolvedStates& solved) {
  const std::size_t penalties = scenario.compliance ? scenario.compliance->penalties.size() : 0;
  if (penalties == 0) {
    solved.runs = solve_batch(*plan.world, economy, solved.shocks, params, stage_control(control, "solving runs"));
    return;
  }
  std::vector<GridPoint> points;
  for (const PlannedRun& run : plan.runs) points.push_back(run.point);
  solved.compliance = solve_compliance(*plan.world, economy, scenario, points, solved.shocks, params,
                                       stage_control(control, "solving runs, compliance and penalties"));
  for (std::size_t r = 0; r < plan.runs.size(); ++r) {
    solved.runs.push_back(solved.compliance[r * penalties].equilibria.front());
    for (std::size_t p = 0; p < penalties; ++p) solved.compliance[r * penalties + p].on = plan.runs[r].on.value_or("");
  }
}

}  // namespace

SolvedStates solve_states(const StudyPlan& plan, const Scenario& scenario, PlannedStates states, const SolverParams& params,
                          const Control& control) {
  SolvedStates solved;
  solved.shocks = std::move(states.shocks);
  solved.baseline =
      solve(*plan.world, states.economy, states.baseline_shock, params, stage_control(control, "solving the baseline"));
  share_burdens(plan, solved);
  solve_runs(plan, scenario, states.economy, params, control, solved);
  return solved;
}

}  // namespace entrepot
