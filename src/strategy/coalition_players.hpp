// The players of the coalition question and what each measure asks of them, found in the World before any work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

/// One measure that members take against the target.
struct CoalitionMeasure {
  std::size_t index = 0;        ///< in Scenario::measures
  bool target_sells = false;    ///< the target is its exporter, the members its importers; else the other way round
  std::vector<Country> takers;  ///< members that it names, in World order
};

struct CoalitionPlayers {
  Country target;
  std::vector<Country> members, others;  ///< others: every further economy but the target; both in World order
  std::vector<CoalitionMeasure> measures;
  std::vector<std::string> warnings;
};

/// Members as of the day `on`, in World order. Errors: InputError (unknown codes; no member in the World).
std::vector<Country> coalition_members(const World& world, const Scenario& scenario, const std::optional<std::string>& on,
                                       std::vector<std::string>& warnings);

/// Errors: InputError as solve_coalition.
CoalitionPlayers coalition_players(const World& world, const Scenario& scenario, const std::optional<std::string>& on);

}  // namespace entrepot
