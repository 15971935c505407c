#include "report/world_summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace entrepot {

std::vector<SectorSummary> summarise_sectors(const World& world) {
  std::vector<SectorSummary> list;
  for (Sector j : all<Sector>(world.sector_count())) {
    SectorSummary one{.sector = j};
    double duty = 0;
    for (Country n : all<Country>(world.country_count()))
      for (Country i : all<Country>(world.country_count())) {
        const double value = world.flow(j, n, i), rate = world.tariff(j, n, i);
        one.output += value;
        if (n == i) continue;
        one.trade += value;
        duty += value * rate;
        if (value > 0) one.largest_tariff = std::max(one.largest_tariff, rate);
      }
    one.mean_tariff = one.trade > 0 ? duty / one.trade : 0;
    list.push_back(one);
  }
  return list;
}

std::vector<CountrySummary> summarise_countries(const World& world) {
  std::vector<CountrySummary> list;
  for (Country n : all<Country>(world.country_count())) {
    CountrySummary one{.country = n, .value_added = world.value_added(n), .deficit = world.deficit(n)};
    double duty = 0;
    for (Sector j : all<Sector>(world.sector_count()))
      for (Country i : all<Country>(world.country_count())) {
        if (n == i) continue;
        one.exports += world.flow(j, i, n);
        one.imports += world.flow(j, n, i);
        duty += world.flow(j, n, i) * world.tariff(j, n, i);
      }
    one.mean_tariff = one.imports > 0 ? duty / one.imports : 0;
    list.push_back(one);
  }
  return list;
}

std::vector<LayerPair> layer_pairs(const World& world, const TariffLayer& layer) {
  std::map<std::pair<Country, Country>, LayerPair> pairs;
  for (const TariffCell& cell : layer.cells) {
    LayerPair& pair = pairs[{cell.importer, cell.exporter}];
    pair.importer = cell.importer;
    pair.exporter = cell.exporter;
    pair.layer.resize(world.sector_count(), std::numeric_limits<double>::quiet_NaN());
    pair.layer[static_cast<std::size_t>(cell.sector.value)] = cell.rate;
  }
  std::vector<LayerPair> list;
  for (auto& [key, pair] : pairs) {
    for (Sector j : all<Sector>(world.sector_count())) pair.own.push_back(world.tariff(j, pair.importer, pair.exporter));
    list.push_back(std::move(pair));
  }
  return list;
}

}  // namespace entrepot
