#include "world/tariff_repairs.hpp"

#include <fmt/core.h>

namespace entrepot {

void zero_services_tariffs(World& world) {
  for (Country n : all<Country>(world.country_count())) {
    const std::string& iso3 = world.countries[static_cast<std::size_t>(n.value)];
    for (Sector j : all<Sector>(world.sector_count())) {
      if (world.goods[static_cast<std::size_t>(j.value)]) continue;
      std::size_t cells = 0;
      double imports = 0, revenue = 0;
      for (Country i : all<Country>(world.country_count())) {
        if (i != n) imports += world.flow(j, n, i);
        if (world.tariff(j, n, i) == 0) continue;
        ++cells;
        revenue += world.tariff(j, n, i) * world.flow(j, n, i);
        world.tariff(j, n, i) = 0;
      }
      if (cells == 0) continue;
      world.repairs.push_back(
          {.rule = "services-tariff-zero",
           .text = fmt::format("{} published tariff rates of {} on services set to 0: customs levy none", cells, iso3),
           .sector = world.sectors[static_cast<std::size_t>(j.value)],
           .importer = iso3,
           .exporter = "",
           .before = imports > 0 ? revenue / imports : 0,
           .after = 0,
           .moved = revenue,
           .unit = "rate"});
    }
  }
}

void list_high_food_tariffs(World& world) {
  const auto food = world.find_sector("C10T12");
  if (!food) return;
  for (Country n : all<Country>(world.country_count())) {
    for (Country i : all<Country>(world.country_count())) {
      const double rate = world.tariff(*food, n, i);
      if (rate <= high_food_rate) continue;
      const std::string &importer = world.countries[static_cast<std::size_t>(n.value)],
                        &exporter = world.countries[static_cast<std::size_t>(i.value)];
      world.repairs.push_back(
          {.rule = "food-tariff-high-kept",
           .text = fmt::format("{} on food from {} is published as {:.1f} %: kept, but doubtful", importer, exporter, 100 * rate),
           .sector = "C10T12",
           .importer = importer,
           .exporter = exporter,
           .before = rate,
           .after = rate,
           .moved = 0,
           .unit = "rate"});
    }
  }
}

}  // namespace entrepot
