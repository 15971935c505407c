// Alternative-supplier power (MODEL.md M11.3; the logic of Clayton, Maggiori and Schreger 2024).
#include <cassert>
#include <cmath>
#include <vector>

#include "entrepot/outcomes.hpp"
#include "outcomes/policy_rates.hpp"

namespace entrepot {

double supplier_power(std::span<const double> weights, std::span<const double> sigma, std::span<const double> supplier_shares) {
  assert(weights.size() == sigma.size() && weights.size() == supplier_shares.size());
  double power = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (weights[j] > 0 && supplier_shares[j] > 0) power -= weights[j] * std::log1p(-supplier_shares[j]) / (sigma[j] - 1);
  }
  return power;
}

double supplier_power(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                      Country supplier, Country buyer) {
  const Flows trade = trade_flows(world, economy, shock, equilibrium);
  const Flows tariff = tariff_rates(world, shock);
  const std::size_t J = world.sector_count();
  std::vector<double> weights(J), sigma(J), shares(J);
  for (Sector j : all<Sector>(J)) {
    const auto at = static_cast<std::size_t>(j.value);
    double purchases = 0;
    for (Country i : all<Country>(world.country_count())) purchases += trade(j, buyer, i) * (1 + tariff(j, buyer, i));
    weights[at] = purchases / equilibrium.income(buyer);
    sigma[at] = economy.trade_elasticity(j) + 1;
    shares[at] = purchases > 0 ? trade(j, buyer, supplier) * (1 + tariff(j, buyer, supplier)) / purchases : 0;
  }
  return supplier_power(weights, sigma, shares);
}

}  // namespace entrepot
