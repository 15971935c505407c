// What solve refuses before any work: shapes and values outside their stated ranges.
#pragma once

#include <span>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// Errors: InputError with every problem found.
void check_solve_input(const World& world, const Economy& economy, std::span<const Shock> shocks, const SolverParams& params);

}  // namespace entrepot
