// Bilateral trade at constant prices.
#include <cassert>
#include <limits>

#include "entrepot/outcomes.hpp"
#include "outcomes/policy_rates.hpp"

namespace entrepot {
namespace {

/// Price of each flow at the exporter's border, new over World: (1 + export tax) c-hat / z-hat.
Flows border_prices(const World& world, const Shock& shock, const Equilibrium& equilibrium) {
  const SectorByCountry cost = equilibrium.unit_cost_change;
  Flows price = export_tax_rates(world, shock);
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country n : all<Country>(world.country_count())) {
      for (Country i : all<Country>(world.country_count())) {
        price(j, n, i) = (1 + price(j, n, i)) * cost(j, i) / productivity_of(shock, j, i);
      }
    }
  }
  return price;
}

}  // namespace

Flows real_trade_change(const World& world, const Economy& economy, const Shock& baseline_shock, const Equilibrium& baseline,
                        const Shock& shock, const Equilibrium& equilibrium) {
  assert(baseline.outcome == Outcome::converged && equilibrium.outcome == Outcome::converged);
  const Flows before = trade_flows(world, economy, baseline_shock, baseline);
  const Flows price_before = border_prices(world, baseline_shock, baseline), price = border_prices(world, shock, equilibrium);
  Flows change = trade_flows(world, economy, shock, equilibrium);
  for (std::size_t at = 0; at < change.size(); ++at) {
    const double value_before = before.values()[at];
    change.values()[at] = value_before > 0 ? change.values()[at] / value_before * price_before.values()[at] / price.values()[at]
                                           : std::numeric_limits<double>::quiet_NaN();
  }
  return change;
}

}  // namespace entrepot
