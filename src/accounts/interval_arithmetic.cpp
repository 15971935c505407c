#include "accounts/interval_arithmetic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entrepot {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double smallest_exact = 1e-250;  // below it the error of a product may itself vanish by underflow

/// The library's functions are within a unit or two of the last place.
Bounds outward(double low, double high, int steps) {
  if (std::isnan(low) || std::isnan(high)) return whole_line();
  for (int step = 0; step < steps; ++step) {
    low = std::nextafter(low, -infinity);
    high = std::nextafter(high, infinity);
  }
  return {low, high};
}

/// An end and whether it is exact: only what was rounded is moved outward.
struct End {
  double value = 0;
  bool exact = false;
};

/// Knuth's error-free sum. Infinite ends are not moved anyway.
End sum(double a, double b) {
  const double s = a + b, part = s - a;
  return {s, (a - (s - part)) + (b - part) == 0};
}

/// 0 times infinity is 0: an end that is not reached. A product that vanishes though no factor does was rounded.
End product(double a, double b) {
  if (a == 0 || b == 0) return {0, true};
  const double p = a * b;
  return {p, std::abs(p) > smallest_exact && std::fma(a, b, -p) == 0};
}

End quotient(double a, double b) {
  const double q = a / b;
  return {q, a == 0 || (std::abs(q) > smallest_exact && std::abs(a) > smallest_exact && std::fma(q, b, -a) == 0)};
}

Bounds outward(End low, End high) {
  if (std::isnan(low.value) || std::isnan(high.value)) return whole_line();
  return {low.exact ? low.value : std::nextafter(low.value, -infinity),
          high.exact ? high.value : std::nextafter(high.value, infinity)};
}

bool is_zero(Bounds a) { return a.low == 0 && a.high == 0; }

Bounds enclose(const std::array<End, 4>& ends) {
  if (std::ranges::any_of(ends, [](const End& end) { return std::isnan(end.value); })) return whole_line();
  // Of equal ends the rounded one is the outer.
  const auto below = [](const End& a, const End& b) { return a.value != b.value ? a.value < b.value : !a.exact && b.exact; };
  const auto above = [](const End& a, const End& b) { return a.value != b.value ? a.value < b.value : a.exact && !b.exact; };
  const End low = *std::ranges::min_element(ends, below), high = *std::ranges::max_element(ends, above);
  Bounds enclosed = outward(low, high);
  if (low.value >= 0) enclosed.low = std::max(0.0, enclosed.low);  // no rounding changes a sign
  if (high.value <= 0) enclosed.high = std::min(0.0, enclosed.high);
  return enclosed;
}

/// (e^u - 1 - u) / u^2, which rises in u: the slope of the logarithmic mean of a and b by a, with u = ln(b / a).
double slope_by_log_ratio(double u) {
  if (std::abs(u) < 1e-2) return 0.5 + u / 6 * (1 + u / 4 * (1 + u / 5 * (1 + u / 6)));
  return (std::expm1(u) - u) / (u * u);
}

}  // namespace

Bounds whole_line() { return {-infinity, infinity}; }

Bounds add(Bounds a, Bounds b) {
  if (is_zero(a)) return b;
  if (is_zero(b)) return a;
  Bounds total = outward(sum(a.low, b.low), sum(a.high, b.high));
  if (a.low >= 0 && b.low >= 0) total.low = std::max(0.0, total.low);
  if (a.high <= 0 && b.high <= 0) total.high = std::min(0.0, total.high);
  return total;
}

Bounds subtract(Bounds a, Bounds b) { return add(a, {-b.high, -b.low}); }

Bounds multiply(Bounds a, Bounds b) {
  if (is_zero(a) || is_zero(b)) return zero_bounds;
  return enclose({product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)});
}

Bounds divide(Bounds a, Bounds b) {
  if (b.low <= 0 && b.high >= 0) {
    if (is_zero(b) || (b.low < 0 && b.high > 0)) return whole_line();
    // One end of b is zero: its inverse is a half line.
    const Bounds inverse = b.low == 0 ? Bounds{1 / b.high, infinity} : Bounds{-infinity, 1 / b.low};
    return multiply(a, inverse);
  }
  if (is_zero(a)) return zero_bounds;
  return enclose({quotient(a.low, b.low), quotient(a.low, b.high), quotient(a.high, b.low), quotient(a.high, b.high)});
}

Bounds whole_power(Bounds a, int exponent) {
  if (exponent == 0) return {1, 1};
  if (exponent < 0) return divide({1, 1}, whole_power(a, -exponent));
  const double low = std::pow(a.low, exponent), high = std::pow(a.high, exponent);
  if (exponent % 2 == 1) return outward(low, high, 2);
  if (a.low <= 0 && a.high >= 0) return {0, outward(0, std::max(low, high), 2).high};
  const Bounds power = outward(std::min(low, high), std::max(low, high), 2);
  return {std::max(0.0, power.low), power.high};
}

Bounds natural_log(Bounds a) {
  if (a.high <= 0) return whole_line();
  const double low = a.low <= 0 ? -infinity : std::log(a.low);
  return outward(low, std::log(a.high), 2);
}

Bounds exponential(Bounds a) {
  const Bounds power = outward(std::exp(a.low), std::exp(a.high), 2);
  return {std::max(0.0, power.low), power.high};
}

Bounds square_root(Bounds a) {
  if (a.high < 0) return whole_line();
  const Bounds root = outward(std::sqrt(std::max(0.0, a.low)), std::sqrt(a.high), 1);
  return {std::max(0.0, root.low), root.high};
}

Bounds absolute(Bounds a) {
  if (a.low >= 0) return a;
  if (a.high <= 0) return {-a.high, -a.low};
  return {0, std::max(-a.low, a.high)};
}

Bounds minimum(Bounds a, Bounds b) { return {std::min(a.low, b.low), std::min(a.high, b.high)}; }
Bounds maximum(Bounds a, Bounds b) { return {std::max(a.low, b.low), std::max(a.high, b.high)}; }
Bounds hull(Bounds a, Bounds b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

double log_mean(double a, double b) {
  if (!(a >= 0) || !(b >= 0)) return std::numeric_limits<double>::quiet_NaN();
  if (a == 0 || b == 0) return 0;
  if (a == b) return a;
  // With u = ln(a / b): sqrt(ab) sinh(u / 2) / (u / 2), which loses no digits where a is near b; its series is even in u.
  const double u = std::log(a / b), half = u / 2;
  const double ratio = std::abs(half) < 1e-3 ? 1 + half * half / 6 * (1 + half * half / 20) : std::sinh(half) / half;
  return std::sqrt(a) * std::sqrt(b) * ratio;
}

Bounds log_mean(Bounds a, Bounds b) {
  if (a.low < 0 || b.low < 0) return whole_line();
  constexpr int units = 16;  // of a logarithm, a hyperbolic sine and two roots
  const Bounds mean = outward(log_mean(a.low, b.low), log_mean(a.high, b.high), units);
  return {std::max(0.0, mean.low), mean.high};
}

Bounds log_mean_slope(Bounds a, Bounds b) {
  if (a.low < 0 || b.low < 0) return whole_line();
  if (a.low == 0 || b.low == 0 || std::isinf(a.high) || std::isinf(b.high)) return {0, infinity};
  constexpr double margin = 1e-9;  // of a slope: its sign and size decide where extremes lie, not its last digits
  return {slope_by_log_ratio(std::log(b.low / a.high)) * (1 - margin),
          slope_by_log_ratio(std::log(b.high / a.low)) * (1 + margin)};
}

}  // namespace entrepot
