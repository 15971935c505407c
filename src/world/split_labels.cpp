#include "world/split_labels.hpp"

namespace entrepot {
namespace {

/// Each layer's rates for the group hold for every member.
TariffLayer split_layer(const TariffLayer& layer, const std::vector<std::vector<Country>>& members) {
  TariffLayer out{layer.name, layer.text, layer.source, layer.first_year, {}};
  for (const TariffCell& cell : layer.cells)
    for (Country importer : members[static_cast<std::size_t>(cell.importer.value)])
      for (Country exporter : members[static_cast<std::size_t>(cell.exporter.value)])
        if (importer != exporter) out.cells.push_back({cell.sector, importer, exporter, cell.rate});
  return out;
}

}  // namespace

World split_labels(const World& base, Country group, const std::vector<SplitEconomy>& economies) {
  World world = base;
  const auto at = static_cast<std::ptrdiff_t>(group.value);
  std::vector<std::string> codes, names;
  for (const SplitEconomy& one : economies) {
    codes.push_back(one.code);
    names.push_back(one.name);
  }
  world.countries.insert(world.countries.begin() + at, codes.begin(), codes.end());
  world.country_names.insert(world.country_names.begin() + at, names.begin(), names.end());
  const std::size_t count = world.country_count(), sectors = world.sector_count(), added = economies.size();
  std::vector<Country> old(count);
  std::vector<std::vector<Country>> members(base.country_count());
  for (Country n : all<Country>(count)) {
    const auto place = static_cast<std::size_t>(n.value), first = static_cast<std::size_t>(at);
    old[place] = Country(place < first ? place : place < first + added ? first : place - added);
    members[static_cast<std::size_t>(old[place].value)].push_back(n);
  }
  world.flow = Flows({sectors, count, count});
  world.tariff = Flows({sectors, count, count});
  world.value_added_share = SectorByCountry({sectors, count});
  world.input_share = InputShares({count, sectors, sectors});
  for (Country n : all<Country>(count)) {
    const Country from = old[static_cast<std::size_t>(n.value)];
    for (Sector j : all<Sector>(sectors)) {
      world.value_added_share(j, n) = base.value_added_share(j, from);
      for (Country i : all<Country>(count)) world.tariff(j, n, i) = base.tariff(j, from, old[static_cast<std::size_t>(i.value)]);
      for (Sector k : all<Sector>(sectors)) world.input_share(n, j, k) = base.input_share(from, j, k);
    }
  }
  world.layers.clear();
  for (const TariffLayer& layer : base.layers) world.layers.push_back(split_layer(layer, members));
  return world;
}

}  // namespace entrepot
