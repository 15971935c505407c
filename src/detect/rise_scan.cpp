#include "detect/rise_scan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>
#include <vector>

#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace entrepot::detect {
namespace {

constexpr int most = 4;  // constant, trend, cosine, sine
using Vector = std::array<double, most>;
using Matrix = std::array<Vector, most>;

/// What distinguishes a month. Time runs from -1/2 to 1/2 over the months before.
Vector regressors(std::size_t t, std::size_t before, int calendar_month) {
  const double wave = 2 * std::numbers::pi * static_cast<double>(static_cast<std::size_t>(calendar_month) + t) / 12;
  const double time = (static_cast<double>(t) - (static_cast<double>(before) - 1) / 2) / static_cast<double>(before);
  return {1, time, std::cos(wave), std::sin(wave)};
}

double dot(const Vector& a, const Vector& b, int k) {
  double sum = 0;
  for (int i = 0; i < k; ++i) sum += a[static_cast<std::size_t>(i)] * b[static_cast<std::size_t>(i)];
  return sum;
}

/// Cholesky in place, lower triangle. False where the matrix is not positive definite.
bool factor(Matrix& a, int k) {
  for (int j = 0; j < k; ++j) {
    const auto c = static_cast<std::size_t>(j);
    for (std::size_t r = c; r < static_cast<std::size_t>(k); ++r) {
      double sum = a[r][c];
      for (std::size_t m = 0; m < c; ++m) sum -= a[r][m] * a[c][m];
      if (r == c) {
        if (!(sum > 1e-12 * a[r][r]) || a[r][r] <= 0) return false;
        a[r][r] = std::sqrt(sum);
      } else {
        a[r][c] = sum / a[c][c];
      }
    }
  }
  return true;
}

Vector solved(const Matrix& l, Vector b, int k) {
  const auto n = static_cast<std::size_t>(k);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t m = 0; m < i; ++m) b[i] -= l[i][m] * b[m];
    b[i] /= l[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t m = i + 1; m < n; ++m) b[i] -= l[m][i] * b[m];
    b[i] /= l[i][i];
  }
  return b;
}

struct Fit {
  bool found = false;
  Vector b{};
  Matrix information{};  // its Cholesky factor
};

constexpr std::size_t longest = 64;  // months: what was more than five years before says little of today
constexpr std::size_t trend_at = 1;

/// A pull of the trend towards `mean`, as strong as `weight` months at it would be.
struct Pull {
  double weight = 0, mean = 0;
};

/// Poisson scores brought to zero by Newton's method; `y` has mean 1.
Fit fit_mean(std::span<const double> y, const std::array<Vector, longest>& x, int k, const Pull& pull) {
  constexpr int most_steps = 30;
  constexpr double widest = 30;  // of a log mean: beyond it there is no maximum
  Fit fit;
  for (int step = 0; step < most_steps; ++step) {
    Vector score{};
    Matrix information{};
    for (std::size_t t = 0; t < y.size(); ++t) {
      const double eta = dot(x[t], fit.b, k);
      if (std::abs(eta) > widest) return fit;
      const double mu = std::exp(eta);
      for (std::size_t r = 0; r < static_cast<std::size_t>(k); ++r) {
        score[r] += x[t][r] * (y[t] - mu);
        for (std::size_t c = 0; c <= r; ++c) information[r][c] += x[t][r] * x[t][c] * mu;
      }
    }
    if (pull.weight > 0) {
      score[trend_at] -= pull.weight * (fit.b[trend_at] - pull.mean);
      information[trend_at][trend_at] += pull.weight;
    }
    if (!factor(information, k)) return fit;
    fit.information = information;
    const Vector move = solved(information, score, k);
    double largest = 0;
    for (std::size_t r = 0; r < static_cast<std::size_t>(k); ++r) largest = std::max(largest, std::abs(move[r]));
    const double length = largest > 2 ? 2 / largest : 1;  // the first steps from a far start would overshoot
    for (std::size_t r = 0; r < static_cast<std::size_t>(k); ++r) fit.b[r] += length * move[r];
    if (largest < 1e-8) {
      fit.found = true;
      return fit;
    }
  }
  return fit;
}

/// A fit with what is left of the months around it.
struct Described {
  Fit fit;
  std::array<double, longest> mu{};
  double dispersion = 0, unit = 0;  // variance of a month = unit mu + dispersion mu²
  double inflation = 0;             // variance over that of Poisson, on the average of the months
};

Described describe(std::span<const double> y, const std::array<Vector, longest>& x, int k, double unit, const Pull& pull) {
  Described d;
  d.unit = unit;
  d.fit = fit_mean(y, x, k, pull);
  if (!d.fit.found) return d;
  double squares = 0, means = 0, mean_squares = 0;
  for (std::size_t t = 0; t < y.size(); ++t) {
    d.mu[t] = std::exp(dot(x[t], d.fit.b, k));
    squares += (y[t] - d.mu[t]) * (y[t] - d.mu[t]);
    means += d.mu[t];
    mean_squares += d.mu[t] * d.mu[t];
  }
  const auto n = static_cast<double>(y.size());
  d.dispersion = std::max(0.0, squares * n / (n - k) - unit * means) / mean_squares;
  d.inflation = unit + d.dispersion * mean_squares / means;
  return d;
}

Forecast forecast_of(const Described& d, std::size_t before, std::size_t after, int calendar_month, int k) {
  double expected = 0, own = 0;
  Vector slope{};
  for (std::size_t t = before; t < before + after; ++t) {
    const Vector at = regressors(t, before, calendar_month);
    const double m = std::exp(dot(at, d.fit.b, k));
    expected += m;
    own += d.unit * m + d.dispersion * m * m;
    for (std::size_t r = 0; r < static_cast<std::size_t>(k); ++r) slope[r] += m * at[r];
  }
  const double through = d.inflation * dot(slope, solved(d.fit.information, slope, k), k);
  constexpr double least_variance = 1e-12;  // months that never differ: any rise at all stands out
  const double square = expected * expected;
  // The variance of a variance grows with the months' kurtosis, 6 c² for gamma months: fewer degrees of freedom are left.
  const double freedom = (static_cast<double>(before) - k) / (1 + 1.5 * d.dispersion);
  return {expected, 2 / std::max(own / square, least_variance), 2 / std::max(through / square, least_variance),
          std::max(freedom, 2.0)};
}

}  // namespace

double Forecast::tail(double sum) const {
  if (sum <= 0) return 1;
  const double chance = boost::math::cdf(boost::math::complement(boost::math::fisher_f(months, mean), sum / expected));
  if (chance <= 0) return 0;
  if (chance >= 1) return 1;
  const double score = boost::math::quantile(boost::math::complement(boost::math::normal(), chance));
  return boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), score));
}

double Forecast::point(double chance) const {
  const double score = boost::math::quantile(boost::math::students_t(freedom), chance);
  return expected * boost::math::quantile(boost::math::fisher_f(months, mean), boost::math::cdf(boost::math::normal(), score));
}

Rise scan_rise(std::span<const double> before, std::span<const double> after, int calendar_month, FlowKind kind,
               bool trend_and_season, const TrendPrior& prior) {
  Rise rise;
  rise.observed = std::accumulate(after.begin(), after.end(), 0.0);
  if (before.size() > longest) {
    calendar_month = static_cast<int>((static_cast<std::size_t>(calendar_month) + before.size() - longest) % 12);
    before = before.last(longest);
  }
  const std::size_t n = before.size();
  const double scale = std::accumulate(before.begin(), before.end(), 0.0) / static_cast<double>(n);
  const int k = trend_and_season ? most : 1;
  if (!(scale > 0) || n <= static_cast<std::size_t>(k) + 1 || after.empty()) return rise;
  std::array<double, longest> y{};
  std::array<Vector, longest> x{};
  for (std::size_t t = 0; t < n; ++t) {
    y[t] = before[t] / scale;
    x[t] = regressors(t, n, calendar_month);
  }
  const double unit = kind == FlowKind::counts ? 1 / scale : 0;
  Described d = describe({y.data(), n}, x, k, unit, {});
  if (!d.fit.found) return rise;
  if (trend_and_season) {
    const Vector along = solved(d.fit.information, {0, 1, 0, 0}, k);
    rise.trend = d.fit.b[trend_at];
    rise.trend_variance = d.inflation * along[trend_at];
    if (std::isfinite(prior.variance)) {
      constexpr double least_variance = 1e-6;
      d = describe({y.data(), n}, x, k, unit, {d.inflation / std::max(prior.variance, least_variance), prior.mean});
      if (!d.fit.found) return rise;
    }
  }
  Forecast forecast = forecast_of(d, n, after.size(), calendar_month, k);
  forecast.expected *= scale;
  rise.tested = true;
  rise.dispersion = d.dispersion;
  rise.forecast = forecast;
  rise.p = forecast.tail(rise.observed - (kind == FlowKind::counts ? 0.5 : 0));
  return rise;
}

TrendPrior trend_prior(std::span<const Rise> scans) {
  constexpr std::size_t fewest = 30;
  constexpr double widest = 3;  // log points: a cell that grows twentyfold in the months before tells nothing of the others
  constexpr int rounds = 20;
  std::vector<std::pair<double, double>> trends;
  for (const Rise& r : scans)
    if (r.tested && r.trend_variance > 0 && std::abs(r.trend) < widest) trends.emplace_back(r.trend, r.trend_variance);
  TrendPrior prior;
  if (trends.size() < fewest) return prior;
  double mean = 0, variance = 0.1;
  for (int round = 0; round < rounds; ++round) {
    double weights = 0, sum = 0, squares = 0, spread_weights = 0;
    for (const auto& [trend, error] : trends) {
      weights += 1 / (error + variance);
      sum += trend / (error + variance);
    }
    mean = sum / weights;
    for (const auto& [trend, error] : trends) {
      const double weight = 1 / ((error + variance) * (error + variance));
      squares += weight * ((trend - mean) * (trend - mean) - error);
      spread_weights += weight;
    }
    variance = std::max(0.0, squares / spread_weights);
  }
  return {mean, variance};
}

}  // namespace entrepot::detect
