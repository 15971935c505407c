// How uncertain trade elasticities are: ln theta_j is normal around the scenario's set (MODEL.md M21).
#pragma once

#include <filesystem>

#include <Eigen/Dense>

#include "entrepot/scenario.hpp"

namespace entrepot {

/// ln theta_j - ln (scenario's theta_j) = sum_k loading(j, k) z_k, z independent standard normal. With one common factor
/// (correlation rho) column 0 is sd_j sqrt(rho) and column 1 + j is sd_j sqrt(1 - rho); with covariances it is their root.
struct ElasticitySpread {
  Eigen::MatrixXd loading;  ///< [sector][coordinate]; no columns = nothing is drawn
  bool covariance = false;  ///< from a file with covariances: no common factor can be told apart
  bool common = false;      ///< column 0 is the common factor
  double mean_log_sd = 0;   ///< over sectors
};

/// Errors: InputError with every problem of the file (unknown, repeated and missing sectors; log_sd outside [0, 2]; covariances
/// that are not symmetric, not of the standard deviations beside them, or of no distribution).
ElasticitySpread elasticity_spread(const Scenario& scenario, const World& world);

}  // namespace entrepot
