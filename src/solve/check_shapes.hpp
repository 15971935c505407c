// Whether vectors of policies and of outcomes fit a World.
#pragma once

#include <span>

#include "entrepot/errors.hpp"
#include "entrepot/sensitivity.hpp"

namespace entrepot {

/// Errors: InputError with every problem: shapes, values that are not finite, transfers that do not add to 0.
void check_policies(std::span<const PolicyVector> policies, std::size_t sectors, std::size_t countries);
void check_outcomes(std::span<const OutcomeVector> outcomes, std::size_t sectors, std::size_t countries);

}  // namespace entrepot
