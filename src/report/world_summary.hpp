// What `world show` says about a World, as numbers: totals by sector and country, tariffs weighted by cross-border trade.
#pragma once

#include <vector>

#include "entrepot/world.hpp"

namespace entrepot {

struct SectorSummary {
  Sector sector;
  double output = 0, trade = 0;                ///< million USD; trade is cross-border
  double mean_tariff = 0, largest_tariff = 0;  ///< rates on cross-border trade; the largest where there is any trade
};
std::vector<SectorSummary> summarise_sectors(const World& world);

struct CountrySummary {
  Country country;
  double value_added = 0, exports = 0, imports = 0, deficit = 0;  ///< million USD
  double mean_tariff = 0;                                         ///< levied on its imports
};
std::vector<CountrySummary> summarise_countries(const World& world);

/// A pair that a layer changes, with the World's own rate and the layer's by sector; NaN where the layer leaves a sector alone.
struct LayerPair {
  Country importer, exporter;
  std::vector<double> own, layer;
};
std::vector<LayerPair> layer_pairs(const World& world, const TariffLayer& layer);

}  // namespace entrepot
