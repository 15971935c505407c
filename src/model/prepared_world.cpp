#include <algorithm>
#include <cmath>

#include "model/benchmark.hpp"
#include "model/prepared_world.hpp"

namespace entrepot {

PreparedWorld::PreparedWorld(const World& w, const Economy& e)
    : world(w),
      economy(e),
      J(w.sector_count()),
      N(w.country_count()),
      stride(padded(N)),
      shares(J * N * stride, 0.0),
      net_shares(J * N * stride, 0.0),
      taxed(J, 0),
      own_only(J, 1),
      active_importers(J),
      links(N * N, 0),
      inputs(N * J * J, 0.0),
      value_added_share(N * J),
      final_share(N * J),
      expenditure(N * J),
      nested(!e.substitution.is_cobb_douglas()),
      mobile(std::isinf(e.factor_mobility)) {
  const Flows pi = benchmark_shares(world);
  const SectorByCountry spending = benchmark_expenditure(world);
  const ByCountry benchmark = benchmark_income(world);
  income.assign(benchmark.values().begin(), benchmark.values().end());
  for (std::size_t j = 0; j < J; ++j) {
    for (std::size_t n = 0; n < N; ++n) {
      const auto share = pi.row(Sector(j), Country(n));
      const auto tariff = world.tariff.row(Sector(j), Country(n));
      double* row = &shares[(j * N + n) * stride];
      double* net = &net_shares[(j * N + n) * stride];
      for (std::size_t i = 0; i < N; ++i) {
        row[i] = share[i];
        net[i] = share[i] / (1 + tariff[i]);
        if (share[i] > 0 && tariff[i] != 0) taxed[j] = 1;
        if (share[i] > 0 && i != n) own_only[j] = 0, ++links[n * N + i];
      }
      value_added_share[n * J + j] = world.value_added_share(Sector(j), Country(n));
      final_share[n * J + j] = world.final_share(Sector(j), Country(n));
      expenditure[n * J + j] = spending(Sector(j), Country(n));
      if (expenditure[n * J + j] > 0) active_importers[j].push_back(static_cast<std::int32_t>(n));
    }
  }
  for (std::size_t n = 0; n < N; ++n) {
    for (std::size_t k = 0; k < J; ++k) {
      for (std::size_t j = 0; j < J; ++j) {
        inputs[(n * J + k) * J + j] = world.input_share(Country(n), Sector(k), Sector(j)) * (1 - value_added_share[n * J + j]);
      }
    }
  }
  if (!mobile) set_factor_shares();
}

void PreparedWorld::set_factor_shares() {
  factor_share.assign(N * J, 0.0);
  for (std::size_t j = 0; j < J; ++j) {
    for (const Country n : all<Country>(N)) {
      for (const Country i : all<Country>(N)) {
        const std::size_t at = static_cast<std::size_t>(i.value) * J + j;
        factor_share[at] += value_added_share[at] * world.flow(Sector(j), n, i);
      }
    }
  }
  for (std::size_t n = 0; n < N; ++n) {
    double sum = 0;
    for (std::size_t j = 0; j < J; ++j) sum += factor_share[n * J + j];
    for (std::size_t j = 0; j < J; ++j) factor_share[n * J + j] /= sum;
  }
}

}  // namespace entrepot
