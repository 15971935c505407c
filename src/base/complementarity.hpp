// Nonlinear complementarity: z >= 0, F(z) >= 0 and z_k F_k(z) = 0 for all k.
#pragma once

#include <Eigen/Core>
#include <functional>

namespace entrepot {

/// Fills F(z) and the Jacobian dF/dz, rows by component of F, both of the right size. False where F cannot be computed at z.
using ComplementarityFunction = std::function<bool(const Eigen::VectorXd& z, Eigen::VectorXd& value, Eigen::MatrixXd& jacobian)>;

struct ComplementarityParams {
  double tolerance = 1e-12;  ///< on max_k |min(z_k, F_k)|
  int max_steps = 100;       ///< well-behaved problems need fewer than 15
};

struct ComplementaritySolution {
  Eigen::VectorXd z, value;  ///< the best point seen, and F there
  double residual = 0;       ///< max_k |min(z_k, F_k)|; infinite where F could not be computed at the start
  int steps = 0;             ///< Newton steps taken
  bool converged = false;
};

/// Semismooth Newton method on the Fischer-Burmeister function phi(a, b) = sqrt(a^2 + b^2) - a - b, whose zeros are the
/// complementary pairs, with a line search on |Phi|^2 / 2 and the steepest descent of it where Newton's step does not descend.
/// Source: De Luca, Facchinei and Kanzow (1996), algorithm 2.1, with an angle as the test of descent; Fischer (1992).
ComplementaritySolution solve_complementarity(const ComplementarityFunction& function, Eigen::VectorXd start,
                                              const ComplementarityParams& params = {});

}  // namespace entrepot
