// The normal equations of fixed effects, D'WD u = v: D holds one column of zeros and ones for each level of each effect, W the
// weights of the observations. Singular where effects overlap, and consistent for every v that is D' of something: one of the
// solutions comes.
#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

#include "estimate/fixed_effect.hpp"

namespace entrepot::estimate {

/// Rows are levels (all of the first effect, then of the second ...) or observations, columns right-hand sides.
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The first effect is eliminated exactly, so that conjugate gradients see the rest alone (Jacobi preconditioned; Hestenes and
/// Stiefel 1952). It should be the one of most levels, and observations should be sorted by it.
class EffectSystem {
 public:
  /// The effects must live as long as this. At least one; every level has an observation.
  explicit EffectSystem(const std::vector<FixedEffect>& effects);

  std::size_t levels() const { return levels_; }
  void set_weights(const Eigen::VectorXd& weights);  ///< one an observation, positive

  RowMajor sums(const RowMajor& values) const;           ///< D' values
  RowMajor weighted_sums(const RowMajor& values) const;  ///< D'W values
  RowMajor spread(const RowMajor& by_level) const;       ///< D by_level

  /// Improves `u` until each column's residual is at most `tolerance` times that of u = 0 (preconditioned norm), or for `most`
  /// steps. Returns the steps taken.
  int solve(const RowMajor& v, RowMajor& u, double tolerance, int most = 2000) const;

 private:
  RowMajor reduced(const RowMajor& rest) const;

  const std::vector<FixedEffect>& effects_;
  std::vector<std::size_t> first_level_;
  std::size_t levels_ = 0;
  Eigen::VectorXd weights_, level_weights_;
  std::vector<std::size_t> order_, start_;  // observations by level of the first effect
};

}  // namespace entrepot::estimate
