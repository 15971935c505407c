// Who the report is about: the countries that a scenario names, and the penalties it compares.
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

/// Third country and target of the compliance question, pairs, then the countries that measures name; no one twice.
std::vector<Country> named_players(const Study& study);

/// The compliance results of one penalty in grid order.
struct PenaltyPath {
  std::string penalty, words;  ///< words: "the United States alone"
  std::vector<const ComplianceResult*> points;
};
std::vector<PenaltyPath> penalty_paths(const Study& study);
/// The same of other results of the scenario's question, at another horizon.
std::vector<PenaltyPath> penalty_paths(const Study& study, const std::vector<ComplianceResult>& results);

/// Countries by real income in a run, largest first.
std::vector<Country> ranked_by_real_income(const Outcomes& outcomes);
/// 100 (real income ratio - 1).
double real_income_percent(const Outcomes& outcomes, Country country);

}  // namespace entrepot
