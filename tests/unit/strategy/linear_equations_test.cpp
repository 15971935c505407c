#include "strategy/linear_equations.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace entrepot {
namespace {

TEST(LinearEquations, ThreeByHand) {
  // The first pivot is zero: rows have to change places.
  const auto x = solve_equations({{0, 2, 1}, {1, 1, 1}, {2, 0, -1}}, {7, 6, -1});
  EXPECT_NEAR(x[0], 1, 1e-15);
  EXPECT_NEAR(x[1], 2, 1e-15);
  EXPECT_NEAR(x[2], 3, 1e-15);
}

TEST(LinearEquations, SingularHasNoAnswer) { EXPECT_TRUE(std::isnan(solve_equations({{1, 2}, {2, 4}}, {1, 1})[0])); }

}  // namespace
}  // namespace entrepot
