#include "measures/ban_rule.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "measures/item_field.hpp"

namespace entrepot {

void refuse_bans_without_finite_cost(const Scenario& scenario, const World& world, const BySector& trade_elasticity,
                                     Problems& problems) {
  constexpr double smallest_sigma = 1.05;
  for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
    const Measure& measure = scenario.measures[m];
    if (measure.kind != MeasureKind::ban) continue;
    std::string sectors;
    double lowest = smallest_sigma;
    for (const Sector j : expand_sectors(measure.sectors, world)) {
      const double sigma = trade_elasticity(j) + 1;
      if (sigma > smallest_sigma) continue;
      sectors += (sectors.empty() ? "" : ", ") + world.sectors[static_cast<std::size_t>(j.value)];
      lowest = std::min(lowest, sigma);
    }
    if (sectors.empty()) continue;
    problems.add({.file = scenario.file.string(),
                  .line = measure.line,
                  .field = item_field("measure", m, measure.id) + ".kind",
                  .value = "ban",
                  .rule = fmt::format(
                      "a ban needs an Armington elasticity above {}: at {:.3g} its cost has no bound (horizon {}, sectors {})",
                      smallest_sigma, lowest, scenario.horizon, sectors),
                  .hint = "choose a longer horizon, or kind = \"trade_cost\" with a factor"});
  }
}

}  // namespace entrepot
