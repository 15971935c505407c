#include "report/players.hpp"

#include <algorithm>

#include "report/scenario_words.hpp"
#include "study/scenario_players.hpp"

namespace entrepot {

std::vector<Country> named_players(const Study& study) {
  std::vector<std::pair<Country, Country>> pairs;
  for (const PairStudy& pair : study.pairs) pairs.emplace_back(pair.a, pair.b);
  return scenario_players(study.scenario, *study.world, pairs);
}

std::vector<PenaltyPath> penalty_paths(const Study& study) { return penalty_paths(study, study.compliance); }

std::vector<PenaltyPath> penalty_paths(const Study& study, const std::vector<ComplianceResult>& results) {
  std::vector<PenaltyPath> paths;
  for (const ComplianceResult& r : results) {
    auto at = std::ranges::find(paths, r.penalty, &PenaltyPath::penalty);
    if (at == paths.end()) at = paths.insert(paths.end(), {r.penalty, penalty_words(study, r.penalty), {}});
    at->points.push_back(&r);
  }
  return paths;
}

std::vector<Country> ranked_by_real_income(const Outcomes& outcomes) {
  std::vector<Country> order;
  for (const CountryOutcome& c : outcomes.countries) order.push_back(c.country);
  std::ranges::stable_sort(order, [&](Country a, Country b) {
    return outcomes.countries[a.value].real_income > outcomes.countries[b.value].real_income;
  });
  return order;
}

double real_income_percent(const Outcomes& outcomes, Country country) {
  return 100 * (outcomes.countries[country.value].real_income - 1);
}

}  // namespace entrepot
