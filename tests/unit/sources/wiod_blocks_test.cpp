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

TEST(WiodBlocks, ReadsFinalUseOfTheFirstRelease) {
  ENTREPOT_NEEDS_SHARED("data/wiod_2013_release_2011");
  Problems problems;
  const auto wiod = read_source(shared_path("data/wiod_2013_release_2011/wiot_2011_F.csv.gz"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(wiod);
  EXPECT_EQ(wiod.classification, "WIOD2013");
  EXPECT_NEAR(wiod.coverage.value / 1e12, 69.27, 0.005);
  EXPECT_EQ(wiod.coverage.reporters, 41u);
  EXPECT_TRUE(wiod.unknown.empty()) << "ROM is Romania, RoW the rest of the world";
  EXPECT_GT(total(wiod, {{"exporter", "ROU"}}), 0);
  EXPECT_GT(total(wiod, {{"exporter", "ROW"}, {"use", "GFCF"}}), 0);
}

TEST(WiodBlocks, RefusesLabelsWithoutABar) {
  TemporaryFolder folder;
  Problems problems;
  const auto wiod = read_source(folder.write("wiot_2011_Z.csv", "label,AUS|c1,RoW|c1\nAUS|c1,1,0\nRoW|c1,2,-3\n"), problems);
  EXPECT_EQ(total(wiod, {{"exporter", "ROW"}, {"importer", "ROW"}}), -3e6);
  read_source(folder.write("wiot_2011_Z.csv", "label,AUS|c1,RoW\nAUS|c1,1,0\nRoW,2,3\n"), problems);
  EXPECT_EQ(problems.list().size(), 2u);
}

}  // namespace
}  // namespace entrepot::sources
