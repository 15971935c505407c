// When a solve ends. Looks at economic residuals, never at the length of a step.
#pragma once

#include <chrono>
#include <limits>

#include "entrepot/equilibrium.hpp"
#include "model/joint_map.hpp"

namespace entrepot {

enum class Verdict { go_on, converged, stalled, sweep_limit, time_limit, cancelled };

/// Watches the residual of one attempt. Stalled: no better than half of the best so far within `patience` sweeps.
class Stopping {
 public:
  Stopping(const SolverParams& params, const Control& control) : params_(params), control_(control) {}
  Verdict judge(const MapResidual& residual, int sweeps);
  /// A new attempt has to prove itself afresh.
  void new_attempt(int sweeps, int patience) {
    reference_ = std::numeric_limits<double>::infinity(), since_ = sweeps, patience_ = patience;
  }

 private:
  const SolverParams& params_;
  const Control& control_;
  double reference_ = std::numeric_limits<double>::infinity();
  int since_ = 0, patience_ = 200;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace entrepot
