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

void expect_published(const Publication& imts) {
  check_shape(imts);
  auto flow = [&](const char* way, const char* partner, const char* year) {
    return total(imts, {{"reporter", "RUS"}, {"partner", partner}, {"flow", way}, {"year", year}}) / 1e9;
  };
  EXPECT_NEAR(flow("import", "CHN", "2024"), 124.3, 0.05);
  EXPECT_NEAR(flow("export", "CHN", "2024"), 112.1, 0.05);
  EXPECT_NEAR(flow("import", "CHN", "2019"), 54.1, 0.05);
  EXPECT_NEAR(flow("export", "IND", "2024"), 68.7, 0.05);
  EXPECT_NEAR(flow("import", "DEU", "2024"), 7.1, 0.05);
  EXPECT_EQ(count(imts, {{"partner", "KAZ"}, {"year", "2024"}}), 0u) << "missing as published, not zero";
  EXPECT_EQ(count(imts, {{"flow", "import"}, {"price_basis", "fob"}}), 0u);
  EXPECT_GT(noted(imts, "estimates of the IMF").rows, 900u);
  EXPECT_GT(left_out(imts, "a total (G001)").rows, 0u);
  for (const UnknownCode& code : imts.unknown) EXPECT_EQ(code.kind, "partner that is no single country") << code.code;
}

TEST(ImfImts, ReadsTheDownloadAndTheListAlike) {
  ENTREPOT_NEEDS_SHARED("data/imf_imts_russia_2016_2024");
  Problems problems;
  const auto wide = read_source(shared_path("data/imf_imts_russia_2016_2024/RU_trade_raw.csv"), problems);
  const auto list = read_source(shared_path("data/imf_imts_russia_2016_2024/russia_by_partner_long.csv"), problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  expect_published(wide);
  expect_published(list);
  EXPECT_EQ(wide.columns.rows, list.columns.rows);
  EXPECT_NEAR(wide.coverage.value / list.coverage.value, 1, 1e-12);
}

TEST(ImfImts, ReadsSdmxWithMonthsAndLeavesQuartersOut) {
  TemporaryFolder folder;
  Problems problems;
  const auto imts =
      read_source(folder.write("imts.csv",
                               "STRUCTURE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
                               "DATAFLOW,ARM,MG_CIF_USD,RUS,M,2022-M03,1.5,6\nDATAFLOW,ARM,MG_FOB_USD,RUS,M,2022-M03,1.25,6\n"
                               "DATAFLOW,ARM,MG_CIF_USD,RUS,Q,2022-Q1,4,6\nDATAFLOW,ARM,TBG_USD,RUS,M,2022-M03,-1,6\nDATAFLOW,"
                               "ARM,MG_CIF_USD,G001,M,2022-M03,9,6\n"),
                  problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(imts);
  EXPECT_EQ(total(imts, {{"reporter", "ARM"}, {"partner", "RUS"}, {"month", "3"}, {"price_basis", "cif"}}), 1.5e6);
  EXPECT_EQ(total(imts, {{"price_basis", "fob"}, {"row", "3"}}), 1.25e6);
  EXPECT_EQ(left_out(imts, "quarters").rows, 1u);
  EXPECT_EQ(left_out(imts, "indicator TBG_USD").rows, 1u);
  EXPECT_EQ(left_out(imts, "a total (G001)").value, 9e6);
}

}  // namespace
}  // namespace entrepot::sources
