#include "sources/wiod_2016.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

TEST(Wiod2016, ReadsThePublishedTotals) {
  ENTREPOT_NEEDS_SHARED("data/wiod_2016_release_2014");
  Problems problems;
  const WiodTable wiod = read_wiod_2016(::entrepot::testing::shared_path("data/wiod_2016_release_2014"), problems);
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(wiod.economies.size(), 44u);
  EXPECT_EQ(wiod.industries.size(), 35u);
  double used = 0, made = 0;
  for (const double value : wiod.input_use.values()) used += value;
  for (const double value : wiod.output.values()) made += value;
  EXPECT_NEAR(used / 1e6, 85.55, 0.01);
  EXPECT_NEAR(made / 1e6, 161.00, 0.01);
  EXPECT_EQ(wiod.output(Sector(*wiod.industry("C21")), Country(*wiod.economy("RUS"))), 0) << "Russia has no row of its own there";
  const Country us(*wiod.economy("USA"));
  EXPECT_GT(wiod.household_use(Sector(*wiod.industry("C10T12")), us), 0);
  EXPECT_LE(wiod.household_use(Sector(*wiod.industry("C28")), us), wiod.final_use(Sector(*wiod.industry("C28")), us));
}

TEST(Wiod2016, RefusesLabelsThatDoNotMatch) {
  ::entrepot::testing::TemporaryFolder folder;
  folder.write("derived_Z_2014_44x35.csv.gz", ",AUS|A01,ROW|A01\nAUS|A01,1,2\nROW|A01,3,4\n");
  folder.write("derived_F_2014_44x35.csv.gz", ",AUS|CONS_h,ROW|CONS_h\nAUS|A01,1,2\nROW|A01,3,4\n");
  folder.write("derived_X_2014_44x35.csv", "label,output\nROW|A01,9\nAUS|A01,9\n");
  Problems problems;
  read_wiod_2016(folder.path(), problems);
  ASSERT_EQ(problems.list().size(), 1u);
  EXPECT_THAT(problems.list()[0].rule, ::testing::HasSubstr("same order"));
}

}  // namespace
}  // namespace entrepot::sources
