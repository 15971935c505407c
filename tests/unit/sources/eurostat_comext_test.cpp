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

TEST(EurostatComext, ReadsOldCodesAndLeavesTotalsOut) {
  TemporaryFolder folder;
  Problems problems;
  const auto comext =
      read_source(folder.write("full202152.dat",
                               "DECLARANT,PARTNER,PRODUCT_NC,FLOW,STAT_REGIME,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG,SUP_QUANTITY\n"
                               "004,075,84713000,2,1,202152,100,5,7\n"
                               "004,075,84713000,2,2,202152,20,1,0\n"
                               "004,075,84713000,2,4,202152,120,6,7\n"  // total of the regimes
                               "004,075,8471,2,1,202152,100,5,0\n"      // heading
                               "004,720,84713000,1,1,202103,30,0,0\n"
                               "004,950,99SSS999,2,1,202103,9,0,0\n"
                               "004,1011,84713000,2,1,202152,120,6,0\n"),  // trade outside the Union
                  problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(comext);
  EXPECT_EQ(total(comext, {{"reporter", "DEU"},
                           {"partner", "RUS"},
                           {"flow", "export"},
                           {"year", "2021"},
                           {"month", "0"},
                           {"price_basis", "fob"}}),
            120);
  EXPECT_EQ(total(comext, {{"reporter", "DEU"}, {"partner", "CHN"}, {"flow", "import"}, {"month", "3"}, {"price_basis", "cif"}}),
            30);
  EXPECT_EQ(total(comext, {{"quantity_unit", "kg"}}, "quantity"), 6);
  EXPECT_EQ(left_out(comext, "statistical regime 4").value, 120);
  EXPECT_EQ(left_out(comext, "headings").value, 100);
  EXPECT_EQ(left_out(comext, "a total (1011)").value, 120);
  EXPECT_EQ(noted(comext, "with a quantity").rows, 1u);
  EXPECT_EQ(unknown(comext, "950").value, 9);
  EXPECT_EQ(comext.coverage.value_unit, "EUR");
}

TEST(EurostatComext, ReadsNewLettersAndLongLayouts) {
  TemporaryFolder folder;
  Problems problems;
  const auto comext =
      read_source(folder.write("full_v2_202301.dat",
                               "REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_CPA21,PRODUCT_SECTION,FLOW,STAT_"
                               "PROCEDURE,SUPPL_UNIT,PERIOD,VALUE_EUR,VALUE_NAC,QUANTITY_KG,QUANTITY_SUPPL_UNIT\n"
                               "GR,XS,E,84713000,75220,26201,16,2,1,p/st,202301,11,11,2,1\n"
                               "EL,XK,E,84713000,75220,26201,16,2,1,p/st,202301,12,12,,\n"
                               "GR,QZ,E,84713000,75220,26201,16,2,1,p/st,202301,13,13,,\n"
                               "GR,ZZ,E,84713000,75220,26201,16,2,1,p/st,202301,14,14,,\n"),
                  problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(comext);
  EXPECT_EQ(count(comext, {{"reporter", "GRC"}, {"product", "84713000"}, {"month", "1"}}), 4u);
  EXPECT_EQ(total(comext, {{"partner", "SRB"}}), 11);
  EXPECT_EQ(total(comext, {{"partner", "XKX"}}), 12);
  EXPECT_EQ(unknown(comext, "QZ").kind, "partner that is no single country");
  EXPECT_EQ(unknown(comext, "ZZ").kind, "partner");
}

TEST(EurostatComext, LeavesTheUnionOutBesideItsMembers) {
  TemporaryFolder folder;
  Problems problems;
  const std::string header = "REPORTER,PARTNER,PRODUCT_NC,FLOW,STAT_PROCEDURE,PERIOD,VALUE_EUR,QUANTITY_KG\n";
  const std::string whole = "EU27_2020,RU,84713000,2,1,202301,30,\n";
  const auto both = read_source(
      folder.write("a.dat", header + "DE,RU,84713000,2,1,202301,10,\nFR,RU,84713000,2,1,202301,20,\n" + whole), problems);
  const auto alone = read_source(folder.write("b.dat", header + whole), problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  EXPECT_EQ(both.coverage.value, 30);
  EXPECT_EQ(left_out(both, "a total (EU27_2020)").value, 30);
  EXPECT_EQ(total(alone, {{"reporter", "EU27_2020"}}), 30);
}

TEST(EurostatComext, ListsEveryFault) {
  TemporaryFolder folder;
  Problems problems;
  read_source(folder.write("c.dat",
                           "DECLARANT,PARTNER,PRODUCT_NC,FLOW,STAT_REGIME,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG,SUP_QUANTITY\n"
                           "004,075,84713000,3,1,202113,100,5,7\n"),
              problems);
  ASSERT_EQ(problems.list().size(), 2u);
  EXPECT_EQ(problems.list()[0].value, "202113");
  EXPECT_EQ(problems.list()[1].field, "FLOW");
}

}  // namespace
}  // namespace entrepot::sources
