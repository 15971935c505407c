#include "solve/stopping.hpp"

#include <cmath>

namespace entrepot {

Verdict Stopping::judge(const MapResidual& residual, int sweeps) {
  if (control_.stop.stop_requested()) return Verdict::cancelled;
  const double worst = residual.max();
  if (worst <= params_.tolerance) return Verdict::converged;
  if (!std::isfinite(worst)) return Verdict::stalled;
  if (sweeps >= params_.max_sweeps) return Verdict::sweep_limit;
  if (params_.time_limit > 0 &&
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count() > params_.time_limit) {
    return Verdict::time_limit;
  }
  if (worst < reference_ / 2) {
    reference_ = worst;
    since_ = sweeps;
  }
  return sweeps - since_ > patience_ ? Verdict::stalled : Verdict::go_on;
}

}  // namespace entrepot
