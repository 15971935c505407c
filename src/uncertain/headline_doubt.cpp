#include "uncertain/headline_doubt.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "uncertain/sobol_indices.hpp"

namespace entrepot {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double lowest_share = 0.05, highest_share = 0.95;

double share_above(std::span<const double> sorted, double bound) {
  const auto above = sorted.end() - std::ranges::upper_bound(sorted, bound);
  return static_cast<double>(above) / static_cast<double>(sorted.size());
}

/// With as many more values at one end as there are failed draws.
double with_failed(const std::vector<double>& sorted, std::size_t failed, double end, double p) {
  std::vector<double> all = sorted;
  all.insert(end < 0 ? all.begin() : all.end(), failed, end);
  return sorted_quantile(all, p);
}

/// Sorted answers of both matrices, without those of one block; npos leaves none out.
std::vector<double> answers(std::span<const double> a, std::span<const double> b, std::size_t block, std::size_t left_out) {
  std::vector<double> sorted;
  for (const std::span<const double> matrix : {a, b}) {
    for (std::size_t d = 0; d < matrix.size(); ++d) {
      if (d / block != left_out && !std::isnan(matrix[d])) sorted.push_back(matrix[d]);
    }
  }
  std::ranges::sort(sorted);
  return sorted;
}

}  // namespace

double sorted_quantile(std::span<const double> sorted, double p) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double low = sorted[below], high = sorted[std::min(below + 1, sorted.size() - 1)];
  const double between = place - static_cast<double>(below);
  if (low == high || between == 0) return low;
  if (std::isinf(low)) return std::isinf(high) ? (between < 0.5 ? low : high) : low;
  return std::isinf(high) ? high : low + between * (high - low);
}

HeadlineDoubt summarise_headline(const Headline& central, std::span<const double> a, std::span<const double> b,
                                 std::size_t replicates) {
  const std::size_t block = a.size() / replicates;
  const std::vector<double> sorted = answers(a, b, block, replicates);
  std::vector<std::vector<double>> without;
  for (std::size_t r = 0; r < replicates; ++r) without.push_back(answers(a, b, block, r));
  const auto error_of = [&](const auto& estimate) {
    std::vector<double> estimates;
    for (const std::vector<double>& rest : without) estimates.push_back(estimate(rest));
    return jackknife_error(estimates);
  };

  HeadlineDoubt doubt{.id = central.id, .words = central.words, .unit = central.unit, .central = central.value};
  doubt.draws = a.size() + b.size();
  doubt.failed = doubt.draws - sorted.size();
  doubt.infinite = static_cast<std::size_t>(std::ranges::count_if(sorted, [](double v) { return std::isinf(v); }));
  const auto at = [&](double p) {
    return Quantile{.value = sorted_quantile(sorted, p),
                    .error = error_of([&](const std::vector<double>& rest) { return sorted_quantile(rest, p); }),
                    .failed_lowest = with_failed(sorted, doubt.failed, -infinite, p),
                    .failed_highest = with_failed(sorted, doubt.failed, infinite, p)};
  };
  doubt.low = at(lowest_share);
  doubt.median = at(0.5);
  doubt.high = at(highest_share);
  doubt.critical = central.unit == "probability" || central.unit == "factor" ? 1 : 0;
  const auto share = [&](double bound, double& value, double& error) {
    value = share_above(sorted, bound);
    error = error_of([&](const std::vector<double>& rest) { return share_above(rest, bound); });
  };
  share(0, doubt.above_zero, doubt.above_zero_error);
  share(doubt.critical, doubt.above_critical, doubt.above_critical_error);
  return doubt;
}

}  // namespace entrepot
