// The best share of compliance against closed forms.
#include "strategy/partial_compliance.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <limits>

namespace entrepot {
namespace {

/// ln W falls by `gain` x a as it complies by a, and by `stake` when penalised, at every share.
PartialCurve straight(double gain, double stake, double severity) {
  PartialCurve curve;
  for (const double a : solved_shares()) {
    curve.unpenalised.push_back(-gain * a);
    curve.penalised.push_back(-gain * a - stake);
  }
  curve.severity = severity;
  return curve;
}

TEST(PartialCompliance, ALinearRiskGivesAllOrNothing) {
  EXPECT_EQ(best_share(straight(.001, .004, 1), .2).share, 0);
  EXPECT_EQ(best_share(straight(.001, .004, 1), .3).share, 1);
}

TEST(PartialCompliance, ASteepRiskGivesTheFirstOrderCondition) {
  // gain = q stake nu (1 - a)^(nu - 1): with nu = 2, 1 - a = gain / (2 q stake).
  const PartialCompliance best = best_share(straight(.001, .004, 2), .5);
  EXPECT_NEAR(best.share, 1 - .001 / (2 * .5 * .004), 1e-6);
  const double a = best.share, payoff = -.001 * a - .5 * (1 - a) * (1 - a) * .004;
  EXPECT_NEAR(best.advantage, 100 * (payoff + .001), 1e-10) << "complying fully costs .001";
  EXPECT_NEAR(best.error, 0, 1e-12);
}

TEST(PartialCompliance, PoliticalValueLowersIt) {
  PartialCurve curve = straight(.001, .004, 2);
  const double without = best_share(curve, .5).share;
  curve.political_value = .001;
  EXPECT_NEAR(best_share(curve, .5).share, 1 - .002 / (2 * .5 * .004), 1e-6);
  EXPECT_LT(best_share(curve, .5).share, without);
}

TEST(PartialCompliance, AMissingStateIsNoAnswer) {
  PartialCurve curve = straight(.001, .004, 2);
  curve.penalised[3] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isnan(best_share(curve, .5).share));
}

}  // namespace
}  // namespace entrepot
