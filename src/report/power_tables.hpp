// The tables of a power bundle (docs/power.md).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/power.hpp"
#include "report/long_table.hpp"

namespace entrepot {

inline constexpr std::size_t large_economies = 25;  ///< as many as a picture can name; small ones make any ratio extreme

/// How the cuts of one state came out.
struct CutCounts {
  std::size_t pairs = 0, coalition_ties = 0, without_trade = 0;
  std::map<Outcome, std::size_t> solved;  ///< by outcome, ties with trade alone
  const CutTie* worst = nullptr;          ///< largest residual among the converged; none where nothing was solved
};
CutCounts count_cuts(const WorldPower& power, const PowerState& state);

/// "icio-2022", "icio-2022?state=before".
std::string power_key(const WorldPower& power, const PowerState& state);
/// The state that pictures and the headline show: the last with ties of the last World; null if there is none.
struct PowerPlace {
  const WorldPower* power = nullptr;
  const PowerState* state = nullptr;
};
PowerPlace headline_place(const PowerStudy& study);
/// The tie of two economies in a state; null if there is none.
const CutTie* find_pair(const WorldPower& power, const PowerState& state, Country a, Country b);
/// What n loses without its partner: NaN on the diagonal and where the cut has no equilibrium.
Array<double, Country, Country> loss_matrix(const WorldPower& power, const PowerState& state);

LongTable power_pairs_table(const PowerStudy& study);       ///< baseline = before the scenario, in the same World
LongTable power_coalitions_table(const PowerStudy& study);  ///< iso3 and partner may be a coalition's name
LongTable power_ranking_table(const PowerStudy& study);     ///< economies, most powerful first
LongTable power_asymmetric_table(const PowerStudy& study);  ///< iso3 = who loses more; most asymmetric first
/// Square: a row for who loses, a column for the partner; percent (100 x log).
std::string matrix_csv(const WorldPower& power, const PowerState& state);
/// Every cut of every state with its outcome, worst residual and reason.
std::string cuts_csv(const PowerStudy& study);
/// What each economy loses without each other one, a column for each World; for the last state that they share.
std::string paths_csv(const PowerStudy& study);

/// All files of the bundle, manifest included.
std::map<std::string, std::string> power_files(const PowerStudy& study);

}  // namespace entrepot
