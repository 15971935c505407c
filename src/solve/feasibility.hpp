// Scenarios that have no equilibrium, found before any work: MODEL.md M6 "Pitfall".
#pragma once

#include <optional>

#include "entrepot/equilibrium.hpp"
#include "model/joint_map.hpp"

namespace entrepot {

/// Names the first market with spending and no supplier, the first country whose trade cannot carry the balance that the
/// closure asks of it, or the first group of countries cut off with an imbalance; empty if none.
std::optional<Diagnosis> find_infeasibility(const World& world, const Economy& economy, const JointMap& map);

/// Groups of countries that can still trade with each other, by number; one group unless trade falls apart.
std::vector<int> trading_groups(const JointMap& map, std::size_t country_count);

}  // namespace entrepot
