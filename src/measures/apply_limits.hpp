// Quotas and price caps: from a measure's flows to the limits of a shock.
#pragma once

#include <vector>

#include "entrepot/scenario.hpp"
#include "measures/cell_ledger.hpp"

namespace entrepot {

/// The limits of a measure of kind quota or price_cap on `flows`, which trade and are not banned, in the order of Shock:
/// a quota is one limit for each flow, or one for all of them where it is shared; a price cap one for each exporter and sector.
/// `rent` has been checked against the World.
std::vector<Limit> limits_of(const Measure& measure, const std::vector<FlowCell>& flows, const World& world);

/// Of limits on the same flows the tightest; the order of the others is kept.
std::vector<Limit> tightest(std::vector<Limit> limits);

}  // namespace entrepot
