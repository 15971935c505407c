// How much doubt an offer survives (MODEL.md M20): arithmetic alone.
#pragma once

#include "entrepot/realign.hpp"

namespace entrepot {

/// The doubt chi at which (1 - chi) most + chi betrayed = needed; all are ln real income of the target. `most` is what the best
/// offer gives if it is kept. Its bracket is [0, 1].
Threshold doubt_threshold(double most, double betrayed, double needed);

}  // namespace entrepot
