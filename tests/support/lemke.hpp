// An independent solver of linear complementarity problems, for cross-checks: Lemke's pivoting, by another library.
#pragma once

#include <Eigen/Core>

namespace entrepot::testing {

/// z >= 0 with w = matrix z + constant >= 0 and z'w = 0. Fails the test where the library finds none.
Eigen::VectorXd lemke(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& constant);

}  // namespace entrepot::testing
