#include "measures/mixture_wedge.hpp"

#include <cassert>
#include <cmath>

namespace entrepot {
namespace {

constexpr double cobb_douglas_elasticity = 0.05;  // below it in size the engine takes the Cobb-Douglas limit (Economy)

}  // namespace

double effective_trade_cost(double share_hit, double wedge, double trade_elasticity) {
  assert(share_hit >= 0 && share_hit <= 1 && wedge >= 0);
  if (share_hit == 0) return 1;
  if (std::isinf(wedge) && trade_elasticity <= cobb_douglas_elasticity) return wedge;
  if (std::abs(trade_elasticity) < cobb_douglas_elasticity) return std::exp(share_hit * wedge);
  // 1 - phi (1 - e^(-theta Delta)), with both roundings kept where the wedge or the share is small.
  const double lost = share_hit * -std::expm1(-trade_elasticity * wedge);
  return std::exp(-std::log1p(-lost) / trade_elasticity);
}

}  // namespace entrepot
