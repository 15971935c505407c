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

TEST(ComextExtract, ReadsTheSanctionedGoodsByPartnerAndYear) {
  ENTREPOT_NEEDS_SHARED("data/eu27_sanctioned_cn8_2020_2022");
  Problems problems;
  const auto cn8 = read_source(shared_path("data/eu27_sanctioned_cn8_2020_2022/eu27_exports_cn8_partner_month.csv.gz"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(cn8);
  EXPECT_EQ(cn8.classification, "CN8");
  EXPECT_EQ(cn8.coverage.products, 2219u);
  EXPECT_EQ(cn8.coverage.first_period, "2020-01");
  EXPECT_EQ(cn8.coverage.last_period, "2022-11");
  auto exports = [&](const char* partner, const char* year) {
    return total(cn8, {{"reporter", "EU27"}, {"partner", partner}, {"year", year}}) / 1e9;
  };
  EXPECT_NEAR(exports("RUS", "2020"), 29.54, 0.005);
  EXPECT_NEAR(exports("RUS", "2022"), 12.55, 0.005);
  EXPECT_NEAR(exports("KGZ", "2022"), 0.495, 0.0005);
  EXPECT_NEAR(exports("ARM", "2021"), 0.198, 0.0005);
  EXPECT_NEAR(total(cn8, {{"partner", "KGZ"}, {"year", "2022"}, {"month", "11"}}) / 1e6, 106.5, 0.05);
}

TEST(ComextExtract, LeavesOutWhoIsNoMember) {
  ENTREPOT_NEEDS_SHARED("data/eu_and_national_trade_2019_2024");
  Problems problems;
  const auto members = read_source(
      shared_path("data/eu_and_national_trade_2019_2024/eu27_member_exports_total_monthly_2019_2024.csv.gz"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(members);
  EXPECT_EQ(members.coverage.reporters, 27u);
  EXPECT_EQ(left_out(members, "reporter United Kingdom").rows, 65u);
}

TEST(ComextExtract, KeepsLeadingZerosAndListsFaults) {
  TemporaryFolder folder;
  Problems problems;
  const auto hs4 = read_source(folder.write("hs4.csv", "hs4,partner,month,value_eur\n0101,ARM,2020-01,5\n"), problems);
  EXPECT_EQ(total(hs4, {{"product", "0101"}, {"partner", "ARM"}, {"month", "1"}}), 5);
  read_source(folder.write("bad.csv", "cn8,partner,month,value_eur\n01012100,BLR,2020-13,1\n01012100,BLR,2020-12,-1\n"),
              problems);
  EXPECT_EQ(problems.list().size(), 1u) << "the table itself is refused first";
}

TEST(ComextPartnerTotals, ReadsBothEditions) {
  ENTREPOT_NEEDS_SHARED("data/eu_and_national_trade_2019_2024");
  Problems problems;
  const auto totals =
      read_source(shared_path("data/eu_and_national_trade_2019_2024/eu27_exports_total_by_partner_annual.csv.gz"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(totals);
  auto exports = [&](const char* partner, const char* year) {
    return total(totals, {{"partner", partner}, {"year", year}}) / 1e9;
  };
  EXPECT_NEAR(exports("RUS", "2021"), 89.2, 0.05);
  EXPECT_NEAR(exports("RUS", "2023"), 38.2, 0.05);
  EXPECT_NEAR(exports("KGZ", "2023"), 2.73, 0.005);
  EXPECT_NEAR(exports("ARM", "2021"), 0.76, 0.005);
  EXPECT_NEAR(exports("KAZ", "2023"), 12.11, 0.005);
  EXPECT_NEAR(exports("TUR", "2023"), 111, 0.5);
  EXPECT_EQ(unknown(totals, "Guinée").rows, 1u) << "stands twice in 2016";
  for (const UnknownCode& code : totals.unknown) EXPECT_TRUE(code.kind != "partner" || code.code == "Guinée") << code.code;
}

}  // namespace
}  // namespace entrepot::sources
