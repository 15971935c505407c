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

TEST(ComtradeJson, ReadsWhatTheServiceAnswers) {
  TemporaryFolder folder;
  Problems problems;
  const auto comtrade = read_source(folder.write("answer.json", R"({"elapsedTime":"0.1 secs","count":3,"data":[
    {"period":"202203","reporterCode":643,"reporterISO":null,"flowCode":"X","partnerCode":156,"partner2Code":0,"classificationCode":"H6","cmdCode":"TOTAL",
     "customsCode":"C00","motCode":0,"qtyUnitCode":-1,"qty":null,"netWgt":null,"cifvalue":null,"fobvalue":5.5,"primaryValue":5.5},
    {"period":"202203","reporterCode":643,"flowCode":"X","partnerCode":0,"cmdCode":"TOTAL","primaryValue":7},
    {"period":"202203","reporterCode":643,"flowCode":"M","partnerCode":156,"cmdCode":"270900","netWgt":12.5,"primaryValue":3}],"error":""})"),
                                    problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(comtrade);
  EXPECT_EQ(comtrade.source, "un-comtrade");
  EXPECT_EQ(total(comtrade, {{"reporter", "RUS"}, {"partner", "CHN"}, {"flow", "export"}, {"month", "3"}}), 5.5);
  EXPECT_EQ(total(comtrade, {{"flow", "import"}, {"quantity_unit", "kg"}}, "quantity"), 12.5);
  EXPECT_EQ(left_out(comtrade, "a total").value, 7);
}

TEST(ComtradeJson, ReportsWhatIsNoData) {
  for (const char* answer :
       {R"({"statusCode":401,"message":"Access denied due to invalid subscription key"})",
        R"({"elapsedTime":"0","count":0,"data":[],"error":""})", R"({"count":0,"data":[],"error":"reporterCode is not valid"})",
        R"({"data":[{"reporterCode":643)", R"({"data":[3],"reporterCode":1})", R"({"data":7,"reporterCode":1})"}) {
    TemporaryFolder folder;
    Problems problems;
    read_source(folder.write("answer.json", answer), problems, "un-comtrade-json");
    EXPECT_EQ(problems.list().size(), 1u) << answer;
  }
}

}  // namespace
}  // namespace entrepot::sources
