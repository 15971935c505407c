// Observations that a Poisson regression fits perfectly at an infinite coefficient: they say nothing of the others and must go,
// or there is no estimate (Correia, Guimaraes and Zylkin 2019, "Verifying the existence of maximum likelihood estimates for
// generalized linear models").
#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

#include "estimate/fixed_effect.hpp"

namespace entrepot::estimate {

/// One mark an observation: true where a level of some effect holds nothing but zeros, the other such observations left out
/// first.
std::vector<bool> in_zero_levels(const std::vector<double>& y, const std::vector<FixedEffect>& effects);

/// One mark an observation: true where some combination of regressors and effects is 0 wherever y > 0, never negative, and
/// positive here. The iterative rectifier of the paper. `regressors`: one column each. Every level has an observation.
std::vector<bool> separated_by_regressors(const std::vector<double>& y, const Eigen::MatrixXd& regressors,
                                          const std::vector<FixedEffect>& effects);

}  // namespace entrepot::estimate
