#include "sources/fontagne_gtap.hpp"

#include <gtest/gtest.h>

#include "sources/icio_sectors.hpp"
#include "support/shared.hpp"

namespace entrepot::sources {
namespace {

double of(const std::array<double, 28>& values, const char* code) { return values[*icio_sector_position(code)]; }

TEST(FontagneGtap, EveryGoodsSectorHasAMapping) {
  for (const IcioSector& sector : icio_sectors) EXPECT_EQ(gtap_sectors_of(sector.code).empty(), !sector.goods) << sector.code;
}

TEST(FontagneGtap, ReadsPublishedElasticities) {
  ENTREPOT_NEEDS_SHARED("data/elasticities/fontagne_guimbard_orefice_gtap.csv");
  Problems problems;
  const auto theta = read_fontagne_gtap(::entrepot::testing::shared_path("data/elasticities"), problems);
  ASSERT_TRUE(problems.empty());
  EXPECT_NEAR(of(theta, "B06"), 10.892, 5e-4);
  EXPECT_NEAR(of(theta, "C26"), 5.258, 5e-4);
  EXPECT_NEAR(of(theta, "C29"), 8.981, 5e-4);
  EXPECT_NEAR(of(theta, "C13T15"), (6.03729343 + 3.83817110 + 5.99440479) / 3, 1e-6);
  EXPECT_EQ(of(theta, "B05"), of(theta, "B07")) << "coal has no estimate of its own";
  EXPECT_EQ(of(theta, "SERV"), 4);
}

}  // namespace
}  // namespace entrepot::sources
