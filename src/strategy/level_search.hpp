// Where monotone curves reach given levels, when one point of a curve costs an equilibrium: all levels of all curves advance
// together, each round one batch, and a point found for one level brackets the others.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <vector>

namespace entrepot {

struct CurvePoint {
  std::size_t curve = 0;
  double at = 0;
};
/// Values at the points, in their order; NaN where there is none.
using EvaluateCurves = std::function<std::vector<double>(std::span<const CurvePoint>)>;

/// One curve over [low, high], and what is known of it. At least one point of `known` must have a value.
struct SearchedCurve {
  double low = 0, high = 0;
  double slope = 0;                ///< at the first known point, for the first step; not 0
  std::map<double, double> known;  ///< value by place; grows
};

struct Crossing {
  enum class Kind { found, below, above, unknown };
  /// below: the level lies left of `low` as the curve goes; above: right of `high`; unknown: values are missing on the way.
  Kind kind = Kind::unknown;
  double at = 0;
  /// Known places around it with values on both sides of the level, where found; else the end nearest to it, twice.
  double left = 0, right = 0;
};

struct SoughtLevel {
  std::size_t curve = 0;
  double level = 0;
};

struct LevelSearch {
  double tolerance = 1e-9;  ///< on the value
  int max_rounds = 60;      ///< about five are needed
};

/// Method: inverse interpolation within a bracket, safeguarded by bisection; without a bracket a Newton step with the curve's own
/// slope, in the logarithm of one plus what it would gain, then secant steps outwards.
std::vector<Crossing> find_levels(std::vector<SearchedCurve>& curves, std::span<const SoughtLevel> levels,
                                  const EvaluateCurves& evaluate, const LevelSearch& search = {});

}  // namespace entrepot
