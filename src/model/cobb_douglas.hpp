// Where a trade elasticity counts as zero: the constant-share limit of the trade equations.
#pragma once

#include <cmath>

namespace entrepot {

/// |sigma - 1| < 0.05 takes the Cobb-Douglas limit: shares constant, prices geometric means.
inline bool is_cobb_douglas(double trade_elasticity) { return std::abs(trade_elasticity) < 0.05; }

}  // namespace entrepot
