#include "detect/sample_tests.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace entrepot::detect {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Moments {
  double count = 0, mean = 0, variance = 0;
};

Moments moments(std::span<const double> values) {
  Moments m;
  for (const double v : values) {
    if (std::isnan(v)) continue;
    m.count += 1;
    m.mean += v;
  }
  if (m.count == 0) return m;
  m.mean /= m.count;
  for (const double v : values)
    if (!std::isnan(v)) m.variance += (v - m.mean) * (v - m.mean);
  m.variance /= std::max(1.0, m.count - 1);
  return m;
}

double t_tail(double t, double freedom) { return boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), t)); }

/// Ranks from 1, ties shared, less their mean.
std::vector<double> centred_ranks(std::span<const double> values) {
  const std::size_t n = values.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> ranks(n);
  for (std::size_t a = 0; a < n;) {
    std::size_t b = a;
    while (b < n && values[order[b]] == values[order[a]]) ++b;
    for (std::size_t k = a; k < b; ++k) ranks[order[k]] = (static_cast<double>(a + b) - static_cast<double>(n)) / 2;
    a = b;
  }
  return ranks;
}

double product(std::span<const double> x, std::span<const double> y, std::size_t lag) {
  double sum = 0;
  for (std::size_t i = 0; i + lag < x.size(); ++i) sum += x[i] * y[i + lag];
  return sum;
}

}  // namespace

double welch_rise(std::span<const double> before, std::span<const double> after) {
  constexpr double fewest_before = 6, fewest_after = 3;
  const Moments b = moments(before), a = moments(after);
  if (b.count < fewest_before || a.count < fewest_after) return none;
  const double vb = b.variance / b.count, va = a.variance / a.count, v = vb + va;
  if (v == 0) return a.mean > b.mean ? 0 : a.mean < b.mean ? 1 : 0.5;
  const double freedom = v * v / (vb * vb / (b.count - 1) + va * va / (a.count - 1));
  return t_tail((a.mean - b.mean) / std::sqrt(v), freedom);
}

double activity_rise(std::size_t active_before, std::size_t before_months, std::size_t active_after, std::size_t after_months) {
  const std::size_t active = active_before + active_after, months = before_months + after_months;
  const std::size_t least = active > before_months ? active - before_months : 0;
  if (active_after <= least) return 1;
  const boost::math::hypergeometric_distribution<double> law(static_cast<unsigned>(active), static_cast<unsigned>(after_months),
                                                             static_cast<unsigned>(months));
  return boost::math::cdf(boost::math::complement(law, static_cast<double>(active_after - 1)));
}

double rank_correlation_p(std::span<const double> x, std::span<const double> y) {
  constexpr std::size_t fewest = 12;
  const std::size_t n = x.size();
  if (n < fewest || y.size() != n) return none;
  const std::vector<double> rx = centred_ranks(x), ry = centred_ranks(y);
  const double xx = product(rx, rx, 0), yy = product(ry, ry, 0);
  if (xx == 0 || yy == 0) return none;
  const double rho = product(rx, ry, 0) / std::sqrt(xx * yy);
  const auto size = static_cast<double>(n);
  double inverse = 1 / size;
  for (std::size_t lag = 1; lag <= n / 4; ++lag) {
    const double shrink = (size - static_cast<double>(lag)) / size;
    const double both = product(rx, rx, lag) / xx * (product(ry, ry, lag) / yy);
    inverse += 2 / size * shrink * both;
  }
  const double independent = std::min(size, 1 / std::max(inverse, 1 / size));
  const double freedom = independent - 2;
  if (freedom < 1) return none;
  if (rho >= 1) return 0;
  return t_tail(rho * std::sqrt(freedom / (1 - rho * rho)), freedom);
}

}  // namespace entrepot::detect
