#include "strategy/partial_compliance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "outcomes/chebyshev.hpp"

namespace entrepot {
namespace {

constexpr std::size_t intervals = 8;     // nine solved shares: on TOY-5 every second one alone misses 3e-7 of income
constexpr std::size_t looked_at = 1000;  // shares, before the best is closed in on
constexpr double negligible = 1e-12;     // log income: below what solved incomes are good for, all or nothing is said
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// The polynomial through values at Chebyshev points, by the barycentric formula (Berrut and Trefethen 2004, eq. 5.4).
double between(const std::vector<double>& nodes, const std::vector<double>& values, double at) {
  double above = 0, below = 0;
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    if (at == nodes[k]) return values[k];
    const double end = k == 0 || k + 1 == nodes.size() ? 0.5 : 1;
    const double weight = (k % 2 == 0 ? end : -end) / (at - nodes[k]);
    above += weight * values[k];
    below += weight;
  }
  return above / below;
}

/// How far the curve through every second point misses the others.
double misfit(const std::vector<double>& nodes, const std::vector<double>& values) {
  std::vector<double> fewer_nodes, fewer;
  for (std::size_t k = 0; k < nodes.size(); k += 2) {
    fewer_nodes.push_back(nodes[k]);
    fewer.push_back(values[k]);
  }
  double worst = 0;
  for (std::size_t k = 1; k < nodes.size(); k += 2)
    worst = std::max(worst, std::abs(between(fewer_nodes, fewer, nodes[k]) - values[k]));
  return worst;
}

}  // namespace

std::vector<double> solved_shares() { return chebyshev_grid(intervals).nodes; }

PartialCompliance best_share(const PartialCurve& curve, double q) {
  const std::vector<double> nodes = solved_shares();
  PartialCompliance best;
  best.enforcement = q;
  const auto missing = [](const std::vector<double>& values) {
    return std::ranges::any_of(values, [](double v) { return !std::isfinite(v); });
  };
  if (missing(curve.unpenalised) || missing(curve.penalised)) {
    best.share = best.advantage = best.error = undefined;
    return best;
  }
  const auto payoff = [&](double a) {
    const double p = q * std::pow(1 - a, curve.severity);
    return (1 - p) * between(nodes, curve.unpenalised, a) + p * between(nodes, curve.penalised, a) +
           curve.political_value * (1 - a) - curve.compliance_cost * a;
  };
  std::size_t at = 0;
  for (std::size_t i = 1; i <= looked_at; ++i) {
    const double step = 1 / static_cast<double>(looked_at);
    if (payoff(static_cast<double>(i) * step) > payoff(static_cast<double>(at) * step)) at = i;
  }
  const double width = 1 / static_cast<double>(looked_at), centre = static_cast<double>(at) * width;
  double low = std::max(0.0, centre - width), high = std::min(1.0, centre + width);
  for (int i = 0; i < 60; ++i) {  // thirds of the interval, until nothing is left of it
    const double left = low + (high - low) / 3, right = high - (high - low) / 3;
    (payoff(left) < payoff(right) ? low : high) = payoff(left) < payoff(right) ? left : right;
  }
  const double inner = (low + high) / 2, nothing = payoff(0), all = payoff(1);
  best.share = inner;
  double value = payoff(inner);
  for (const double end : {0.0, 1.0}) {
    if (payoff(end) >= value - negligible) {
      best.share = end;
      value = payoff(end);
    }
  }
  best.advantage = 100 * (value - std::max(nothing, all));
  best.error = 100 * std::max(misfit(nodes, curve.unpenalised), misfit(nodes, curve.penalised));
  return best;
}

}  // namespace entrepot
