// Splits the input rows that WIOD keeps merged (mining, forestry and fishing, basic metals, other transport equipment)
// among the ICIO sectors they serve, country by country.
#pragma once

#include "entrepot/world.hpp"
#include "world/technology.hpp"

namespace entrepot {

/// Input coefficients [country][input][using sector], purchases over output, for all ICIO sectors. The rows of a group add
/// to the group's coefficient. Seed: prior times the country's purchases; fitted (RAS) so that each using sector keeps its
/// total and the sectors of a group sell the same share of their purchases to producers. Mining support is the exception:
/// what miners do not use is exploration, an investment, so it serves producers only by the prior, or where the others are
/// used up. Source of the method: docs/decisions/0004-world-balancing.md.
InputShares split_merged_inputs(const Technology& technology, const SectorByCountry& output, const SectorByCountry& purchases);

}  // namespace entrepot
