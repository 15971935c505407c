// The players of the compliance question, found in the World before any work.
#pragma once

#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

struct PenaltyPlayers {
  std::string id;
  std::vector<Country> enforcers;  ///< in World order
  double factor = 1;               ///< trade-cost factor on what the penalty reaches; 0 = cut off
  double exposure = 1;             ///< phi: share of the trade that it reaches
  std::vector<Sector> sectors;     ///< where it bears, in World order
};

struct CompliancePlayers {
  Country third, target;        ///< third = the first of thirds
  std::vector<Country> thirds;  ///< in the order of the scenario
  double factor = 1;            ///< trade-cost factor of complying
  std::vector<Sector> sectors;  ///< covered by the sanctions, in World order
  std::vector<PenaltyPlayers> penalties;
  std::vector<std::string> warnings;
};

/// Errors: InputError (unknown codes and sectors, third country and target the same, an enforcer that is a third country or the
/// target, no enforcer).
CompliancePlayers compliance_players(const World& world, const Scenario& scenario);

/// b + m of a third country, log income.
double compliance_motives(const Compliance& compliance, const std::string& third);
/// b of a third country, log income.
double political_value(const Compliance& compliance, const std::string& third);

}  // namespace entrepot
