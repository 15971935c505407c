// Two countries and one good, the world of Gros (1987): the second has income 1000, the first `size` times that; the first spends
// `home_share` on its own good; trade is balanced and free, all output is value added.
#pragma once

#include "entrepot/world.hpp"
#include "support/random_world.hpp"

namespace entrepot::testing {

inline World gros_world(double size = 1, double home_share = 0.7) {
  World world;
  world.name = "gros";
  world.sectors = {"S"};
  world.sector_names = {"Sector"};
  world.goods = {true};
  world.countries = world.country_names = {"AAA", "BBB"};
  const double income = 1000, trade = (1 - home_share) * size * income;
  const Sector s(0);
  const Country a(0), b(1);
  world.flow = Flows({1, 2, 2}, trade);
  world.flow(s, a, a) = size * income - trade;
  world.flow(s, b, b) = income - trade;
  world.tariff = Flows({1, 2, 2});
  world.value_added_share = SectorByCountry({1, 2}, 1.0);
  world.input_share = InputShares({2, 1, 1});
  complete_calibration(world);
  return world;
}

}  // namespace entrepot::testing
