// Limits on prices: shadow prices that buyers pay on top, just high enough that producers' prices fall to the bounds.
#pragma once

#include <functional>

#include "entrepot/shock.hpp"
#include "model/joint_map.hpp"

namespace entrepot {

/// True if some flow that a limit on prices names can still trade.
bool has_price_limits(const JointMap& map, const Shock& shock);

/// What `settle` does: finds the equilibrium of the map at its shadow prices, from the last one; false where there is none.
/// `for_slopes`: only to measure slopes; the next call starts from the same state again.
using Settle = std::function<bool(bool for_slopes)>;

/// Semismooth Newton on the shadow prices, around whole equilibria; the map is left at the last one settled. Slopes are measured,
/// one equilibrium for each limit: limits on prices are few, by exporter and sector. Returns the limits that are still not met.
std::vector<std::size_t> hold_prices(JointMap& map, const Shock& shock, double tolerance, const Settle& settle);

}  // namespace entrepot
