#include <gtest/gtest.h>

#include "entrepot/interval.hpp"

namespace entrepot {
namespace {

TEST(PrintedNumber, HalfAUnitOfTheLastPlaceIsWhatRoundingMayHide) {
  const PrintedNumber printed = *parse_printed("71.1");
  EXPECT_EQ(printed.value, 71.1);
  EXPECT_EQ(printed.decimals, 1);
  EXPECT_EQ(printed.interval().low, 71.05);
  EXPECT_EQ(printed.interval().high, 71.15);
  EXPECT_EQ(parse_printed("240")->interval().low, 239.5);
  EXPECT_EQ(parse_printed("54.0")->half_unit, 0.05);
}

TEST(PrintedNumber, AStatedHalfUnitTakesItsPlace) {
  const Interval interval = with_half_unit(*parse_printed("240"), 5).interval();
  EXPECT_EQ(interval.low, 235);
  EXPECT_EQ(interval.high, 245);
}

TEST(PrintedNumber, SignsAndThousandsAreReadAsPrinted) {
  EXPECT_EQ(parse_printed("\u22127.5")->value, -7.5);
  EXPECT_EQ(parse_printed("-7.5")->interval().high, -7.45);
  EXPECT_EQ(parse_printed("+1.9")->value, 1.9);
  EXPECT_EQ(parse_printed("1\u202F234\u00A0567")->value, 1234567);
  for (const char* refused : {"", "-", "1,234", "1.", ".5", "1e3", "--1", "12a", "nan", "1.2.3", "9999999999999999", "- -1"})
    EXPECT_FALSE(parse_printed(refused)) << refused;
}

}  // namespace
}  // namespace entrepot
