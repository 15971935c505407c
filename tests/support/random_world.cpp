#include "support/random_world.hpp"

#include <cassert>
#include <cmath>
#include <random>
#include <string>

namespace entrepot::testing {

void complete_calibration(World& world) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  world.final_share = SectorByCountry({J, N});
  world.value_added = ByCountry({N});
  world.deficit = ByCountry({N});
  SectorByCountry output({J, N}), purchases({J, N});
  for (Sector j : all<Sector>(J)) {
    for (Country n : all<Country>(N)) {
      for (Country i : all<Country>(N)) {
        const double x = world.flow(j, n, i);
        output(j, i) += x;
        purchases(j, n) += x * (1 + world.tariff(j, n, i));
        if (i != n) world.deficit(n) += x, world.deficit(i) -= x;
      }
    }
  }
  for (Country n : all<Country>(N)) {
    double total = 0;
    for (Sector j : all<Sector>(J)) {
      world.value_added(n) += world.value_added_share(j, n) * output(j, n);
      double final_demand = purchases(j, n);
      for (Sector k : all<Sector>(J))
        final_demand -= world.input_share(n, j, k) * (1 - world.value_added_share(k, n)) * output(k, n);
      assert(final_demand >= 0);
      world.final_share(j, n) = final_demand;
      total += final_demand;
    }
    for (Sector j : all<Sector>(J)) world.final_share(j, n) /= total;
  }
}

World random_world(unsigned seed, const RandomWorldParams& params) {
  std::mt19937_64 engine(seed);
  const auto uniform = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(engine() >> 11) * 0x1p-53;
  };
  World world;
  world.name = "random-" + std::to_string(seed);
  world.year = 2000;
  world.kind = "stylised";
  const std::size_t J = params.sectors, N = params.countries;
  for (std::size_t n = 0; n < N; ++n) {
    world.countries.push_back("C" + std::to_string(10 + n));
    world.country_names.push_back("Country " + std::to_string(n));
  }
  for (std::size_t j = 0; j < J; ++j) {
    world.sectors.push_back("S" + std::to_string(j));
    world.sector_names.push_back("Sector " + std::to_string(j));
    world.goods.push_back(j + 1 < J || J == 1);
  }
  world.flow = Flows({J, N, N});
  world.tariff = Flows({J, N, N});
  world.value_added_share = SectorByCountry({J, N}, 1.0);
  world.input_share = InputShares({N, J, J});
  std::vector<double> size(N);
  for (double& s : size) s = std::exp(uniform(0, 3));
  for (Sector j : all<Sector>(J)) {
    for (Country n : all<Country>(N)) {
      for (Country i : all<Country>(N)) {
        if (i == n) {
          world.flow(j, n, i) = 100 * size[static_cast<std::size_t>(n.value)] * uniform(0.8, 1.2);
        } else if (params.balanced && i < n) {
          world.flow(j, n, i) = world.flow(j, i, n);
        } else if (uniform(0, 1) >= params.zero_share) {
          world.flow(j, n, i) =
              10 * std::sqrt(size[static_cast<std::size_t>(n.value)] * size[static_cast<std::size_t>(i.value)]) * uniform(0.2, 1);
        }
        if (i != n && params.largest_tariff > 0) world.tariff(j, n, i) = uniform(0, params.largest_tariff);
      }
    }
  }
  if (params.input_output) {
    for (Country n : all<Country>(N)) {
      for (Sector k : all<Sector>(J)) {
        world.value_added_share(k, n) = uniform(0.5, 0.8);
        double total = 0;
        for (Sector j : all<Sector>(J)) total += world.input_share(n, j, k) = uniform(0.7, 1.3);
        for (Sector j : all<Sector>(J)) world.input_share(n, j, k) /= total;
      }
    }
  }
  complete_calibration(world);
  return world;
}

}  // namespace entrepot::testing
