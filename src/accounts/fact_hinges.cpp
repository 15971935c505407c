#include "accounts/fact_hinges.hpp"

#include <algorithm>
#include <cmath>

namespace entrepot {
namespace {

constexpr int doublings = 16;   // to 65536 half units: beyond it no rounding was ever meant
constexpr int bisections = 30;  // to a billionth of the radius

/// Where a difference lies: below zero, above it, or around it (0), beyond rounding and tolerance. Nothing where it has no ends.
std::optional<int> side_of(const Interval& difference, double tolerance) {
  if (!std::isfinite(difference.low) || !std::isfinite(difference.high)) return std::nullopt;
  return difference.high < -tolerance ? -1 : difference.low > tolerance ? 1 : 0;
}

/// Smallest step at which the difference leaves its first side, to a billionth; nothing where it never does.
std::optional<double> first_agreement(double unit, const std::function<std::optional<int>(double)>& side_after) {
  const std::optional<int> start = side_after(0);
  if (!start) return std::nullopt;
  double high = unit, low = 0;
  for (int step = 0;; ++step) {
    const std::optional<int> side = side_after(high);
    if (!side || step == doublings) return std::nullopt;
    if (*side != *start) break;
    low = high;
    high *= 2;
  }
  for (int step = 0; step < bisections; ++step) {
    const double middle = low + (high - low) / 2;
    (side_after(middle) == start ? low : high) = middle;
  }
  return high;
}

}  // namespace

std::vector<Hinge> hinges_of(const std::vector<const Fact*>& facts, const DifferenceOf& difference, double tolerance) {
  std::vector<Hinge> hinges;
  for (const Fact* suspect : facts) {
    const double value = suspect->printed.value, scale = suspect->unit.scale;
    const double unit = suspect->printed.half_unit > 0 ? suspect->printed.half_unit : std::max(std::abs(value), 1.0) * 1e-6;
    const auto side = [&](double step) {
      return side_of(difference([&](const std::string& id) {
                       return id == suspect->id ? exactly((value + step) * scale)
                                                : (*std::ranges::find(facts, id, &Fact::id))->interval();
                     }),
                     tolerance);
    };
    const auto up = first_agreement(unit, side);
    const auto down = first_agreement(unit, [&](double step) { return side(-step); });
    if (!up && !down) continue;
    const double step = up && (!down || *up <= *down) ? *up : -*down;
    hinges.push_back({.fact = suspect->id, .needed = value + step, .half_units = std::abs(step) / unit});
  }
  std::ranges::stable_sort(hinges, {}, &Hinge::half_units);
  return hinges;
}

}  // namespace entrepot
