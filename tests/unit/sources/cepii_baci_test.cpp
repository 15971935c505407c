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

TEST(CepiiBaci, ReadsCodesUnitsAndWhatIsMissing) {
  TemporaryFolder folder;
  Problems problems;
  const auto baci = read_source(
      folder.write("BACI_HS17_Y2023_V202501.csv",
                   "t,i,j,k,v,q\n2023,842,251,080251,1.005,0.5\n2023,490,516,270900,12.000,NA\n"
                   "2023,757,579,300490,0.001,\n2023,697,699,300490,2,1\n2023,999,842,300490,3,1\n2023,156,643,847130,7,2\n"),
      problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(baci);
  EXPECT_EQ(baci.source, "cepii-baci");
  EXPECT_EQ(baci.classification, "HS2017");
  EXPECT_EQ(baci.vintage, "202501");
  EXPECT_EQ(total(baci, {{"reporter", "USA"}, {"partner", "FRA"}, {"product", "080251"}, {"flow", "export"}}), 1005)
      << "USD, rounded once";
  EXPECT_EQ(total(baci, {{"reporter", "TWN"}, {"partner", "NAM"}}), 12000);
  EXPECT_EQ(total(baci, {{"reporter", "CHE"}, {"partner", "NOR"}}), 1);
  EXPECT_EQ(total(baci, {{"price_basis", "fob"}, {"currency", "USD"}}, "quantity"), 4.5);
  EXPECT_EQ(unknown(baci, "697").kind, "reporter that is no single country");
  EXPECT_EQ(unknown(baci, "999").value, 3000);
  EXPECT_EQ(count(baci, {{"reporter", "999"}}), 1u) << "kept under its published code";
  EXPECT_EQ(count(baci, {{"reporter", "USA"}, {"row", "2"}}), 1u) << "the line of the file";
  EXPECT_EQ(count(baci, {{"reporter", "999"}, {"row", "6"}}), 1u);
  EXPECT_EQ(baci.coverage.first_period, "2023");
}

TEST(CepiiBaci, RefusesProductsThatLostTheirZero) {
  TemporaryFolder folder;
  Problems problems;
  read_source(folder.write("b.csv", "t,i,j,k,v,q\n2023,4,8,80251,1,1\n"), problems);
  ASSERT_EQ(problems.list().size(), 1u);
  EXPECT_THAT(problems.list()[0].hint, HasSubstr("zeros"));
}

TEST(BaciPairTotals, ReadsThePublishedTotals) {
  ENTREPOT_NEEDS_SHARED("data/baci2023_totals_194");
  Problems problems;
  const auto baci = read_source(shared_path("data/baci2023_totals_194/baci2023_bilateral_long.csv.gz"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(baci);
  EXPECT_EQ(baci.columns.rows, 25398u);
  EXPECT_NEAR(baci.coverage.value / 1e12, 21.75, 0.005);
  auto pair = [&](const char* from, const char* to) {
    return total(baci, {{"reporter", from}, {"partner", to}, {"year", "2023"}}) / 1e9;
  };
  EXPECT_NEAR(pair("CHN", "RUS"), 110.0, 0.05);
  EXPECT_NEAR(pair("RUS", "CHN"), 129.0, 0.05);
  EXPECT_NEAR(pair("CHN", "USA"), 440.5, 0.05);
  EXPECT_NEAR(pair("ARE", "RUS"), 4.5, 0.05);
  EXPECT_GT(total(baci, {{"reporter", "NAM"}}), 0) << "Namibia is no missing value";
  EXPECT_TRUE(baci.unknown.empty());
}

}  // namespace
}  // namespace entrepot::sources
