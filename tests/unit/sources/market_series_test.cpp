#include "sources/published_readers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/publications.hpp"
#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using namespace ::entrepot::testing;
using ::testing::HasSubstr;

TEST(MarketSeries, ReadsPricesAndRatesWithTheirUnits) {
  ENTREPOT_NEEDS_SHARED("data/oil_and_fx");
  const std::string folder = "data/oil_and_fx/";
  Problems problems;
  const auto year = read_source(shared_path(folder + "brent-year.csv"), problems);
  const auto daily = read_source(shared_path(folder + "brent-daily.csv.gz"), problems);
  const auto rouble = read_source(shared_path(folder + "usdrub_monthly_2011_2023.csv"), problems);
  const auto fed = read_source(shared_path(folder + "fx_monthly_fed_h10.csv.gz"), problems);
  const auto dram = read_source(shared_path(folder + "cba_armenia_fx_2024_amd_per_unit.csv"), problems);
  const auto budget = read_source(shared_path(folder + "russia_federal_budget_monthly_2011_2023.csv"), problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  for (const Publication* series : {&year, &daily, &rouble, &fed, &dram, &budget}) check_shape(*series);
  EXPECT_EQ(total(year, {{"series", "brent_annual"}, {"year", "2015"}, {"month", "0"}, {"unit", "USD/barrel"}}), 52.32);
  EXPECT_EQ(total(daily, {{"series", "brent_daily"}, {"year", "1987"}, {"month", "5"}, {"day", "20"}}), 18.63);
  EXPECT_NEAR(total(rouble, {{"unit", "RUB per USD"}, {"year", "2011"}, {"month", "1"}, {"day", "0"}}), 30.0833, 1e-4);
  EXPECT_EQ(total(fed, {{"place", "AUS"}, {"year", "1971"}, {"month", "1"}}), 0.8944);
  EXPECT_GT(count(fed, {{"place", "EUR"}}), 300u);
  EXPECT_EQ(total(dram, {{"unit", "AMD per RUB"}, {"year", "2024"}, {"month", "4"}, {"day", "1"}}), 4.26);
  EXPECT_EQ(
      total(budget, {{"series", "budget_monthly/Total Revenues"}, {"year", "2011"}, {"month", "1"}, {"unit", "billion RUB"}}),
      804.9);
}

TEST(MarketSeries, ListsDatesThatAreNone) {
  TemporaryFolder folder;
  Problems problems;
  read_source(folder.write("brent-daily.csv", "Date,Price\n2022-02-30x,1\n2022-13-01,2\n2022-01-01,3\n"), problems);
  ASSERT_EQ(problems.list().size(), 2u);
  EXPECT_EQ(problems.list()[1].line, 3);
}

}  // namespace
}  // namespace entrepot::sources
