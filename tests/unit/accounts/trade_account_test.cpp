#include "entrepot/trade_account.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/mirror.hpp"

namespace entrepot {
namespace {

const char* const header = "reporter,partner,flow,product,year,month,value,currency,price_basis\n";

TradeRecords records(const std::string& rows) { return parse_trade_csv(header + rows, "trade.csv"); }

std::string fault(const std::string& rows, TradeQuery query = {.reporter = "A"}) {
  try {
    trade_account(records(rows), query);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(TradeAccount, FlowsAddToTotalTradeOfMixedBasisAndToABalance) {
  const TradeAccount account = trade_account(records("A,B,export,,2023,0,32.524,USD,fob\nA,B,import,,2023,0,44.334,USD,cif\n"
                                                     "A,B,export,,2024,0,30.8,USD,fob\nA,B,import,,2024,0,40.3,USD,cif\n"),
                                             {.reporter = "A", .partner = "B"});
  ASSERT_EQ(account.periods.size(), 2u);
  EXPECT_FALSE(account.periods[0].compared);
  const AccountPeriod& last = account.periods[1];
  EXPECT_NEAR(100 * last.table.whole.growth, -7.492, 1e-3);
  EXPECT_NEAR(100 * last.table.parts[1].contribution, -5.249, 1e-3);
  EXPECT_NEAR(*last.balance, -9.5, 1e-12);
  EXPECT_NEAR(*last.balance_before, -11.81, 1e-3);
  EXPECT_EQ(account.basis, PriceBasis::mixed);
  // 2024 has a day more.
  EXPECT_LT(last.daily_growth, last.table.whole.growth);
}

TEST(TradeAccount, MonthsGiveSumsSinceJanuaryAndMergedJanuaryFebruary) {
  std::string rows;
  for (int year : {2023, 2024})
    for (int month = 1; month <= 3; ++month)
      rows += "A,B,export,," + std::to_string(year) + "," + std::to_string(month) + "," + std::to_string(month * (year - 2022)) +
              ",USD,fob\n";
  const TradeRecords three = records(rows);
  const TradeAccount months =
      trade_account(three, {.reporter = "A", .from = Period{2024, 1, 12}, .merge_january_february = true});
  ASSERT_EQ(months.periods.size(), 2u);
  EXPECT_EQ(to_string(months.periods[0].period), "2024-01..02");
  EXPECT_DOUBLE_EQ(months.periods[0].table.whole.now, 6);
  const TradeAccount sums =
      trade_account(three, {.reporter = "A", .from = Period{2024, 1, 12}, .periods = AccountPeriods::to_date});
  EXPECT_EQ(to_string(sums.periods[2].period), "2024-01..03");
  EXPECT_DOUBLE_EQ(sums.periods[2].table.whole.now, 12);
  EXPECT_DOUBLE_EQ(sums.periods[2].table.whole.growth, 1);
  const TradeAccount years = trade_account(three, {.reporter = "A", .periods = AccountPeriods::years});
  EXPECT_TRUE(years.periods.empty());
  EXPECT_THAT(years.notes[0], ::testing::HasSubstr("3 of 12 months"));
}

TEST(TradeAccount, AMissingMonthEndsTheSum) {
  const TradeAccount sums = trade_account(records("A,B,export,,2024,1,1,USD,\nA,B,export,,2024,3,1,USD,\n"),
                                          {.reporter = "A", .periods = AccountPeriods::to_date});
  EXPECT_EQ(sums.periods.size(), 1u);
  EXPECT_THAT(sums.notes.back(), ::testing::HasSubstr("2024-03"));
}

TEST(TradeAccount, NothingIsCountedTwice) {
  const TradeAccount account =
      trade_account(records("A,B,export,TOTAL,2024,0,5,USD,\nA,B,export,27,2024,0,3,USD,\nA,WLD,export,TOTAL,2024,0,9,USD,\n"
                            "A,C,export,TOTAL,2024,0,4,USD,\n"),
                    {.reporter = "A", .by = AccountBy::partner});
  EXPECT_DOUBLE_EQ(account.periods[0].table.whole.now, 9);
  EXPECT_EQ(account.notes.size(), 2u);
  EXPECT_THAT(fault("A,B,export,27,2024,0,3,USD,\nA,B,export,2709,2024,0,2,USD,\n"), ::testing::HasSubstr("counted twice"));
}

TEST(TradeAccount, AmountsThatNeverAddAreRefused) {
  EXPECT_THAT(fault("A,B,export,,2024,0,3,USD,\nA,C,export,,2024,0,2,EUR,\n"), ::testing::HasSubstr("two currencies"));
  EXPECT_THAT(fault("A,B,export,,2024,0,3,USD,fob\nA,C,export,,2024,0,2,USD,cif\n"), ::testing::HasSubstr("two price bases"));
  EXPECT_THAT(fault("AB,B,export,,2024,0,3,USD,fob\n"), ::testing::HasSubstr("did you mean AB?"));
}

TEST(TradeRecords, EveryFaultyRowIsNamed) {
  try {
    records("A,B,exports,,2024,0,3,USD,\nA,B,import,,2024,13,3,USD,\nA,A,import,,2024,1,3,USD,\nA,B,import,,2024,1,-3,USD,dap\n");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("month"));
    EXPECT_THAT(error.what(), ::testing::HasSubstr("value"));
  }
  try {
    records("A,B,exports,,2024,0,3,USD,\nA,A,import,,2024,1,3,USD,\nA,B,import,,2024,1,3,USD,dap\nA,B,import,,2024,1,3,USD,\n");
    FAIL();
  } catch (const InputError& error) {
    for (const char* part : {"trade.csv:2", "\"export\" or \"import\"", "must not be the reporter", "dap", "second amount"})
      EXPECT_THAT(error.what(), ::testing::HasSubstr(part));
  }
}

TEST(Mirror, GapsAreLeftWhenTheNormalMarginIsTakenOff) {
  // Freight is 5 % on the route until 2021; in 2022 half of what leaves never arrives.
  const TradeRecords both = records(
      "A,B,export,,2020,0,100,USD,fob\nA,B,export,,2021,0,100,USD,fob\nA,B,export,,2022,0,200,USD,fob\n"
      "B,A,import,,2020,0,104,USD,cif\nB,A,import,,2021,0,106,USD,cif\nB,A,import,,2022,0,105,USD,cif\n"
      "B,C,import,,2022,0,7,USD,cif\nA,C,export,,2022,0,9,USD,fob\n");
  const MirrorComparison comparison = compare_mirrors(both, both, {.year = 2022, .margin = {.before_year = 2022}});
  ASSERT_EQ(comparison.rows.size(), 3u);
  const MirrorRow& row = comparison.rows[0];
  EXPECT_NEAR(row.margin, .05, 1e-12);
  EXPECT_NEAR(row.gap, std::log(.5), 1e-12);
  EXPECT_NEAR(row.asymmetry, -1. / 3, 1e-12);
  EXPECT_EQ(comparison.exporter_only, 1u);
  EXPECT_EQ(comparison.importer_only, 1u);
  EXPECT_NEAR(comparison.asymmetry, 1. / 3, 1e-12);
  EXPECT_TRUE(std::isnan(comparison.rows[1].gap));
  const MirrorComparison stated =
      compare_mirrors(both, both, {.exporter = "A", .importer = "B", .year = 2022, .margin = {.stated = 0.1}});
  EXPECT_NEAR(stated.rows[0].exports_at_importer, 220, 1e-12);
  EXPECT_THROW(compare_mirrors(both, both, {.exporter = "X", .margin = {}}), InputError);
}

TEST(Mirror, ImportsCountedFreeOnBoardTakeNoMargin) {
  const TradeRecords both = records("A,B,export,,2020,0,100,USD,fob\nB,A,import,,2020,0,100,USD,fob\n");
  EXPECT_EQ(compare_mirrors(both, both, {.margin = {.stated = 0.1}}).rows[0].gap, 0);
}

}  // namespace
}  // namespace entrepot
