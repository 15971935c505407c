// Prices, one equation a function (MODEL.md M4, eqs. 1 and 7; Caliendo and Parro 2015, eqs. 4 and 14).
#include <cmath>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// Eq. 1: c-hat^j_n = w-hat_n^beta prod_k P-hat^k_n^(gamma^kj (1 - beta)).
SectorByCountry unit_cost_change(const World& world, const Equilibrium& equilibrium) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  SectorByCountry cost({J, N});
  for (Country n : all<Country>(N)) {
    for (Sector j : all<Sector>(J)) {
      double log_inputs = 0;
      for (Sector k : all<Sector>(J)) log_inputs += world.input_share(n, k, j) * std::log(equilibrium.price_change(k, n));
      const double beta = world.value_added_share(j, n);
      cost(j, n) = std::exp(beta * std::log(equilibrium.wage_change(n)) + (1 - beta) * log_inputs);
    }
  }
  return cost;
}

/// Eq. 7, denominator: prod_j P-hat^j_n^alpha^j_n.
ByCountry consumer_price_change(const World& world, const Equilibrium& equilibrium) {
  ByCountry index({world.country_count()});
  for (Country n : all<Country>(world.country_count())) {
    double log_index = 0;
    for (Sector j : all<Sector>(world.sector_count()))
      log_index += world.final_share(j, n) * std::log(equilibrium.price_change(j, n));
    index(n) = std::exp(log_index);
  }
  return index;
}

}  // namespace entrepot
