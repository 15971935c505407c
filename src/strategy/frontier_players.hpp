// The players and sectors of the frontier question, found in the World before any work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

struct FrontierPlayers {
  Country target;
  std::vector<Country> coalition;  ///< in World order
  std::vector<Sector> sectors;     ///< that may be taxed, in World order
  Scenario others;                 ///< the scenario without the group of measures that the taxes replace
  std::vector<std::string> warnings;
};

/// Errors: InputError (no such question, unknown codes, a target within the coalition, a grid, dates without `on`, a burden that
/// is shared).
FrontierPlayers frontier_players(const World& world, const Scenario& scenario, const std::optional<std::string>& on);

}  // namespace entrepot
