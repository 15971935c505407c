#include "strategy/observed_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entrepot {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Probabilities at which q x stake >= reward (complied) or <= reward.
ValueRange rationalising(double reward, double stake, bool complied) {
  if (stake == 0) return (complied ? reward <= 0 : reward >= 0) ? ValueRange{0, 1} : ValueRange{1, 0};
  const double border = reward / stake;
  const bool above = complied == (stake > 0);  // a stake below 0 turns the inequality round
  return intersect({0, 1}, above ? ValueRange{border, infinity} : ValueRange{-infinity, border});
}

}  // namespace

ValueRange intersect(const ValueRange& a, const ValueRange& b) { return {std::max(a.low, b.low), std::min(a.high, b.high)}; }

void bound_observation(double political_value, ObservedBound& bound) {
  bound.line_slope = bound.stake;
  bound.line_at_zero = -bound.gain - bound.cost;
  if (!bound.certified) {
    bound.political_value = bound.enforcement_given_value = {undefined, undefined};
    return;
  }
  const auto border = [&](double q) { return bound.line_at_zero + bound.line_slope * q; };
  const double least = std::min(border(bound.enforcement.low), border(bound.enforcement.high));
  const double most = std::max(border(bound.enforcement.low), border(bound.enforcement.high));
  bound.political_value = bound.complied ? ValueRange{-infinity, most} : ValueRange{least, infinity};
  bound.enforcement_given_value = rationalising(bound.gain + political_value + bound.cost, bound.stake, bound.complied);
}

}  // namespace entrepot
