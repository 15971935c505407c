// Aggregation: countries and sectors summed by map, so that an exactly balanced World stays exactly balanced.
//
// Everything that is a share is taken back to the money behind it, summed and divided again:
//   X' = sum X            t' = sum tX / sum X          beta' = sum beta Y / sum Y       (Y = output)
//   gamma'_jk = sum Z_jk / sum Z_.k, Z = gamma (1 - beta) Y      alpha'_j = sum alpha_j I / sum I, I = VA + R + D
// Where the money is 0 the plain mean of the members stands in: nothing can depend on it but the labels of an empty cell.

#include <cassert>
#include <map>
#include <tuple>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

/// A mean weighted by money, the plain mean where there is no money.
struct WeightedMean {
  double weighted = 0, weight = 0, plain = 0;
  int count = 0;
  void add(double value, double by) {
    weighted += value * by;
    weight += by;
    plain += value;
    ++count;
  }
  double value() const { return weight > 0 ? weighted / weight : (count > 0 ? plain / count : 0); }
};

class Aggregation {
 public:
  Aggregation(const World& world, const AggregationMap& regions, const AggregationMap& sectors)
      : old_(world), regions_(regions), sectors_(sectors), output_(gross_output(world.flow)) {}

  World run() {
    labels();
    flows();
    technology();
    budgets();
    elasticity_sets();
    layers();
    world_.id = content_id(world_);
    return world_;
  }

 private:
  Country region(Country n) const { return Country(regions_.of[static_cast<std::size_t>(n.value)]); }
  Sector group(Sector j) const { return Sector(sectors_.of[static_cast<std::size_t>(j.value)]); }
  auto old_countries() const { return all<Country>(old_.country_count()); }
  auto old_sectors() const { return all<Sector>(old_.sector_count()); }

  /// The name stays where a code stands for itself alone; a merged one is named by its code.
  static std::vector<std::string> names(const AggregationMap& map, const std::vector<std::string>& codes,
                                        const std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < map.codes.size(); ++i) {
      std::vector<std::size_t> members;
      for (std::size_t old = 0; old < map.of.size(); ++old)
        if (map.of[old] == i) members.push_back(old);
      out.push_back(members.size() == 1 && codes[members[0]] == map.codes[i] ? names[members[0]] : map.codes[i]);
    }
    return out;
  }

  void labels() {
    world_.name = fmt::format("{}-{}x{}", old_.name, regions_.codes.size(), sectors_.codes.size());
    world_.year = old_.year;
    world_.unit = old_.unit;
    world_.kind = old_.kind;
    world_.countries = regions_.codes;
    world_.country_names = names(regions_, old_.countries, old_.country_names);
    world_.sectors = sectors_.codes;
    world_.sector_names = names(sectors_, old_.sectors, old_.sector_names);
    world_.goods.assign(sectors_.codes.size(), true);
    for (Sector j : old_sectors())
      if (!old_.goods[static_cast<std::size_t>(j.value)]) world_.goods[static_cast<std::size_t>(group(j).value)] = false;
    world_.active_layer = old_.active_layer;
    world_.repairs = old_.repairs;
    world_.sources = old_.sources;
    world_.command = old_.command;
  }

  void flows() {
    const std::size_t sectors = sectors_.codes.size(), countries = regions_.codes.size();
    world_.flow = Flows({sectors, countries, countries});
    Array<WeightedMean, Sector, Country, Country> rate({sectors, countries, countries});
    for (Sector j : old_sectors())
      for (Country n : old_countries())
        for (Country i : old_countries()) {
          world_.flow(group(j), region(n), region(i)) += old_.flow(j, n, i);
          rate(group(j), region(n), region(i)).add(old_.tariff(j, n, i), old_.flow(j, n, i));
        }
    world_.tariff = Flows(world_.flow.extents());
    for (std::size_t cell = 0; cell < rate.size(); ++cell) world_.tariff.values()[cell] = rate.values()[cell].value();
  }

  void technology() {
    const std::size_t sectors = sectors_.codes.size(), countries = regions_.codes.size();
    Array<WeightedMean, Sector, Country> value_added_share({sectors, countries});
    InputShares money({countries, sectors, sectors}), plain({countries, sectors, sectors});
    for (Country n : old_countries())
      for (Sector k : old_sectors()) {
        value_added_share(group(k), region(n)).add(old_.value_added_share(k, n), output_(k, n));
        for (Sector j : old_sectors()) {
          const double share = old_.input_share(n, j, k);
          money(region(n), group(j), group(k)) += share * (1 - old_.value_added_share(k, n)) * output_(k, n);
          plain(region(n), group(j), group(k)) += share;
        }
      }
    world_.value_added_share = SectorByCountry({sectors, countries});
    world_.input_share = InputShares({countries, sectors, sectors});
    for (Country n : all<Country>(countries))
      for (Sector k : all<Sector>(sectors)) {
        world_.value_added_share(k, n) = value_added_share(k, n).value();
        set_input_shares(n, k, column_sum(money, n, k) > 0 ? money : plain);
      }
  }

  static double column_sum(const InputShares& uses, Country n, Sector user) {
    double sum = 0;
    for (Sector j : all<Sector>(uses.extent(1))) sum += uses(n, j, user);
    return sum;
  }
  void set_input_shares(Country n, Sector user, const InputShares& uses) {
    const double sum = column_sum(uses, n, user);
    if (sum <= 0 || world_.value_added_share(user, n) >= 1) return;  // uses no intermediates
    for (Sector j : all<Sector>(uses.extent(1))) world_.input_share(n, j, user) = uses(n, j, user) / sum;
  }

  void budgets() {
    const std::size_t sectors = sectors_.codes.size(), countries = regions_.codes.size();
    const ByCountry revenue = tariff_revenue(old_.flow, old_.tariff);
    world_.final_share = SectorByCountry({sectors, countries});
    world_.value_added = ByCountry({countries});
    world_.deficit = ByCountry({countries});
    ByCountry income({countries});
    for (Country n : old_countries()) {
      world_.value_added(region(n)) += old_.value_added(n);
      world_.deficit(region(n)) += old_.deficit(n);
      const double spent = old_.value_added(n) + revenue(n) + old_.deficit(n);
      income(region(n)) += spent;
      for (Sector j : old_sectors()) world_.final_share(group(j), region(n)) += old_.final_share(j, n) * spent;
    }
    for (Sector j : all<Sector>(sectors))
      for (Country n : all<Country>(countries)) world_.final_share(j, n) /= income(n);
  }

  /// Weights: cross-border trade of each old sector.
  void elasticity_sets() {
    for (const ElasticitySet& set : old_.elasticity_sets) {
      std::vector<WeightedMean> sigma(sectors_.codes.size());
      for (Sector j : old_sectors()) {
        double trade = 0;
        for (Country n : old_countries())
          for (Country i : old_countries())
            if (n != i) trade += old_.flow(j, n, i);
        sigma[static_cast<std::size_t>(group(j).value)].add(set.sigma(j), trade);
      }
      ElasticitySet merged{set.name, set.horizon, set.source, BySector({sigma.size()})};
      for (Sector j : all<Sector>(sigma.size())) merged.sigma(j) = sigma[static_cast<std::size_t>(j.value)].value();
      world_.elasticity_sets.push_back(std::move(merged));
    }
  }

  /// A layer gives each merged flow that it touches the rate that its members would pay together.
  void layers() {
    for (const TariffLayer& layer : old_.layers) {
      Flows rate = old_.tariff;
      std::map<std::tuple<Sector, Country, Country>, WeightedMean> merged;
      for (const TariffCell& cell : layer.cells) {
        rate(cell.sector, cell.importer, cell.exporter) = cell.rate;
        merged[{group(cell.sector), region(cell.importer), region(cell.exporter)}] = {};
      }
      for (Sector j : old_sectors())
        for (Country n : old_countries())
          for (Country i : old_countries())
            if (const auto at = merged.find({group(j), region(n), region(i)}); at != merged.end())
              at->second.add(rate(j, n, i), old_.flow(j, n, i));
      TariffLayer out{layer.name, layer.text, layer.source, layer.first_year, {}};
      for (const auto& [place, mean] : merged)
        out.cells.push_back({std::get<0>(place), std::get<1>(place), std::get<2>(place), mean.value()});
      world_.layers.push_back(std::move(out));
    }
  }

  const World& old_;
  const AggregationMap &regions_, &sectors_;
  SectorByCountry output_;
  World world_;
};

[[maybe_unused]] bool covers(const AggregationMap& map, std::size_t old_count) {
  std::vector<bool> used(map.codes.size(), false);
  if (map.of.size() != old_count) return false;
  for (std::size_t to : map.of) {
    if (to >= used.size()) return false;
    used[to] = true;
  }
  for (bool one : used)
    if (!one) return false;
  return true;
}

}  // namespace

World aggregate(const World& world, const AggregationMap& regions, const AggregationMap& sectors) {
  assert(covers(regions, world.country_count()) && covers(sectors, world.sector_count()));
  return Aggregation(world, regions, sectors).run();
}

}  // namespace entrepot
