#include "detect/sample_tests.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "detect/mirror_gap.hpp"

namespace entrepot::detect {
namespace {

TEST(SampleTests, WelchOfTwoSmallSamples) {
  // Means 3.5 and 7, variances 3.5 and 1: t = 3.5 / sqrt(3.5/6 + 1/3) = 3.6556 with 6.7978 degrees of freedom.
  const double p = welch_rise(std::vector<double>{1, 2, 3, 4, 5, 6}, std::vector<double>{6, 7, 8});
  EXPECT_NEAR(p, 0.0042717, 1e-6);  // the density integrated numerically
  EXPECT_NEAR(welch_rise(std::vector<double>{6, 5, 4, 3, 2, 1}, std::vector<double>{8, 7, 6}), p, 1e-12);
  EXPECT_TRUE(std::isnan(welch_rise(std::vector<double>{1, 2}, std::vector<double>{3, 4, 5})));
}

TEST(SampleTests, MissingMonthsDoNotCount) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_DOUBLE_EQ(welch_rise(std::vector<double>{1, 2, nan, 3, 4, 5, 6}, std::vector<double>{6, 7, nan, 8}),
                   welch_rise(std::vector<double>{1, 2, 3, 4, 5, 6}, std::vector<double>{6, 7, 8}));
}

TEST(SampleTests, ActivityIsFishersExactTest) {
  // All nine months of trade fall after the break: 1 of C(35, 9) ways.
  EXPECT_NEAR(activity_rise(0, 26, 9, 9), 1 / 70607460.0, 1e-13);
  // One month of trade, after the break: nine of 35 months.
  EXPECT_NEAR(activity_rise(0, 26, 1, 9), 9.0 / 35, 1e-12);
  EXPECT_EQ(activity_rise(5, 26, 0, 9), 1);
  EXPECT_EQ(activity_rise(26, 26, 9, 9), 1);
}

TEST(SampleTests, CorrelationOfMonthsThatHangTogetherCountsFewerMonths) {
  std::vector<double> up, jumping, same;
  for (int m = 0; m < 36; ++m) {
    up.push_back(m);
    same.push_back(m % 7 * 1.0 + m * 0.2);
    jumping.push_back((m * 17) % 36);
  }
  const double trends = rank_correlation_p(up, same);  // two trends: far fewer than 36 independent months
  EXPECT_LT(trends, 0.2);
  EXPECT_GT(trends, 1e-6);
  EXPECT_NEAR(rank_correlation_p(up, jumping) + rank_correlation_p(up,
                                                                   [&] {
                                                                     std::vector<double> down;
                                                                     for (const double v : jumping) down.push_back(-v);
                                                                     return down;
                                                                   }()),
              1, 1e-9);
  EXPECT_TRUE(std::isnan(rank_correlation_p(up, std::vector<double>(36, 1.0))));
}

TEST(MirrorGap, MedianMarginAndLogGap) {
  const std::vector<double> gaps = mirror_gaps(std::vector<double>{99, 0, 0, 9}, std::vector<double>{9, 0, 9, 9});
  EXPECT_NEAR(gaps[0], std::log(10.0), 1e-12);
  EXPECT_TRUE(std::isnan(gaps[1]));
  EXPECT_NEAR(gaps[2], -std::log(10.0), 1e-12);
  EXPECT_NEAR(normal_margin(gaps), 0, 1e-12);
  EXPECT_TRUE(std::isnan(normal_margin({})));
}

}  // namespace
}  // namespace entrepot::detect
