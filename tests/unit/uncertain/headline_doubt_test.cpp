#include "uncertain/headline_doubt.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace entrepot {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double none = std::numeric_limits<double>::quiet_NaN();

Headline headline(const char* unit) { return {.id = "h", .words = "a number", .unit = unit, .value = 3}; }

TEST(HeadlineDoubt, QuantilesLieOnStraightLines) {
  const std::vector<double> sorted{0, 1, 4, infinity};
  EXPECT_EQ(sorted_quantile(sorted, 0), 0);
  EXPECT_DOUBLE_EQ(sorted_quantile(sorted, 0.5), 2.5);
  EXPECT_EQ(sorted_quantile(sorted, 0.9), infinity);
  EXPECT_EQ(sorted_quantile(sorted, 2.0 / 3), 4);
  EXPECT_TRUE(std::isnan(sorted_quantile({}, 0.5)));
}

/// 0 ... 99 in A and 100 ... 199 in B.
TEST(HeadlineDoubt, BothMatricesCount) {
  std::vector<double> a(100), b(100);
  std::iota(a.begin(), a.end(), 0);
  std::iota(b.begin(), b.end(), 100);
  const HeadlineDoubt doubt = summarise_headline(headline("percent"), a, b, 10);
  EXPECT_EQ(doubt.draws, 200U);
  EXPECT_DOUBLE_EQ(doubt.median.value, 99.5);
  EXPECT_DOUBLE_EQ(doubt.low.value, 9.95);
  EXPECT_DOUBLE_EQ(doubt.high.value, 189.05);
  EXPECT_DOUBLE_EQ(doubt.above_zero, 199.0 / 200);
  EXPECT_EQ(doubt.critical, 0);
  EXPECT_EQ(doubt.central, 3);
  EXPECT_GT(doubt.median.error, 0);
}

/// Ten of forty draws have no answer: at worst all of them lay at one end.
TEST(HeadlineDoubt, FailedDrawsWidenWhatIsKnown) {
  std::vector<double> a(40);
  std::iota(a.begin(), a.end(), 1);
  for (std::size_t d = 30; d < 40; ++d) a[d] = none;
  const HeadlineDoubt doubt = summarise_headline(headline("percent"), a, {}, 10);
  EXPECT_EQ(doubt.failed, 10U);
  EXPECT_DOUBLE_EQ(doubt.median.value, 15.5);
  EXPECT_DOUBLE_EQ(doubt.median.failed_lowest, 10.5);
  EXPECT_DOUBLE_EQ(doubt.median.failed_highest, 20.5);
  EXPECT_EQ(doubt.low.failed_lowest, -infinity);
  EXPECT_EQ(doubt.high.failed_highest, infinity);
}

TEST(HeadlineDoubt, ThresholdsAreCountedAboveCertaintyAndMayBeInfinite) {
  const std::vector<double> a{0.5, 0.8, 1.5, infinity};
  const HeadlineDoubt doubt = summarise_headline(headline("probability"), a, {}, 2);
  EXPECT_EQ(doubt.critical, 1);
  EXPECT_DOUBLE_EQ(doubt.above_critical, 0.5);
  EXPECT_DOUBLE_EQ(doubt.above_zero, 1);
  EXPECT_EQ(doubt.infinite, 1U);
  EXPECT_EQ(doubt.high.value, infinity);
}

TEST(HeadlineDoubt, WithoutAnyAnswerThereIsNoNumber) {
  const HeadlineDoubt doubt = summarise_headline(headline("percent"), std::vector<double>{none, none}, {}, 2);
  EXPECT_EQ(doubt.failed, 2U);
  EXPECT_TRUE(std::isnan(doubt.median.value));
  EXPECT_TRUE(std::isnan(doubt.above_zero));
}

}  // namespace
}  // namespace entrepot
