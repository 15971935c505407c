// Known answers of MODEL.md, M1: January to April 2025 and its months.
#include "entrepot/growth.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

Interval printed(const char* text) { return parse_printed(text)->interval(); }
Interval percent(const char* text) {
  const Interval interval = printed(text);
  return {interval.low / 100, interval.value / 100, interval.high / 100};
}
Cumulative sum(const char* period, Interval value, Interval growth) {
  return {.period = *parse_period(period), .value = value, .growth = growth, .has_growth = true, .base = {}};
}

TEST(Growth, TotalIsTheMeanOfPartsByPreviousShares) {
  const double exports_before = 30.8 / (1 - .053), deliveries_before = 40.3 / (1 - .091);
  EXPECT_NEAR(exports_before, 32.524, 5e-4);
  EXPECT_NEAR(deliveries_before, 44.334, 5e-4);
  const ContributionTable table = contributions({{"exports", 30.8, exports_before}, {"deliveries", 40.3, deliveries_before}});
  EXPECT_NEAR(table.whole.before, 76.858, 5e-4);
  EXPECT_NEAR(100 * table.whole.growth, -7.492, 5e-4);
  EXPECT_NEAR(table.parts[0].change, -1.724, 5e-4);
  EXPECT_NEAR(table.parts[1].change, -4.034, 5e-4);
  EXPECT_NEAR(100 * table.parts[0].contribution, -2.243, 5e-4);
  EXPECT_NEAR(100 * table.parts[1].contribution, -5.249, 5e-4);
  EXPECT_NEAR(table.parts[0].contribution + table.parts[1].contribution, table.whole.growth, 1e-15);
  EXPECT_NEAR(table.explained(1), .701, 5e-4);
  EXPECT_NEAR(table.parts[0].previous_share * table.parts[0].growth, table.parts[0].contribution, 1e-15);
}

TEST(Growth, WhereThereWasNothingBeforeThereIsNoGrowth) {
  EXPECT_TRUE(std::isnan(growth(1, 0)));
  const ContributionTable table = contributions({{"old", 1, 2}, {"new", 1, 0}});
  EXPECT_TRUE(std::isnan(table.parts[1].growth));
  EXPECT_DOUBLE_EQ(table.parts[1].contribution, .5);
  EXPECT_DOUBLE_EQ(table.whole.growth, 0);
  EXPECT_TRUE(std::isnan(table.explained(0)));
}

TEST(Growth, ALeapDayIsNoGrowth) {
  EXPECT_EQ(days_in(*parse_period("2024-02")), 29);
  EXPECT_EQ(days_in(*parse_period("2100-02")), 28);
  EXPECT_EQ(days_in(*parse_period("2000")), 366);
  EXPECT_NEAR(daily_growth(29, *parse_period("2024-02"), 28), 0, 1e-15);
  EXPECT_NEAR(daily_growth(1, *parse_period("2025-01..02"), 1), 60. / 59 - 1, 1e-15);
}

TEST(Months, AprilComesFromSumsAndFromBases) {
  const auto exports = months_by_difference(
      {sum("2025-01..03", printed("22.725"), percent("-6.3")), sum("2025-01..04", printed("30.8"), percent("-5.3"))});
  ASSERT_EQ(exports.size(), 2u);
  EXPECT_EQ(to_string(exports[1].period), "2025-04");
  EXPECT_NEAR(exports[1].value.value, 8.08, 6e-3);
  EXPECT_NEAR(100 * exports[1].growth.value, -2.4, .05);
  const auto deliveries = months_by_difference(
      {sum("2025-01..04", printed("40.3"), percent("-9.1")), sum("2025-01..03", printed("30.488"), percent("-6.7"))});
  EXPECT_NEAR(deliveries[1].value.value, 9.81, 6e-3);
  EXPECT_NEAR(100 * deliveries[1].growth.value, -15.8, .05);
  // The same months in yuan less a move of about 1.2 %, which is itself rounded: they agree to a percentage point.
  EXPECT_NEAR(exports[1].growth.value, -.028, .01);
  EXPECT_NEAR(deliveries[1].growth.value, -.151, .01);
  EXPECT_LT(deliveries[1].growth.high - deliveries[1].growth.low, .03);
}

TEST(Months, AnEarlierYearServesAsBaseAndShowsRevisions) {
  const Cumulative before{.period = *parse_period("2024-01..02"), .value = exactly(100), .growth = {}, .base = {}};
  const Cumulative plain{.period = *parse_period("2025-01..02"), .value = exactly(110), .growth = {}, .base = {}};
  const auto months = months_by_difference({plain, before});
  EXPECT_FALSE(months[0].has_base);
  EXPECT_NEAR(months[1].growth.value, .1, 1e-15);
  EXPECT_FALSE(months[1].has_revision);
  const auto revised = months_by_difference({before, sum("2025-01..02", exactly(110), exactly(.12))});
  EXPECT_NEAR(revised[1].base.value, 110 / 1.12, 1e-12);
  EXPECT_NEAR(revised[1].revision.value, 100 - 110 / 1.12, 1e-12);
}

TEST(Months, SumsThatDoNotStartInJanuaryOrStandTwiceAreRefused) {
  const Cumulative wrong{.period = *parse_period("2025-02..03"), .value = exactly(1), .growth = {}, .base = {}};
  EXPECT_THROW(months_by_difference({wrong}), InputError);
  const Cumulative twice{.period = *parse_period("2025-01..03"), .value = exactly(1), .growth = {}, .base = {}};
  EXPECT_THROW(months_by_difference({twice, twice}), InputError);
}

TEST(Period, ReadsMonthsYearsAndSumsSinceJanuary) {
  EXPECT_EQ(to_string(*parse_period("2025-01..12")), "2025");
  EXPECT_EQ(to_string(*parse_period("2025-04")), "2025-04");
  for (const char* wrong :
       {"", "25", "2025-", "2025-13", "2025-00", "2025-04..03", "2025-04..", "2025-4", "202a", "2025-01.04", "+025"})
    EXPECT_FALSE(parse_period(wrong)) << wrong;
}

}  // namespace
}  // namespace entrepot
