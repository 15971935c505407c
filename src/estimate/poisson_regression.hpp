// Poisson pseudo-maximum likelihood with several fixed effects: E[y] = exp(x'b + the effects of the observation's levels).
// Gourieroux, Monfort and Trognon (1984); Santos Silva and Tenreyro (2006, "The log of gravity").
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "estimate/fixed_effect.hpp"

namespace entrepot::estimate {

struct PoissonProblem {
  std::vector<double> y;             ///< >= 0 and finite; any unit
  std::vector<std::string> names;    ///< of the regressors
  Eigen::MatrixXd regressors;        ///< observations by regressors
  std::vector<FixedEffect> effects;  ///< none = a constant
  std::vector<std::uint32_t>
      clusters;  ///< one an observation, below y.size(); empty = each observation for itself (Stata's robust errors)
};

struct PoissonParams {
  /// Largest score, each over what it is the sum of: (sum of x (y - mu)) / (sum of |x| mu). 1e-9 holds coefficients to about as
  /// many digits.
  double tolerance = 1e-9;
  int most_steps = 100;         ///< Newton needs 5 to 20; more means that there is no maximum
  bool find_separation = true;  ///< beyond levels of zeros, which always go
};

enum class PoissonOutcome { converged, step_limit, no_observations };
enum class DropReason { zero_level, separated };

struct DroppedObservation {
  std::size_t observation = 0;
  DropReason reason{};
};

struct PoissonEstimate {
  PoissonOutcome outcome{};
  std::vector<std::string> names;      ///< as asked
  Eigen::VectorXd coefficients;        ///< NaN where the regressor is collinear with what stands before it
  Eigen::MatrixXd covariance;          ///< clustered, with the factor G/(G-1) for G clusters; NaN as above
  std::vector<std::string> collinear;  ///< regressors left out
  std::vector<double> fitted;          ///< mu by observation; NaN where dropped
  std::vector<DroppedObservation> dropped;
  std::size_t used = 0, clusters = 0;
  double deviance = 0;
  double worst_score = 0;  ///< the certificate: as PoissonParams::tolerance, over regressors and all levels
  int steps = 0;
};

/// Shapes that do not fit are our own bug (assertion). The same bits on every call: one thread, sums in fixed order.
PoissonEstimate estimate_poisson(const PoissonProblem& problem, const PoissonParams& params = {});

}  // namespace entrepot::estimate
