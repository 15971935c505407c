#include "measures/mixture_wedge.hpp"

#include <cassert>
#include <cmath>

namespace entrepot {

double effective_trade_cost(double share_hit, double wedge, double trade_elasticity) {
  assert(share_hit >= 0 && share_hit <= 1 && wedge >= 0 && trade_elasticity > 0);
  // 1 - phi (1 - e^(-theta Delta)), with both roundings kept where the wedge or the share is small.
  const double lost = share_hit * -std::expm1(-trade_elasticity * wedge);
  return std::exp(-std::log1p(-lost) / trade_elasticity);
}

}  // namespace entrepot
