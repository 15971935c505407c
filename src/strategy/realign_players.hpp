// The players of the realign question, found in the World before any work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

struct RealignPlayers {
  struct Offer {
    std::string id;
    std::vector<Country> lifted_by;
  };
  struct Stick {
    std::string id;
    std::vector<Country> joined_by;
    std::optional<double> factor;
  };
  Country target, rival, payer;
  std::vector<Country> by;
  std::vector<Offer> offers;
  std::vector<Stick> sticks;
  std::vector<double> pressure;  ///< 1 first, embargo last
  std::vector<std::string> warnings;
};

/// All groups of countries in World order. Errors: InputError as solve_realign.
RealignPlayers realign_players(const World& world, const Scenario& scenario, const std::optional<std::string>& on);

}  // namespace entrepot
