// What behaviour tells of a tie's political value and of enforcement (MODEL.md 11.6): arithmetic alone.
#pragma once

#include "entrepot/compliance.hpp"

namespace entrepot {

/// Fills the line and both intervals of a bound whose observation, gain, stake, cost (percent) and enforcement stand in it.
/// `political_value`, percent, is the b at which q is bounded. A country that complied reveals q Pi >= G + b + m, one that
/// ignored q Pi <= G + b + m, for the true q of the range; what holds for no q of it is ruled out (Manski 2003: set
/// identification).
void bound_observation(double political_value, ObservedBound& bound);

/// The intersection of what the observations of one third country allow.
ValueRange intersect(const ValueRange& a, const ValueRange& b);

}  // namespace entrepot
