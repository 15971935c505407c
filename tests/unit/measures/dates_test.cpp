#include "measures/dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entrepot {
namespace {

Measure dated(const std::string& from, const std::string& until) {
  Measure measure;
  measure.from = from;
  measure.until = until;
  return measure;
}

TEST(Dates, DaysOfTheCalendar) {
  EXPECT_TRUE(is_day("2024-02-29"));
  EXPECT_FALSE(is_day("2025-02-29"));
  EXPECT_FALSE(is_day("2025-13-01"));
  EXPECT_FALSE(is_day("2025-4-10"));
  EXPECT_FALSE(is_day("yesterday."));
  EXPECT_FALSE(is_day(""));
}

TEST(Dates, FromInclusiveUntilExclusive) {
  const Measure m = dated("2025-04-10", "2025-05-14");
  EXPECT_FALSE(in_force(m, "2025-04-09"));
  EXPECT_TRUE(in_force(m, "2025-04-10"));
  EXPECT_TRUE(in_force(m, "2025-05-13"));
  EXPECT_FALSE(in_force(m, "2025-05-14"));
  EXPECT_TRUE(in_force(dated("", ""), "1950-01-01"));
}

TEST(Dates, MeetingInTime) {
  EXPECT_FALSE(ever_together(dated("2025-01-01", "2025-02-01"), dated("2025-02-01", "")));
  EXPECT_TRUE(ever_together(dated("2025-01-01", "2025-02-02"), dated("2025-02-01", "")));
  EXPECT_TRUE(ever_together(dated("", ""), dated("2025-02-01", "2025-02-02")));
  EXPECT_FALSE(ever_together(dated("", "2025-01-01"), dated("2025-02-01", "2025-02-02")));
}

TEST(Dates, ChangeDatesAreSortedAndUnique) {
  Scenario scenario;
  EXPECT_TRUE(change_dates(scenario).empty());
  scenario.measures = {dated("2025-04-10", "2025-05-14"), dated("2025-02-04", "2025-04-10"), dated("", "")};
  EXPECT_THAT(change_dates(scenario), ::testing::ElementsAre("2025-02-04", "2025-04-10", "2025-05-14"));
}

}  // namespace
}  // namespace entrepot
