// The stake in closed form, for tests and for intuition (MODEL.md 11.3).
#include <cmath>

#include "entrepot/strategy.hpp"

namespace entrepot {

/// pi_s(t) = pi0 (1 + t)^-theta / (1 - pi0 + pi0 (1 + t)^-theta); Pi = -ln(1 - pi_s) / theta, and with the tariff's revenue
/// also - ln(1 - pi_s t / (1 + t)). One sector, import side, factor prices fixed.
double small_economy_stake(double base_share, double trade_elasticity, double tariff, bool with_revenue) {
  const double kept = base_share * std::pow(1 + tariff, -trade_elasticity);
  const double share = kept / (1 - base_share + kept);
  const double loss_of_variety = -std::log1p(-share) / trade_elasticity;
  return with_revenue ? loss_of_variety - std::log1p(-share * tariff / (1 + tariff)) : loss_of_variety;
}

}  // namespace entrepot
