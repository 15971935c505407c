// The numbers of a scenario's study that intervals are put on, solved without all that only a report needs: first and last run,
// the compliance question in both, ties cut before and in both, the flows asked about, stick and carrot in the last run, and what
// the scenario's statements are judged by.
#pragma once

#include "entrepot/certified_state.hpp"
#include "entrepot/uncertainty.hpp"
#include "study/flow_headlines.hpp"
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
  std::vector<AskedFlow> flows;
  SolverParams params;
};
RunQuestion run_question(const Scenario& scenario, const StudyPlan& plan, const SolverParams& params);

/// Ids: rise.PENALTY; threshold.PENALTY, stake.PENALTY, gain, income.ISO, each "@first" and "@last"; exit_loss.A-B (what A loses
/// without B), exit_ratio.A-B, dependence.A-B and asymmetry.A-B, each "@before", "@first" and "@last". With one run there is no
/// "@first". Then flow.ID.value, .change, .lost and .replaced (flow_headlines), from the first run to the last or from before to
/// the only one; those of the realign question; and judgement.ID. The first is what the answer rests on. Errors: InputError
/// (drawn numbers that make no shock; a judgement about a number that there is not).
/// `states`: where given, every state that was solved is added to it.
DrawResult put_run(const RunQuestion& question, const Economy& economy, const Scenario& scenario, const Control& control,
                   std::vector<CertifiedState>* states = nullptr);

}  // namespace entrepot
