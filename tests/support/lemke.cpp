#include "support/lemke.hpp"

#include <gtest/gtest.h>
#include <cstdlib>

#include <LCP_Solvers.h>
#include <LinearComplementarityProblem.h>
#include <NumericsMatrix.h>
#include <SolverOptions.h>
#include <lcp_cst.h>

namespace entrepot::testing {

Eigen::VectorXd lemke(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& constant) {
  const auto n = static_cast<int>(constant.size());
  Eigen::MatrixXd columns = matrix;
  Eigen::VectorXd q = constant, z = Eigen::VectorXd::Zero(n), w = z;
  LinearComplementarityProblem problem{};
  problem.size = n;
  problem.q = q.data();
  problem.M = NM_create_from_data(NM_DENSE, n, n, columns.data());
  SolverOptions* options = solver_options_create(SICONOS_LCP_LEMKE);
  int failed = 0;
  lcp_lexicolemke(&problem, z.data(), w.data(), &failed, options);
  EXPECT_EQ(failed, 0) << "pivoting found no solution";
  solver_options_delete(options);
  free(options);                 // which the library leaves, against its word
  problem.M->matrix0 = nullptr;  // ours
  NM_clear(problem.M);
  free(problem.M);
  return z;
}

}  // namespace entrepot::testing
