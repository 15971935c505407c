#include "study/unfinished_cuts.hpp"

#include <gtest/gtest.h>

#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

const std::string header =
    "a,b,iso3,loss,outcome,sweeps,residual,residual_kind,residual_country,residual_sector,reason,suggestion,country,sector\n";

/// One tie of two economies, and a folder in which its chunk may lie.
class UnfinishedCutsFolder : public ::testing::Test {
 protected:
  UnfinishedCutsFolder() {
    power.world = std::make_shared<const World>(testing::small_world());
    for (const Country n : all<Country>(power.world->country_count()))
      power.sides.push_back({power.world->countries[static_cast<std::size_t>(n.value)], {n}});
    tie.b = 1;
  }
  bool reads(const std::string& sweeps) {
    const UnfinishedCuts cuts(folder.path(), {{"the closure", "zero"}}, {});
    std::string rows = header;
    for (const char* iso3 : {"AAA", "BBB"}) rows += std::string("AAA,BBB,") + iso3 + ",1.5,converged," + sweeps + ",0,,,,,,,\n";
    folder.write("chunk.csv", rows);
    CutTie* const ties[] = {&tie};
    return cuts.read("chunk", power, ties);
  }

  testing::TemporaryFolder folder;
  WorldPower power;
  CutTie tie;
};

TEST_F(UnfinishedCutsFolder, GivesBackWhatItHolds) {
  ASSERT_TRUE(reads("40"));
  EXPECT_EQ(tie.sweeps, 40);
  EXPECT_EQ(tie.member_losses, (std::vector<double>{1.5, 1.5}));
}

TEST_F(UnfinishedCutsFolder, TakesNoCountOfSweepsThatThereCannotBe) {
  EXPECT_FALSE(reads("-1"));
  EXPECT_FALSE(reads("4294967336"));  // 40 in 32 bits
}

}  // namespace
}  // namespace entrepot
