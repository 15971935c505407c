#include "tables/sheet_date.hpp"

#include <gtest/gtest.h>

namespace entrepot::tables {
namespace {

TEST(SheetDate, TellsDatesFromNumbersByTheirFormat) {
  for (const char* format : {"dd.mm.yyyy", "[$-419]mmmm\\ yyyy;@", "mmm", "yyyy\\-mm\\-dd hh:mm", "d"})
    EXPECT_TRUE(shows_date(format)) << format;
  for (const char* format :
       {"0.00", "General", "#,##0.0\\ \"day\"", "[h]:mm", "mm:ss.0", "[Red]0.0", "0_d", "@", "0;yyyy", "\"y", "[y"})
    EXPECT_FALSE(shows_date(format)) << format;
  EXPECT_TRUE(shows_date(14u));
  EXPECT_FALSE(shows_date(0u));
  EXPECT_FALSE(shows_date(46u)) << "a span of time";
}

TEST(SheetDate, KnowsTheDayThatNeverWas) {
  EXPECT_EQ(sheet_date(1, false), "1900-01-01");
  EXPECT_EQ(sheet_date(59, false), "1900-02-28");
  EXPECT_EQ(sheet_date(60, false), "");
  EXPECT_EQ(sheet_date(61, false), "1900-03-01");
  EXPECT_EQ(sheet_date(45046, false), "2023-04-30");
  EXPECT_EQ(sheet_date(43584, true), "2023-04-30");
  EXPECT_EQ(sheet_date(2958465, false), "9999-12-31");
}

TEST(SheetDate, SaysTheTimeOfDayAndRefusesWhatIsNoDay) {
  EXPECT_EQ(sheet_date(45046.5, false), "2023-04-30T12:00:00");
  EXPECT_EQ(sheet_date(45046.999999999, false), "2023-05-01");
  for (const double none : {-1.0, 0.25, 2958466.0, 1e300}) EXPECT_EQ(sheet_date(none, false), "");
  EXPECT_EQ(sheet_date(2958465, true), "");
}

}  // namespace
}  // namespace entrepot::tables
