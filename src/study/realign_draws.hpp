// Draws of the stick-and-carrot map: what the map needs of each draw travels with the headlines, and is taken out again.
#pragma once

#include <vector>

#include "entrepot/realign.hpp"

namespace entrepot {

/// headlines() of the question in one draw, then the target's income at every pressure and transfer of the map ("map.0", ...).
Headlines realign_headlines(const World& world, const Economy& economy, const Scenario& scenario, const RealignGrid& grid,
                            const std::optional<std::string>& on, const SolverParams& params, const Control& control);
/// Takes the map out of the doubt: shares of draws that split, by point. `result` has the shape of the map.
RealignShares take_map(Uncertainty& doubt, const RealignResult& result);

}  // namespace entrepot
