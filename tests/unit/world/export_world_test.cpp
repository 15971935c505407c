#include <filesystem>

#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "support/caliendo_parro.hpp"
#include "support/random_world.hpp"
#include "support/shared.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"
#include "support/world_equality.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryFolder;

World there_and_back(const World& world) {
  const TemporaryFolder folder;
  export_world(world, folder.path() / "world");
  World back = import_world(folder.path() / "world", true, world.command).world;
  return back;
}

TEST(ExportWorld, ReadsBackBitForBit) {
  World world = testing::small_world();
  testing::expect_same_world(there_and_back(world), world);
  world.active_layer = "duties";
  world.id = content_id(world);
  testing::expect_same_world(there_and_back(world), world);
}

TEST(ExportWorld, ReadsBackWorldsOfAnyShape) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    World world = testing::random_world(seed, {.countries = 2 + seed, .sectors = 1 + seed % 4, .zero_share = 0.3});
    EXPECT_EQ(there_and_back(world).id, content_id(world)) << "seed " << seed;
  }
}

TEST(ExportWorld, ReadsBackAWorldThatIsNotBalanced) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const World world = testing::caliendo_parro().world;
  const World back = there_and_back(world);
  EXPECT_EQ(back.id, world.id);
  EXPECT_EQ(back.repairs.size(), world.repairs.size());
}

// A balanced World balanced once more stays what it is, up to the rounding of its sums.
TEST(ExportWorld, ReadsBackThroughCalibrationToo) {
  const TemporaryFolder folder;
  const World world = testing::random_world(7);
  export_world(world, folder.path() / "world");
  const World back = import_world(folder.path() / "world", false, "").world;
  EXPECT_TRUE(back.flow == world.flow);
  for (Country n : all<Country>(world.country_count())) {
    EXPECT_NEAR(back.value_added(n), world.value_added(n), 1e-12 * world.value_added(n));
    for (Sector j : all<Sector>(world.sector_count())) EXPECT_NEAR(back.final_share(j, n), world.final_share(j, n), 1e-13);
  }
}

TEST(ExportWorld, OverwritesNothingAndLeavesNothingHalfWritten) {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "taken");
  EXPECT_THROW(export_world(testing::small_world(), folder.path() / "taken"), InputError);
  EXPECT_THROW(export_world(testing::small_world(), folder.path() / "no" / "world"), InputError);
  EXPECT_TRUE(fs::is_empty(folder.path() / "taken"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

}  // namespace
}  // namespace entrepot
