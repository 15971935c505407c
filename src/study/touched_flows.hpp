// Which bilateral flows a run's measures touch, and what became of the largest.
#pragma once

#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

/// Importer and exporter of flows whose policy differs between the two shocks, largest baseline trade first (all sectors).
std::vector<std::pair<Country, Country>> touched_flows(const Shock& baseline_shock, const Shock& shock,
                                                       const Flows& trade_baseline, const World& world);

/// Diversion of the `count` largest.
std::vector<Diversion> largest_diversions(const World& world, const Shock& baseline_shock, const Run& run, std::size_t count);

}  // namespace entrepot
