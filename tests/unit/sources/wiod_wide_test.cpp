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

TEST(WiodWide, ReadsThePublishedTable) {
  TemporaryFolder folder;
  Problems problems;
  const auto wiod = read_source(
      folder.write("WIOT2014_Nov16_ROW.csv",
                   "IndustryCode,IndustryDescription,Country,RNr,Year,AUS1,AUS2,AUS3,AUS4,AUS5,AUS6,AUS7,ROW1,ROW2,ROW3,TOT\n"
                   "A01,\"Crop and animal production, hunting\",AUS,1,2014,1,2,3,4,5,6,-7,8,9,10,41\n"
                   "A02,Forestry,AUS,2,2014,0,0,0,0,0,0,0,0,0,0,0\n"
                   "A01,Crops,ROW,1,2014,1,0,0,0,0,0,0,0,0,0,1\n"
                   "A02,Forestry,ROW,2,2014,0,0,0,0,0,0,0,0,0,2,2\n"
                   "VA,Value added,TOT,71,2014,5,5,0,0,0,0,0,5,5,0,20\n"),
      problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(wiod);
  EXPECT_EQ(total(wiod, {{"exporter", "AUS"}, {"sector", "A01"}, {"importer", "AUS"}, {"use", "A02"}, {"year", "2014"}}), 2e6);
  EXPECT_EQ(total(wiod, {{"importer", "AUS"}, {"use", "CONS_h"}}), 3e6);
  EXPECT_EQ(total(wiod, {{"importer", "AUS"}, {"use", "INVEN"}}), -7e6);
  EXPECT_EQ(total(wiod, {{"exporter", "ROW"}, {"importer", "ROW"}, {"use", "CONS_h"}}), 2e6);
  EXPECT_EQ(left_out(wiod, "taxes").rows, 10u);
}

}  // namespace
}  // namespace entrepot::sources
