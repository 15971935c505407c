// The tariff war of Lashkaripour (2021) on WIOD 2014: 44 economies and 16 sectors without input-output links, services tariffs
// included, and what the paper's public code finds for it.
#pragma once

#include <string>
#include <vector>

#include "entrepot/world.hpp"

namespace entrepot::testing {

/// Needs shared/reference/lashkaripour_2021_nash. Not balanced: solve the baseline under the closure `zero` first ("purge").
World lashkaripour_world();
/// theta = sigma - 1 by sector of a set: "IS", "U4" ...
BySector lashkaripour_elasticity(const std::string& set);

/// Against the purged economy, countries in World order, printed with ten digits.
struct LashkaripourWar {
  std::vector<double> welfare_pct, tariff, wage, income;
};
LashkaripourWar lashkaripour_war(const World& world, const std::string& set);

}  // namespace entrepot::testing
