// The players of the compliance question, found in the World before any work.
#pragma once

#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

struct PenaltyPlayers {
  std::string id;
  std::vector<Country> enforcers;  ///< in World order
  double factor = 1;               ///< trade-cost factor of the penalty
};

struct CompliancePlayers {
  Country third, target;
  std::vector<PenaltyPlayers> penalties;
  std::vector<std::string> warnings;
};

/// Errors: InputError (unknown codes, third country and target the same, an enforcer that is either of them, no enforcer).
CompliancePlayers compliance_players(const World& world, const Scenario& scenario);

}  // namespace entrepot
