// Expectations over tariff regimes (MODEL.md 11.4), arithmetic alone: present values over a Markov chain, and the belief at which
// a third country just complies.
#pragma once

#include <vector>

#include "entrepot/compliance.hpp"

namespace entrepot {

using Transitions = std::vector<std::vector<double>>;

/// The same chain with another probability that `regime` lasts; ways out keep their proportions (even ones where there are none).
Transitions with_persistence(const Transitions& transitions, std::size_t regime, double persistence);

/// The persistence of `regime` at which q PV(stake) = PV(gain) + motives; log income, by regime. Bisection to the last bit.
BreakEvenBelief break_even_belief(const Transitions& transitions, double discount, std::size_t regime,
                                  const std::vector<double>& gains, const std::vector<double>& stakes, double motives, double q);

}  // namespace entrepot
