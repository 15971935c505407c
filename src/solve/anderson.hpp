// Anderson acceleration of a fixed-point map x -> g(x) (Anderson 1965; Walker and Ni 2011, type II).
#pragma once

#include <Eigen/Dense>
#include <span>

#include "model/aligned.hpp"

namespace entrepot {

/// Holds the last `depth` differences. No allocation after construction.
class Anderson {
 public:
  Anderson(std::size_t size, int depth);

  /// Given x and g(x), writes the next iterate into x: g(x) - sum_k coefficient_k dG_k, where the coefficients minimise
  /// |f - sum_k coefficient_k dF_k|, f = g(x) - x. The first step after a reset is the plain map.
  void step(std::span<double> x, std::span<const double> g);
  void reset() { count_ = 0, primed_ = false; }

 private:
  std::span<double> column(AlignedVector& store, int k) { return {store.data() + static_cast<std::size_t>(k) * stride_, size_}; }

  std::size_t size_, stride_;
  int depth_, count_ = 0, newest_ = -1;
  bool primed_ = false;
  AlignedVector residual_changes_, map_changes_;  ///< dF, dG, one column a step
  AlignedVector last_residual_, last_map_, residual_;
  Eigen::MatrixXd gram_;  ///< dF' dF
};

}  // namespace entrepot
