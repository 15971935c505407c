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

constexpr const char* header =
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,partnerCode,partnerISO,"
    "partner2Code,"
    "classificationCode,cmdCode,customsCode,mosCode,motCode,qtyUnitAbbr,qty,netWgt,cifvalue,fobvalue,primaryValue\n";

std::string row(const std::string& rest) { return "C,A,20220101,2022,52,2022," + rest + "\n"; }

TEST(ComtradeCsv, KeepsEachFlowOnce) {
  TemporaryFolder folder;
  Problems problems;
  const std::string text =
      std::string(header) +                                                              //
      row("842,USA,\"United States, the\",M,0,W00,0,H6,270900,C00,0,0,kg,,,110,,110") +  // World beside its parts
      row("842,USA,US,M,490,S19,0,H6,270900,C00,0,0,kg,5,5,60,55,60") +                  //
      row("842,USA,US,M,251,FRA,0,H6,270900,C00,0,0,u,7,,50,45,50") +                    //
      row("842,USA,US,M,251,FRA,0,H6,2709,C00,0,0,u,7,,50,45,50") +                      // heading
      row("842,USA,US,M,251,FRA,0,H6,TOTAL,C00,0,0,N/A,0,,50,45,50") +                   // total of products
      row("842,USA,US,M,251,FRA,0,H6,270900,C01,0,0,u,7,,30,25,30") +                    // a customs procedure
      row("842,USA,US,M,251,FRA,0,H6,270900,C00,0,2100,u,7,,20,25,20") +                 // by sea
      row("842,USA,US,M,251,FRA,56,H6,270900,C00,0,0,u,7,,20,25,20") +                   // by second partner
      row("842,USA,US,X,899,_X,0,H6,270900,C00,0,0,kg,5,5,,9,9") +                       //
      row("842,USA,US,RX,899,_X,0,H6,270900,C00,0,0,kg,5,5,,4,4") +                      // part of X
      row("36,AUS,Australia,M,554,NZL,0,H6,270900,C00,0,0,kg,5,5,,8,8") +                // f.o.b. imports
      row("412,XKX,Kosovo,M,7777,QQQ,0,H6,270900,C00,0,0,kg,5,5,6,,6");
  const auto comtrade = read_source(folder.write("comtrade.csv", text), problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(comtrade);
  EXPECT_EQ(comtrade.classification, "HS2022");
  EXPECT_EQ(total(comtrade, {{"reporter", "USA"}, {"flow", "import"}, {"product", "270900"}}), 110);
  EXPECT_EQ(total(comtrade, {{"reporter", "USA"}, {"partner", "TWN"}}), 60);
  EXPECT_EQ(total(comtrade, {{"reporter", "USA"}, {"product", "TOTAL"}}), 50);
  EXPECT_EQ(count(comtrade, {{"product", "2709"}}), 0u);
  EXPECT_EQ(total(comtrade, {{"flow", "export"}}), 9) << "re-exports are part of exports";
  EXPECT_EQ(left_out(comtrade, "re-exports").value, 4);
  EXPECT_EQ(left_out(comtrade, "headings").rows, 1u);
  EXPECT_EQ(left_out(comtrade, "by second partner").rows, 3u);
  EXPECT_EQ(left_out(comtrade, "a total (0)").value, 110);
  EXPECT_EQ(count(comtrade, {{"reporter", "AUS"}, {"price_basis", "fob"}, {"flow", "import"}}), 1u);
  EXPECT_EQ(count(comtrade, {{"reporter", "USA"}, {"price_basis", "cif"}, {"partner", "FRA"}, {"quantity_unit", "u"}}), 1u);
  EXPECT_EQ(count(comtrade, {{"partner", "TWN"}, {"quantity_unit", "kg"}}), 1u);
  EXPECT_EQ(unknown(comtrade, "899").value, 9);
  EXPECT_EQ(unknown(comtrade, "7777").value, 6);
  EXPECT_EQ(count(comtrade, {{"reporter", "XKX"}}), 1u);
}

TEST(ComtradeCsv, KeepsTheWorldWhereNoPartnerStandsBesideIt) {
  TemporaryFolder folder;
  Problems problems;
  const auto comtrade = read_source(
      folder.write("c.csv", std::string(header) + row("842,USA,US,M,0,W00,0,H6,270900,C00,0,0,kg,,,110,,110")), problems);
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(total(comtrade, {{"partner", "WLD"}}), 110);
}

TEST(ComtradeCsv, ReadsTheOldColumns) {
  TemporaryFolder folder;
  Problems problems;
  const auto comtrade =
      read_source(folder.write("old.csv",
                               "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade "
                               "Flow,Reporter Code,Reporter,Reporter ISO,"
                               "Partner Code,Partner,Partner ISO,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Netweight "
                               "(kg),Trade Value (US$),Flag\n"
                               "H4,2016,201603,March 2016,6,1,2,Export,757,Switzerland,CHE,579,Norway,NOR,010121,\"Horses, "
                               "live\",5,Number of items,3,,1200,0\n"
                               "H4,2016,201603,March 2016,6,1,3,Re-Export,757,Switzerland,CHE,579,Norway,NOR,010121,\"Horses, "
                               "live\",5,Number of items,1,,400,0\n"),
                  problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  EXPECT_EQ(comtrade.classification, "HS2012");
  EXPECT_EQ(
      total(comtrade,
            {{"reporter", "CHE"}, {"partner", "NOR"}, {"year", "2016"}, {"month", "3"}, {"quantity_unit", "Number of items"}}),
      1200);
  EXPECT_EQ(left_out(comtrade, "re-exports").rows, 1u);
}

TEST(ComtradeCsv, ListsEveryFault) {
  TemporaryFolder folder;
  Problems problems;
  read_source(folder.write("c.csv", std::string(header) + row("842,USA,US,Z,0,W00,0,H6,270900,C00,0,0,kg,,,110,,110") +
                                        "C,A,20220101,2022,52,20221,842,USA,US,M,0,W00,0,H6,270900,C00,0,0,kg,,,110,,110\n" +
                                        row("842,USA,US,M,0,W00,0,H6,270900,C00,0,0,kg,,,110,,")),
              problems);
  ASSERT_EQ(problems.list().size(), 3u);
  EXPECT_EQ(problems.list()[0].line, 2);
  EXPECT_THAT(problems.list()[0].rule, HasSubstr("flow 'Z'"));
  EXPECT_THAT(problems.list()[1].rule, HasSubstr("20221"));
  EXPECT_THAT(problems.list()[2].rule, HasSubstr("value"));
}

}  // namespace
}  // namespace entrepot::sources
