// The coalition's measures as fewer, more or other economies would take them, and scaled up.
#pragma once

#include "strategy/coalition_players.hpp"

namespace entrepot {

enum class Scale {
  as_written,
  all_sectors,          ///< every measure but a ban on all sectors
  embargo,              ///< a ban in both directions on the sectors that the measures name
  embargo_all_sectors,  ///< on all
};

/// The scenario's shock with the coalition's measures taken by `part` (ascending; none = nobody), its other measures as they are.
/// A member takes part in a measure if the measure names it, an economy from outside in every one of them.
Shock coalition_shock(const World& world, const Scenario& scenario, const CoalitionPlayers& players,
                      const std::vector<Country>& part, Scale scale, const std::optional<std::string>& on);

/// Sectors that the coalition's measures name, in World order.
std::vector<Sector> coalition_sectors(const World& world, const Scenario& scenario, const CoalitionPlayers& players);

}  // namespace entrepot
