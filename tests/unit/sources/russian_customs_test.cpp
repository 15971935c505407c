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

TEST(RussianCustoms, ReadsChaptersWithTheirTotal) {
  ENTREPOT_NEEDS_SHARED("data/russia_fcs_official");
  Problems problems;
  const auto customs = read_source(shared_path("data/russia_fcs_official/russia_trade_hs2_2021_2022.csv"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(customs);
  auto flow = [&](const char* way, const char* year, const char* product) {
    return total(customs, {{"flow", way}, {"year", year}, {"product", product}}) / 1e9;
  };
  EXPECT_NEAR(flow("export", "2021", "TOTAL"), 493.1, 0.05);
  EXPECT_NEAR(flow("import", "2021", "TOTAL"), 293.5, 0.05);
  EXPECT_NEAR(flow("export", "2022", "TOTAL"), 591.5, 0.05);
  EXPECT_NEAR(flow("import", "2022", "TOTAL"), 259.1, 0.05);
  EXPECT_NEAR(flow("export", "2021", "27"), 268.8, 0.05);
  EXPECT_EQ(count(customs, {{"partner", "WLD"}}), customs.columns.rows);
}

TEST(RussianCustoms, ReadsMonthsByPartner) {
  ENTREPOT_NEEDS_SHARED("data/russia_fcs_official");
  Problems problems;
  const auto customs =
      read_source(shared_path("data/russia_fcs_official/russia_monthly_trade_by_partner_2006_2021.csv.gz"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(customs);
  EXPECT_EQ(customs.coverage.partners, 29u);
  EXPECT_NEAR(total(customs, {{"partner", "CHN"}, {"flow", "export"}, {"year", "2006"}, {"month", "1"}}), 1197.011e6, 1);
  EXPECT_GT(count(customs, {{"partner", "CZE"}}), 0u) << "by name where the code is missing";
  EXPECT_TRUE(customs.unknown.empty());
}

TEST(RussianCustoms, ReadsWorkbooksOfRegionsAndGroups) {
  ENTREPOT_NEEDS_SHARED("data/russia_fcs_official");
  Problems problems;
  const auto year = read_source(shared_path("data/russia_fcs_official/regions_2022_2023_bnusd.xlsx"), problems);
  const auto part = read_source(shared_path("data/russia_fcs_official/regions_jan_sep_2023_2024_bnusd.xlsx"), problems);
  const auto groups = read_source(shared_path("data/russia_fcs_official/hs_groups_jan_apr_2023_2024_bnusd.xlsx"), problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  for (const Publication* workbook : {&year, &part, &groups}) check_shape(*workbook);
  EXPECT_NEAR(total(year, {{"series", "export"}, {"year", "2023"}, {"month", "0"}}) / 1e9, 425.088, 1e-6);
  EXPECT_NEAR(total(year, {{"series", "import/ASIA"}, {"year", "2023"}, {"row", "9"}}) / 1e9, 187.525, 1e-6);
  EXPECT_NEAR(total(part, {{"series", "export_year_to_date/EUROPE"}, {"year", "2024"}, {"month", "9"}}) / 1e9, 50.1209, 1e-6);
  EXPECT_NEAR(total(groups, {{"series", "import_year_to_date/68-70, 84-97"}, {"year", "2024"}, {"month", "4"}}) / 1e9, 42.8277,
              1e-6);
  EXPECT_NEAR(total(groups, {{"series", "export_year_to_date"}, {"year", "2023"}}) / 1e9, 135.546, 1e-6);
}

TEST(RussianCustoms, ReadsMonthsCumulatedMonthsAndTotalsOfAWorkbook) {
  ENTREPOT_NEEDS_SHARED("data/russia_fcs_official");
  Problems problems;
  const auto totals = read_source(shared_path("data/russia_fcs_official/totals_2020_2021.xlsx"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(totals);
  EXPECT_NEAR(total(totals, {{"series", "export"}, {"year", "2021"}, {"month", "12"}}) / 1e6, 56815.4783, 1e-4);
  EXPECT_NEAR(total(totals, {{"series", "import_year_to_date"}, {"year", "2020"}, {"month", "6"}}) / 1e6, 105923.079, 1e-4);
  EXPECT_NEAR(total(totals, {{"series", "export_with_additions"}, {"year", "2021"}}) / 1e6, 493344.3272, 1e-4);
  double months = 0;
  for (int month = 1; month <= 12; ++month)
    months += total(totals, {{"series", "export"}, {"year", "2021"}, {"month", std::to_string(month)}});
  EXPECT_NEAR(months / 1e6, 491580.3272, 1e-3) << "months add up to the total without additions";
  EXPECT_EQ(left_out(totals, "quarters").rows, 4u);
  EXPECT_EQ(left_out(totals, "a number that stands twice").rows, 4u) << "January, in the block of months and of cumulated months";
}

}  // namespace
}  // namespace entrepot::sources
