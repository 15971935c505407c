// Alternative-supplier power (MODEL.md M11.3; the logic of Clayton, Maggiori and Schreger 2024).
#include <cassert>
#include <cmath>
#include <vector>

#include "outcomes/policy_rates.hpp"
#include "outcomes/tie_indices.hpp"

namespace entrepot {

double supplier_power(std::span<const double> weights, std::span<const double> sigma, std::span<const double> supplier_shares) {
  assert(weights.size() == sigma.size() && weights.size() == supplier_shares.size());
  double power = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (weights[j] > 0 && supplier_shares[j] > 0) power -= weights[j] * std::log1p(-supplier_shares[j]) / (sigma[j] - 1);
  }
  return power;
}

Purchases purchases_of(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium) {
  Purchases purchases{trade_flows(world, economy, shock, equilibrium), equilibrium.income, economy.trade_elasticity};
  const Flows tariff = tariff_rates(world, shock);
  for (std::size_t k = 0; k < tariff.size(); ++k) purchases.paid.values()[k] *= 1 + tariff.values()[k];
  for (double& sigma : purchases.sigma.values()) sigma += 1;
  return purchases;
}

double supplier_power(const Purchases& purchases, std::span<const Country> suppliers, std::span<const Country> buyers) {
  const Flows& paid = purchases.paid;
  std::vector<double> weights, shares;
  double income = 0;
  for (Country n : buyers) income += purchases.income(n);
  for (Sector j : all<Sector>(paid.extent(0))) {
    double whole = 0, part = 0;
    for (Country n : buyers) {
      for (double value : paid.row(j, n)) whole += value;
      for (Country i : suppliers) part += paid(j, n, i);
    }
    weights.push_back(whole / income);
    shares.push_back(whole > 0 ? part / whole : 0);
  }
  return supplier_power(weights, purchases.sigma.values(), shares);
}

double supplier_power(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                      Country supplier, Country buyer) {
  return supplier_power(purchases_of(world, economy, shock, equilibrium), std::span(&supplier, 1), std::span(&buyer, 1));
}

}  // namespace entrepot
