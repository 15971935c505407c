// Whom a scenario is about.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

/// Third country and target of the compliance question, `pairs`, then the countries that measures name; no one twice. Groups name
/// nobody.
std::vector<Country> scenario_players(const Scenario& scenario, const World& world,
                                      std::span<const std::pair<Country, Country>> pairs);

}  // namespace entrepot
