#include "model/prepared_world.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <span>

namespace entrepot {

namespace {

using Row = Eigen::Map<const Eigen::ArrayXd>;

Row row(std::span<const double> values) { return {values.data(), static_cast<Eigen::Index>(values.size())}; }

}  // namespace

PreparedWorld::PreparedWorld(const World& w, const Economy& e)
    : world(w),
      economy(e),
      J(w.sector_count()),
      N(w.country_count()),
      stride(padded(N)),
      shares(J * N * stride),
      net_shares(J * N * stride),
      taxed(J, 0),
      own_only(J, 1),
      active_importers(J),
      links(N * N, 0),
      inputs(N * J * J),
      value_added_share(N * J),
      final_share(N * J),
      expenditure(N * J),
      income(N, 0.0),
      nested(!e.substitution.is_cobb_douglas()),
      mobile(std::isinf(e.factor_mobility)) {
  for (std::size_t j = 0; j < J; ++j) {
    for (std::size_t n = 0; n < N; ++n) {
      lay_out_market(j, n);
      value_added_share[n * J + j] = world.value_added_share(Sector(j), Country(n));
      final_share[n * J + j] = world.final_share(Sector(j), Country(n));
    }
  }
  for (std::size_t n = 0; n < N; ++n) {
    links[n * N + n] = 0;
    income[n] += world.value_added(Country(n)) + world.deficit(Country(n));
    const Eigen::ArrayXd intermediates = 1 - row({&value_added_share[n * J], J});
    for (std::size_t k = 0; k < J; ++k) {
      Eigen::Map<Eigen::ArrayXd>(&inputs[(n * J + k) * J], static_cast<Eigen::Index>(J)) =
          row(world.input_share.row(Country(n), Sector(k))) * intermediates;
    }
  }
  if (!mobile) set_factor_shares();
}

/// All that one market's flows and tariffs say, in one pass over them; its tariff revenue is added to income.
void PreparedWorld::lay_out_market(std::size_t j, std::size_t n) {
  const auto count = static_cast<Eigen::Index>(N), padding = static_cast<Eigen::Index>(stride - N);
  const Row flow = row(world.flow.row(Sector(j), Country(n))), tariff = row(world.tariff.row(Sector(j), Country(n)));
  Eigen::Map<Eigen::ArrayXd> share(&shares[(j * N + n) * stride], count), net(&net_shares[(j * N + n) * stride], count);
  share = flow + flow * tariff;
  const double revenue = (flow * tariff).sum(), spending = share.sum();
  expenditure[n * J + j] = spending;
  income[n] += revenue;
  const double per_unit = spending > 0 ? 1 / spending : 0;
  share *= per_unit;
  net = flow * per_unit;
  Eigen::Map<Eigen::ArrayXd>(share.data() + count, padding).setZero();
  Eigen::Map<Eigen::ArrayXd>(net.data() + count, padding).setZero();
  if (!(spending > 0)) return;
  active_importers[j].push_back(static_cast<std::int32_t>(n));
  std::int32_t suppliers = 0;
  bool some_tariff = false;
  std::int32_t* link = &links[n * N];
  for (Eigen::Index i = 0; i < count; ++i) {
    const bool bought = flow[i] > 0;
    link[i] += bought;
    suppliers += bought;
    some_tariff |= bought & (tariff[i] != 0);
  }
  if (some_tariff) taxed[j] = 1;
  if (suppliers > (flow[static_cast<Eigen::Index>(n)] > 0)) own_only[j] = 0;
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
