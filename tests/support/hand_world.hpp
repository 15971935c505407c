// A World small enough to check by eye: USA, CHN, DEU and ROW; two goods sectors and services. Invented numbers.
#pragma once

#include "entrepot/world.hpp"

namespace entrepot::testing {

/// flow(j, n, i) = 100 (j + 1) + 10 (n + 1) + (i + 1), domestic sales ten times that; tariffs 10 % on goods, 0 on services and at
/// home. CHN buys no A01 from DEU.
inline World hand_world() {
  World world;
  world.name = "hand";
  world.year = 2022;
  world.kind = "stylised";
  world.countries = {"USA", "CHN", "DEU", "ROW"};
  world.country_names = {"United States", "China", "Germany", "Rest of the world"};
  world.sectors = world.sector_names = {"A01", "C26", "SERV"};
  world.goods = {true, true, false};
  world.flow = Flows({3, 4, 4});
  world.tariff = Flows({3, 4, 4});
  for (const Sector j : all<Sector>(3)) {
    for (const Country n : all<Country>(4)) {
      for (const Country i : all<Country>(4)) {
        world.flow(j, n, i) = (100 * (j.value + 1) + 10 * (n.value + 1) + i.value + 1) * (n == i ? 10.0 : 1.0);
        world.tariff(j, n, i) = n == i || j == Sector(2) ? 0.0 : 0.1;
      }
    }
  }
  world.flow(Sector(0), Country(1), Country(2)) = 0;
  return world;
}

}  // namespace entrepot::testing
