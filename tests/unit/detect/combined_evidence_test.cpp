#include "detect/combined_evidence.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace entrepot::detect {
namespace {

TEST(CombinedEvidence, OneOrEqualValuesStayWhatTheyAre) {
  EXPECT_NEAR(cauchy_combination(std::vector<double>{0.03}), 0.03, 1e-14);
  EXPECT_NEAR(cauchy_combination(std::vector<double>{0.2, 0.2, 0.2}), 0.2, 1e-14);
  EXPECT_EQ(cauchy_combination({}), 1);
  EXPECT_NEAR(harmonic_mean_p(std::vector<double>{0.03}), 0.03, 1e-15);
}

TEST(CombinedEvidence, AStrongSignalIsDividedByTheNumberOfTests) {
  EXPECT_NEAR(cauchy_combination(std::vector<double>{1e-8, 0.5}), 2e-8, 1e-12);
  EXPECT_NEAR(cauchy_combination(std::vector<double>{1e-40, 0.5}) / 2e-40, 1, 1e-9);  // beyond the digits of the tangent
  EXPECT_NEAR(harmonic_mean_p(std::vector<double>{1e-8, 1}), 4e-8, 1e-14);            // factor 2 for two tests
  EXPECT_NEAR(harmonic_mean_p(std::vector<double>{0.01, 0.01, 0.01}), 0.01 * std::numbers::e * std::log(3.0), 1e-12);
}

TEST(CombinedEvidence, OneTestThatSeesNothingDoesNotSilenceTheOthers) {
  const double p = cauchy_combination(std::vector<double>{1e-6, 1.0});
  EXPECT_GT(p, 1e-6);
  EXPECT_LT(p, 1e-5);
  EXPECT_LE(cauchy_combination(std::vector<double>{1.0, 1.0}), 1);
}

}  // namespace
}  // namespace entrepot::detect
