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

TEST(CitedFacts, ReadsYearsMonthsAndYearsToDate) {
  ENTREPOT_NEEDS_SHARED("data/facts_cited");
  Problems problems;
  const auto trade = read_source(shared_path("data/facts_cited/china_russia_gacc_totals.csv"), problems);
  const auto oil = read_source(shared_path("data/facts_cited/oil_points.csv"), problems);
  const auto shares = read_source(shared_path("data/facts_cited/settlement_currency_shares.csv"), problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  for (const Publication* facts : {&trade, &oil, &shares}) check_shape(*facts);
  EXPECT_EQ(total(trade, {{"series", "total"}, {"year", "2024"}, {"month", "0"}}), 244.81);
  EXPECT_EQ(total(trade, {{"series", "china_exports_to_russia_year_to_date"}, {"year", "2025"}, {"month", "6"}}), 47.16);
  EXPECT_EQ(total(trade, {{"series", "china_imports_from_russia"}, {"year", "2024"}, {"month", "12"}}), 10.67);
  EXPECT_EQ(total(oil, {{"series", "urals_primorsk_argus"}, {"year", "2022"}, {"month", "12"}, {"day", "6"}}), 45.10);
  EXPECT_EQ(total(oil, {{"series", "china_imports_russian_crude_value_year_to_date"}, {"month", "7"}, {"unit", "bnusd"}}), 37.34);
  EXPECT_EQ(total(shares, {{"series", "settlement_share/import/CNY"}, {"year", "2024"}, {"month", "1"}}), 38.5);
}

}  // namespace
}  // namespace entrepot::sources
