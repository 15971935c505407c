// Sweeps over rows in single precision whose fixed point is the exact one. What rounding leaves out, gap = g(x0) - g~(x0), is
// measured by one exact sweep and added from then on: x = g~(x) + gap differs from x = g(x) by the rounding of a number of the
// size of x - x0 (iterative refinement: Wilkinson 1963, chapter 3). Two exact sweeps are enough: one on the way, one at the end.
#pragma once

#include <span>
#include <vector>

#include "model/joint_map.hpp"

namespace entrepot {

class RoundedSweeps {
 public:
  explicit RoundedSweeps(JointMap& map) : map_(map), gap_(map.size(), 0.0), shift_(map.size(), 0.0) {}

  /// mapped = g~(state) + gap. The residual is the rounded map's own until a gap is known, then the distance of state and mapped,
  /// of wages per unit of step.
  MapResidual apply(std::span<const double> state, std::span<double> mapped, double wage_step);
  /// One exact sweep at the state that `apply` was last called with: mapped, what apply gave before, becomes g(state) and the gap
  /// is measured anew. Returns the residual of the exact map.
  MapResidual refresh(std::span<const double> state, std::span<double> mapped, double wage_step);
  /// What the last refresh added to the gap.
  std::span<const double> shift() const { return shift_; }

 private:
  JointMap& map_;
  std::vector<double> gap_, shift_;
  bool measured_ = false;
};

}  // namespace entrepot
