#include <algorithm>

#include "entrepot/scenario.hpp"

namespace entrepot {

Applied survey(const Scenario& scenario, const World& world) {
  const std::vector<std::string> days = change_dates(scenario);
  if (days.empty()) return apply(scenario, world);
  Applied whole;
  for (const std::string& day : days) {
    Applied today = apply(scenario, world, day);
    if (whole.touches.empty()) whole.touches = today.touches;
    for (std::size_t m = 0; m < whole.touches.size(); ++m) {
      if (!whole.touches[m].in_force && today.touches[m].in_force) whole.touches[m] = today.touches[m];
    }
    for (const std::string& warning : today.warnings) {
      if (std::ranges::count(whole.warnings, warning) == 0) whole.warnings.push_back(warning);
    }
    whole.shock = std::move(today.shock);
    whole.countries = std::move(today.countries);
  }
  return whole;
}

}  // namespace entrepot
