// Real income (MODEL.md M4, eq. 7), in logs so that differences between equilibria of one World are changes of welfare.
#include <cmath>
#include <limits>

#include "entrepot/outcomes.hpp"

namespace entrepot {

ByCountry log_real_income(const World& world, const Equilibrium& equilibrium) {
  ByCountry result({world.country_count()}, std::numeric_limits<double>::quiet_NaN());
  if (equilibrium.outcome != Outcome::converged) return result;
  const ByCountry consumer_price = equilibrium.consumer_price_change;
  for (Country n : all<Country>(world.country_count())) result(n) = std::log(equilibrium.income(n)) - std::log(consumer_price(n));
  return result;
}

}  // namespace entrepot
