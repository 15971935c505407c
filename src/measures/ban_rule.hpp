// Where goods can hardly replace each other a ban has no finite cost: such a ban is refused before any work.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

/// A ban in a sector whose sigma = trade_elasticity + 1 is at most 1.05 becomes a problem that names measure, sector and sigma.
/// The scenario must be one that `apply` accepts. Source: docs/conventions.md; the cost of losing suppliers with share s is
/// -ln(1 - s) / (sigma - 1), without bound as sigma falls to 1.
void refuse_bans_without_finite_cost(const Scenario& scenario, const World& world, const BySector& trade_elasticity,
                                     Problems& problems);

}  // namespace entrepot
