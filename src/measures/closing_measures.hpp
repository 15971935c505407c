// Which measures closed a market: what a message about an equilibrium that does not exist must name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

/// Ids, in file order, of the bans in force on a day (all bans without one) that close imports of one of `buyers` in `sector`;
/// with an empty sector, imports or exports of one of them in any sector. `buyers` are codes of the World. The scenario must be
/// one that `apply` accepts.
std::vector<std::string> closing_measures(const Scenario& scenario, const World& world, const std::optional<std::string>& on,
                                          const std::vector<std::string>& buyers, const std::string& sector);

}  // namespace entrepot
