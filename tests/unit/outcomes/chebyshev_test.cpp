#include "outcomes/chebyshev.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace entrepot {
namespace {

TEST(Chebyshev, WeightsIntegrateAnExponential) {
  const ChebyshevGrid grid = chebyshev_grid(16);
  double integral = 0;
  for (std::size_t k = 0; k < grid.nodes.size(); ++k) integral += grid.weights[k] * std::exp(grid.nodes[k]);
  EXPECT_NEAR(integral, std::exp(1.0) - 1, 1e-15 * 4);
}

TEST(Chebyshev, DerivativeOfACubicIsExact) {
  const ChebyshevGrid grid = chebyshev_grid(4);
  for (std::size_t k = 0; k < grid.nodes.size(); ++k) {
    double slope = 0;
    for (std::size_t l = 0; l < grid.nodes.size(); ++l) slope += grid.derivative[k][l] * std::pow(grid.nodes[l], 3);
    EXPECT_NEAR(slope, 3 * grid.nodes[k] * grid.nodes[k], 1e-13);
  }
}

TEST(Chebyshev, CoarseNodesAreEverySecondFineOne) {
  const ChebyshevGrid coarse = chebyshev_grid(8), fine = chebyshev_grid(16);
  for (std::size_t k = 0; k < coarse.nodes.size(); ++k) EXPECT_DOUBLE_EQ(coarse.nodes[k], fine.nodes[2 * k]);
}

}  // namespace
}  // namespace entrepot
