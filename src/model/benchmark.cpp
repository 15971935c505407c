#include "model/benchmark.hpp"

#include "entrepot/equilibrium.hpp"

namespace entrepot {

Flows benchmark_shares(const World& world) {
  Flows shares(world.flow.extents());
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country n : all<Country>(world.country_count())) {
      const auto flow = world.flow.row(j, n);
      const auto tariff = world.tariff.row(j, n);
      auto share = shares.row(j, n);
      double expenditure = 0;
      for (std::size_t i = 0; i < flow.size(); ++i) expenditure += share[i] = flow[i] * (1 + tariff[i]);
      if (expenditure > 0) {
        for (double& s : share) s /= expenditure;
      }
    }
  }
  return shares;
}

ByCountry benchmark_tariff_revenue(const World& world) {
  ByCountry revenue({world.country_count()});
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country n : all<Country>(world.country_count())) {
      const auto flow = world.flow.row(j, n);
      const auto tariff = world.tariff.row(j, n);
      for (std::size_t i = 0; i < flow.size(); ++i) revenue(n) += flow[i] * tariff[i];
    }
  }
  return revenue;
}

ByCountry benchmark_income(const World& world) {
  ByCountry income = benchmark_tariff_revenue(world);
  for (Country n : all<Country>(world.country_count())) income(n) += world.value_added(n) + world.deficit(n);
  return income;
}

}  // namespace entrepot
