// What the equations need of a World, computed once: tariff-inclusive expenditure, expenditure shares, income.
#pragma once

#include "entrepot/world.hpp"

namespace entrepot {

/// Expenditure shares pi^j_ni = X^j_ni (1 + t^j_ni) / A^j_n; rows of markets without spending are 0.
Flows benchmark_shares(const World& world);

/// Tariff revenue R_n = sum_j sum_i t^j_ni X^j_ni, million USD.
ByCountry benchmark_tariff_revenue(const World& world);

}  // namespace entrepot
