#include "entrepot/price_volume.hpp"

#include <cmath>
#include <limits>

#include "accounts/interval_arithmetic.hpp"

namespace entrepot {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Prices and quantities of a good, with the price of the other period where there was nothing to price.
struct Priced {
  double p0, p1, q0, q1;
};

Priced priced(const PricedFlow& flow) {
  Priced good{nan, nan, flow.quantity_before, flow.quantity_now};
  if (good.q0 > 0) good.p0 = flow.value_before / good.q0;
  if (good.q1 > 0) good.p1 = flow.value_now / good.q1;
  if (std::isnan(good.p0)) good.p0 = std::isnan(good.p1) ? 0 : good.p1;
  if (std::isnan(good.p1)) good.p1 = good.p0;
  return good;
}

struct Totals {
  double q0 = 0, q1 = 0;
};

Totals totals(const std::vector<PricedFlow>& flows) {
  Totals sum;
  for (const PricedFlow& flow : flows) {
    sum.q0 += flow.quantity_before;
    sum.q1 += flow.quantity_now;
  }
  return sum;
}

double square_mean(double a, double b) { return std::sqrt(a * b); }

}  // namespace

PriceVolumeSplit lmdi_split(const std::vector<PricedFlow>& flows, bool common_unit) {
  PriceVolumeSplit split;
  const Totals total = totals(flows);
  double of_total = 0;
  for (const PricedFlow& flow : flows) {
    const double change = flow.value_now - flow.value_before;
    split.change += change;
    if (flow.quantity_before <= 0 || flow.quantity_now <= 0) {
      split.volume += change;  // the limit: the weight of what came from nothing vanishes, its logarithm does not
      continue;
    }
    const Priced good = priced(flow);
    const double weight = log_mean(flow.value_now, flow.value_before);
    split.volume += weight * std::log(good.q1 / good.q0);
    split.price += weight * std::log(good.p1 / good.p0);
    of_total += weight * std::log(total.q1 / total.q0);
  }
  split.total_volume = common_unit ? of_total : nan;
  split.mix = common_unit ? split.volume - of_total : nan;
  return split;
}

PriceVolumeSplit bennet_split(const std::vector<PricedFlow>& flows, bool common_unit) {
  PriceVolumeSplit split;
  const Totals total = totals(flows);
  double of_total = 0, of_mix = 0;
  for (const PricedFlow& flow : flows) {
    const Priced good = priced(flow);
    const double price = (good.p0 + good.p1) / 2;
    split.change += flow.value_now - flow.value_before;
    split.volume += price * (good.q1 - good.q0);
    split.price += (good.q0 + good.q1) / 2 * (good.p1 - good.p0);
    const double share0 = total.q0 > 0 ? good.q0 / total.q0 : 0, share1 = total.q1 > 0 ? good.q1 / total.q1 : 0;
    of_total += price * (share0 + share1) / 2 * (total.q1 - total.q0);
    of_mix += price * (total.q0 + total.q1) / 2 * (share1 - share0);
  }
  split.total_volume = common_unit ? of_total : nan;
  split.mix = common_unit ? of_mix : nan;
  return split;
}

PriceVolumeSplit laspeyres_split(const std::vector<PricedFlow>& flows) {
  PriceVolumeSplit split{.total_volume = nan, .mix = nan};
  for (const PricedFlow& flow : flows) {
    const Priced good = priced(flow);
    split.change += flow.value_now - flow.value_before;
    split.volume += good.p0 * (good.q1 - good.q0);
    split.price += good.q0 * (good.p1 - good.p0);
    split.cross += (good.p1 - good.p0) * (good.q1 - good.q0);
  }
  return split;
}

PriceVolumeIndices price_volume_indices(const std::vector<PricedFlow>& flows) {
  double p0q0 = 0, p1q0 = 0, p0q1 = 0, p1q1 = 0;
  for (const PricedFlow& flow : flows) {
    const Priced good = priced(flow);
    p0q0 += good.p0 * good.q0;
    p1q0 += good.p1 * good.q0;
    p0q1 += good.p0 * good.q1;
    p1q1 += good.p1 * good.q1;
  }
  PriceVolumeIndices indices{.value = p1q1 / p0q0,
                             .price_laspeyres = p1q0 / p0q0,
                             .price_paasche = p1q1 / p0q1,
                             .volume_laspeyres = p0q1 / p0q0,
                             .volume_paasche = p1q1 / p1q0};
  indices.price_fisher = square_mean(indices.price_laspeyres, indices.price_paasche);
  indices.volume_fisher = square_mean(indices.volume_laspeyres, indices.volume_paasche);
  return indices;
}

std::optional<BenchmarkSplit> benchmark_split(const std::vector<PricedFlow>& flows) {
  BenchmarkSplit split;
  for (const PricedFlow& flow : flows) {
    if (!flow.benchmark_before || !flow.benchmark_now) return std::nullopt;
    const Priced good = priced(flow);
    const double quantity = (good.q0 + good.q1) / 2, benchmark = *flow.benchmark_now - *flow.benchmark_before;
    split.benchmark += quantity * benchmark;
    split.discount += quantity * (good.p1 - good.p0 - benchmark);
  }
  return split;
}

}  // namespace entrepot
