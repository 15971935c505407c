#include "sources/oecd_icio.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using ::testing::HasSubstr;

TEST(OecdIcio, ReadsAYear) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  Problems problems;
  const IcioYear icio = read_oecd_icio(::entrepot::testing::shared_path("data/icio_2011_2022"), 2022, problems);
  ASSERT_TRUE(problems.empty());
  double output = 0;
  for (const double value : icio.flow.values()) output += value;
  EXPECT_NEAR(output / 1e6, 199.691, 0.001);
  EXPECT_EQ(icio.flow(Sector(0), Country(0), Country(0)), 12569.63);  // the file's first row: Angola's own crops
}

TEST(OecdIcio, NamesUnknownCodesDuplicatesAndMissingCells) {
  ::entrepot::testing::TemporaryFolder folder;
  folder.write("icio_2022.csv.gz",
               "sector,importer,exporter,value,tariff\nA01,AGO,XXX,1,0\nA99,AGO,AGO,1,0\nA01,AGO,ARE,1,0\nA01,AGO,ARE,1,0\n");
  Problems problems;
  read_oecd_icio(folder.path(), 2022, problems);
  ASSERT_EQ(problems.list().size(), 3u);
  EXPECT_EQ(problems.list()[0].value, "XXX");
  EXPECT_EQ(problems.list()[1].value, "A99");
  EXPECT_EQ(problems.list()[2].line, 5);
  EXPECT_THAT(problems.list()[2].rule, HasSubstr("twice"));

  folder.write("icio_2021.csv.gz", "sector,importer,exporter,value,tariff\nA01,AGO,ARE,1,0\n");
  Problems incomplete;
  read_oecd_icio(folder.path(), 2021, incomplete);
  ASSERT_EQ(incomplete.list().size(), 1u);
  EXPECT_THAT(incomplete.list()[0].rule, HasSubstr("183707 of 183708"));
}

}  // namespace
}  // namespace entrepot::sources
