#include <gtest/gtest.h>
#include <cmath>

#include "strategy/round_amounts.hpp"

namespace entrepot {
namespace {

TEST(RoundAmounts, HoldTheRangeInRoundSteps) {
  struct Range {
    double low, high, step;
  };
  for (const Range& range : {Range{-53000, 19000, 5000}, {0, 1, .1}, {-.02, 250, 20}, {-7, -6.5, .05}, {3, 1e9, 1e8}}) {
    const std::vector<double> amounts = round_amounts(range.low, range.high, 20);
    ASSERT_EQ(amounts.size(), 20u);
    EXPECT_LE(amounts.front(), range.low);
    EXPECT_GE(amounts.back(), range.high * (1 - 1e-12));
    for (std::size_t i = 1; i < amounts.size(); ++i)
      EXPECT_NEAR(amounts[i] - amounts[i - 1], range.step, 1e-9 * range.step + 1e-12);
    for (const double amount : amounts) EXPECT_NEAR(std::remainder(amount, range.step), 0, 1e-6 * range.step);
  }
}

}  // namespace
}  // namespace entrepot
