#include "uncertain/distributions.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace entrepot {
namespace {

TEST(Distributions, UniformIsAStraightLine) {
  const UncertainNumber number{.key = "k", .distribution = Distribution::uniform, .low = 1.1, .high = 1.5};
  EXPECT_DOUBLE_EQ(quantile(number, 0.25), 1.2);
  EXPECT_EQ(distribution_text(number), "uniform between 1.1 and 1.5");
}

TEST(Distributions, LognormalHasItsMedianAndSpread) {
  const UncertainNumber number{.key = "k", .distribution = Distribution::lognormal, .median = 2, .log_sd = 0.5};
  EXPECT_DOUBLE_EQ(quantile(number, 0.5), 2);
  EXPECT_NEAR(quantile(number, 0.975), 2 * std::exp(0.5 * 1.959963984540054), 1e-12);
}

/// beta(1, 2) has the distribution function 1 - (1 - x)^2; beta(a, b) is the mirror of beta(b, a).
TEST(Distributions, BetaIsScaled) {
  const UncertainNumber number{.key = "k", .distribution = Distribution::beta, .alpha = 1, .beta = 2, .scale = 100};
  EXPECT_NEAR(quantile(number, 0.75), 50, 1e-10);
  const UncertainNumber mirrored{.key = "k", .distribution = Distribution::beta, .alpha = 2, .beta = 1, .scale = 100};
  EXPECT_NEAR(quantile(mirrored, 0.25), 50, 1e-10);
}

}  // namespace
}  // namespace entrepot
