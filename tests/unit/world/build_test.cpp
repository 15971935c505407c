#include "entrepot/world_build.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/shared.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

using ::entrepot::testing::shared_path;

WorldBuildFolders shared_folders() {
  return {.icio = shared_path("data/icio_2011_2022"),
          .wiod = shared_path("data/wiod_2016_release_2014"),
          .elasticities = {},
          .us_tariffs = {},
          .china_tariffs = {},
          .concordances = {}};
}

double sum_of(const World& world, const char* iso3) { return world.value_added(*world.find_country(iso3)) / 1e6; }

TEST(BuildWorld, Icio2022HasTheKnownSize) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  const World world = build_world(shared_folders(), 2022, "test");
  ASSERT_EQ(world.country_count(), 81u);
  ASSERT_EQ(world.sector_count(), 28u);
  double value_added = 0;
  for (const double v : world.value_added.values()) value_added += v;
  // GDP of 2022 in trillion USD (IMF): world 101, China 17.9, USA 25.7, Russia 2.3; value added leaves out net product taxes.
  EXPECT_NEAR(value_added / 1e6, 97.8, 0.7);
  EXPECT_NEAR(sum_of(world, "RUS"), 2.2, 0.1);
  EXPECT_NEAR(sum_of(world, "CHN"), 16.5, 0.3);
  EXPECT_NEAR(sum_of(world, "USA"), 26.0, 0.2);
}

TEST(BuildWorld, AccountsCloseToRounding) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  const World world = build_world(shared_folders(), 2022, "test");
  const SectorByCountry output = gross_output(world.flow), bought = purchases(world.flow, world.tariff);
  const ByCountry revenue = tariff_revenue(world.flow, world.tariff);
  for (Country n : all<Country>(world.country_count())) {
    const double income = world.value_added(n) + revenue(n) + world.deficit(n);
    double alpha = 0;
    for (Sector j : all<Sector>(world.sector_count())) {
      double uses = world.final_share(j, n) * income;
      for (Sector k : all<Sector>(world.sector_count()))
        uses += world.input_share(n, j, k) * (1 - world.value_added_share(k, n)) * output(k, n);
      EXPECT_NEAR(uses / bought(j, n), 1, 1e-12) << world.countries[static_cast<std::size_t>(n.value)] << " " << j.value;
      EXPECT_GE(world.final_share(j, n), 0);
      EXPECT_GE(world.value_added_share(j, n), 0.01 - 1e-12);
      EXPECT_LE(world.value_added_share(j, n), 1);
      alpha += world.final_share(j, n);
    }
    EXPECT_NEAR(alpha, 1, 1e-14);
  }
}

}  // namespace
}  // namespace entrepot
