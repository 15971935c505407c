#include "support/small_world.hpp"

namespace entrepot::testing {
namespace {

/// Final shares, value added and deficits that make flows, tariffs and technology an equilibrium (MODEL.md M4).
void balance(World& world) {
  const std::size_t sectors = world.sector_count(), countries = world.country_count();
  world.final_share = SectorByCountry({sectors, countries});
  world.value_added = ByCountry({countries});
  world.deficit = ByCountry({countries});
  SectorByCountry output({sectors, countries}), purchases({sectors, countries});
  for (Sector j : all<Sector>(sectors))
    for (Country n : all<Country>(countries))
      for (Country i : all<Country>(countries)) {
        output(j, i) += world.flow(j, n, i);
        purchases(j, n) += world.flow(j, n, i) * (1 + world.tariff(j, n, i));
        world.deficit(n) += world.flow(j, n, i);
        world.deficit(i) -= world.flow(j, n, i);
      }
  for (Country n : all<Country>(countries)) {
    double spending = 0;
    for (Sector j : all<Sector>(sectors)) {
      world.value_added(n) += world.value_added_share(j, n) * output(j, n);
      double final = purchases(j, n);
      for (Sector k : all<Sector>(sectors))
        final -= world.input_share(n, j, k) * (1 - world.value_added_share(k, n)) * output(k, n);
      world.final_share(j, n) = final;
      spending += final;
    }
    for (Sector j : all<Sector>(sectors)) world.final_share(j, n) /= spending;
  }
}

template <class... Indices>
void set(Array<double, Indices...>& array, std::initializer_list<double> values) {
  std::copy(values.begin(), values.end(), array.values().begin());
}

}  // namespace

World small_world() {
  World world;
  world.name = "small";
  world.year = 2020;
  world.kind = "stylised";
  world.countries = {"AAA", "BBB", "CCC"};
  world.country_names = {"Aland", "Beland, \"the second\"", "Céland"};
  world.sectors = {"GDS", "SRV"};
  world.sector_names = {"Goods", "Services"};
  world.goods = {true, false};
  world.flow = Flows({2, 3, 3});
  set(world.flow, {400, 30.1, 20, 25, 300, 0, 10, 12.5, 90,  // goods: rows are importers, columns exporters
                   900, 8, 4, 6, 500, 2, 3, 1.0 / 3, 120});
  world.tariff = Flows({2, 3, 3});
  set(world.tariff, {0, 0.05, 0.1, 0.2, 0, 0.07, 0.03, 0.15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  world.value_added_share = SectorByCountry({2, 3});
  set(world.value_added_share, {0.35, 0.3, 0.45, 0.6, 0.55, 1});  // services of CCC use no intermediates
  world.input_share = InputShares({3, 2, 2});
  set(world.input_share, {0.6, 0.2, 0.4, 0.8, 0.7, 0.25, 0.3, 0.75, 0.5, 0, 0.5, 0});
  world.elasticity_sets = {{"uniform-4", "long", "a round number", BySector({2}, 5.0)},
                           {"own", "short", "invented", BySector({2}, 1.9)}};
  world.elasticity_sets[1].sigma(Sector(std::size_t{1})) = 0.9;
  const Sector goods(std::size_t{0});
  const Country a(std::size_t{0}), b(std::size_t{1});
  world.layers = {{"duties", "Duties between AAA and BBB", "invented", 2018, {{goods, a, b, 0.25}, {goods, b, a, 0.3}}}};
  world.repairs = {{"first-rule", "A flow, \"mirrored\", was set", "GDS", "AAA", "BBB", 30, 30.1, 0.1, "million USD"},
                   {"second-rule", "Tariffs on services set to 0", "SRV", "CCC", "", 0.02, 0, 0.5, "rate"}};
  world.sources = {{"Invented numbers", "nobody", "CC0-1.0", "none", "estimated", ""}};
  world.command = "entrepot world build --out 'small world.nc'";
  balance(world);
  world.id = content_id(world);
  return world;
}

}  // namespace entrepot::testing
