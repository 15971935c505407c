#include "strategy/threshold.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace entrepot {
namespace {

TEST(Threshold, IsGainOverStake) { EXPECT_DOUBLE_EQ(compliance_threshold(.0008, .0032), .25); }

TEST(Threshold, IsInfiniteWhereNothingIsAtStake) {
  EXPECT_EQ(compliance_threshold(.001, 0), INFINITY);
  EXPECT_EQ(compliance_threshold(.001, -.002), INFINITY);
}

TEST(Threshold, IsUndefinedWhereItWouldComplyUnasked) {
  EXPECT_TRUE(std::isnan(compliance_threshold(0, 0)));
  EXPECT_TRUE(std::isnan(compliance_threshold(-.001, -.002)));
  EXPECT_TRUE(std::isnan(compliance_threshold(NAN, .002)));
}

TEST(Threshold, ChangeSplitsIntoStakeAndGain) {
  const ThresholdChange change = threshold_change(.001, .004, .0011, .002);
  EXPECT_NEAR(change.from_stake, std::log(2), 1e-15);
  EXPECT_NEAR(change.from_gain, std::log(1.1), 1e-15);
  EXPECT_DOUBLE_EQ(change.total, change.from_stake + change.from_gain);
  EXPECT_NEAR(change.total, std::log(.0011 / .002 / (.001 / .004)), 1e-15);
}

TEST(Threshold, ChangeNeedsPositiveThresholds) { EXPECT_TRUE(std::isnan(threshold_change(.001, -.004, .0011, .002).total)); }

}  // namespace
}  // namespace entrepot
