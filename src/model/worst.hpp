// The larger of two residuals, where what is not a number is worse than everything.
#pragma once

#include <cmath>

namespace entrepot {

inline double worst_of(double a, double b) { return b > a || std::isnan(b) ? b : a; }

}  // namespace entrepot
