// Trade balances after a shock, by closure (MODEL.md M4).
#pragma once

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// D'_n, million USD, for wages w-hat: (a) D_n; (b) 0; (c) w_n (D_n - VA_n sum_m D_m w_m / sum_m w_m VA_m).
/// Each adds to 0 where the benchmark deficits do.
void closure_deficits(const World& world, Closure closure, std::span<const double> wage_change, std::span<double> deficits);

}  // namespace entrepot
