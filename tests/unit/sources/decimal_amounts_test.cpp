#include "sources/decimal_amounts.hpp"

#include <gtest/gtest.h>

namespace entrepot::sources {
namespace {

TEST(DecimalAmounts, ReadsWhatIsWrittenExactly) {
  const std::vector<std::string_view> texts{"1.10", "0.1", " 20 ", "-3.125", "",       "1e3", "abc",
                                            "7.",   ".5",  "-",    "2.6e-6", "1.5E+2", "1e"};
  const DecimalColumn column(texts);
  EXPECT_EQ(column.decimals(), 6);  // of 2.6e-6
  EXPECT_EQ(column.units(0), 1'100'000);
  EXPECT_EQ(column.units(1), 100'000);
  EXPECT_EQ(column.units(2), 20'000'000);
  EXPECT_EQ(column.units(3), -3'125'000);
  EXPECT_EQ(column.units(4), 0);
  EXPECT_EQ(column.units(5), 1'000'000'000);
  EXPECT_FALSE(column.units(6));
  EXPECT_EQ(column.units(7), 7'000'000);
  EXPECT_EQ(column.units(8), 500'000);
  EXPECT_FALSE(column.units(9));
  EXPECT_EQ(column.units(10), 3);
  EXPECT_EQ(column.units(11), 150'000'000);
  EXPECT_FALSE(column.units(12));
  const std::vector<std::string_view> scientific{"1e+05", "0", "0.000"};
  EXPECT_EQ(DecimalColumn(scientific).decimals(), 2);
  EXPECT_EQ(DecimalColumn(scientific).units(0), 10'000'000);
}

TEST(DecimalAmounts, TwoDecimalsAreTheLeastAndSixTheMost) {
  const std::vector<std::string_view> whole{"1", "2"}, three{"1.125", "2"}, long_one{"0.12345678"};
  EXPECT_EQ(DecimalColumn(whole).decimals(), 2);
  EXPECT_EQ(DecimalColumn(three).decimals(), 3);
  const DecimalColumn column(long_one);
  EXPECT_EQ(column.decimals(), 6);
  EXPECT_EQ(column.rounded(), 1U);
  EXPECT_EQ(column.units(0), 123'457);
}

TEST(DecimalAmounts, RefusesWhatIsTooLargeToBeExact) {
  const std::vector<std::string_view> texts{"90000000000000.00", "90000000000000.01", "1e300", "123456789012345678901234567890"};
  const DecimalColumn column(texts);
  EXPECT_FALSE(column.units(2));
  EXPECT_FALSE(column.units(3));
  const std::vector<std::string_view> cents{"90000000000000.00", "90000000000000.01"};
  EXPECT_EQ(DecimalColumn(cents).units(0), 9'000'000'000'000'000);
  EXPECT_FALSE(DecimalColumn(cents).units(1));
}

TEST(DecimalAmounts, WritesWhatItReads) {
  EXPECT_EQ(decimal_text(1'234'567, 2), "12345.67");
  EXPECT_EQ(decimal_text(-5, 2), "-0.05");
  EXPECT_EQ(decimal_text(0, 3), "0.000");
  EXPECT_EQ(decimal_text(7, 0), "7");
}

TEST(DecimalAmounts, KnowsACodeThatASpreadsheetTookForANumber) {
  EXPECT_TRUE(lost_leading_zero("HS2017", "10121"));
  EXPECT_FALSE(lost_leading_zero("HS2017", "010121"));
  EXPECT_FALSE(lost_leading_zero("HS2017", "1012"));
  EXPECT_FALSE(lost_leading_zero("COUNTRY", "8"));
}

}  // namespace
}  // namespace entrepot::sources
