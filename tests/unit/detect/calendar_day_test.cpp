#include "detect/calendar_day.hpp"

#include <gtest/gtest.h>

namespace entrepot::detect {
namespace {

TEST(CalendarDay, DaysSince1970AndBack) {
  EXPECT_EQ(parse_calendar_day("1970-01-01"), 0);
  EXPECT_EQ(parse_calendar_day("2020-01-01"), 18262);
  EXPECT_EQ(parse_calendar_day("1900-01-01"), -25567);
  for (const char* day : {"2024-02-29", "1999-12-31", "1969-12-31"}) EXPECT_EQ(calendar_day_text(*parse_calendar_day(day)), day);
}

TEST(CalendarDay, OtherTextIsNoDay) {
  for (const char* text : {"", "2022", "2022-03", "2022-3-1", "2022-02-30", "2023-02-29", "2022-13-01", "2022-00-10",
                           "2022-01-00", "01.02.2022", "1899-12-31", "2200-01-01", "2022-01-01T", "2022/01/01"})
    EXPECT_FALSE(parse_calendar_day(text)) << text;
}

}  // namespace
}  // namespace entrepot::detect
