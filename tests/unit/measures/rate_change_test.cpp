#include "measures/rate_change.hpp"

#include <gtest/gtest.h>

namespace entrepot {
namespace {

// Worked by hand from the formulas of the header.
TEST(RateChange, EachVerbByHand) {
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::add_pp, 25}), 0.35);
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::add_pp, -5}), 0.05);
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::set_rate, 25}), 0.25);
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::max_rate, 5}), 0.05);
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::max_rate, 25}), 0.1);
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::linear_cut, 50}), 0.05);
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::swiss, 10}), 0.05);
  EXPECT_DOUBLE_EQ(changed_rate(0.3, {Verb::swiss, 10}), 0.075);
  EXPECT_DOUBLE_EQ(changed_rate(0.1, {Verb::power_pct, 10}), 0.21);
}

TEST(RateChange, SwissNeverExceedsItsCoefficient) {
  for (const double rate : {0.0, 0.01, 1.0, 100.0}) EXPECT_LT(changed_rate(rate, {Verb::swiss, 8}), 0.08);
  EXPECT_EQ(changed_rate(0, {Verb::swiss, 8}), 0);
}

TEST(RateChange, NothingToChange) {
  EXPECT_EQ(changed_rate(0.1, {Verb::add_pp, 0}), 0.1);
  EXPECT_EQ(changed_rate(0.1, {Verb::linear_cut, 0}), 0.1);
  EXPECT_EQ(changed_rate(0.1, {Verb::linear_cut, 100}), 0);
}

}  // namespace
}  // namespace entrepot
