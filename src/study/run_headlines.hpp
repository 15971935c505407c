// The numbers of a scenario's study that intervals are put on, solved without all that only a report needs: first and last run,
// the compliance question in both, ties cut before and after.
#pragma once

#include "entrepot/uncertainty.hpp"
#include "study/study_plan.hpp"

namespace entrepot {

/// What stays the same from draw to draw.
struct RunQuestion {
  const World* world = nullptr;
  Shock baseline_shock;
  std::optional<std::string> first_on, last_on;  ///< days whose measures count in the first and the last run
  bool two_runs = false;                         ///< the first and the last run are not the same
  std::vector<Country> players;                  ///< whose real income is told
  std::vector<std::pair<Country, Country>> pairs;
  std::vector<Country> burden_sharers;
  SolverParams params;
};
RunQuestion run_question(const Scenario& scenario, const StudyPlan& plan, const SolverParams& params);

/// Ids: rise.PENALTY; threshold.PENALTY, stake.PENALTY, gain, income.ISO, each "@first" and "@last"; exit_loss.A-B (what A loses
/// without B), exit_ratio.A-B and asymmetry.A-B, each "@before" and "@last". With one run there is only "@last". The first is
/// what the answer rests on. Errors: InputError (drawn numbers that make no shock).
DrawResult put_run(const RunQuestion& question, const Economy& economy, const Scenario& scenario, const Control& control);

}  // namespace entrepot
