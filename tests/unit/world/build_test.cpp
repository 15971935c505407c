#include "entrepot/world_build.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "entrepot/errors.hpp"
#include "support/shared.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

using ::entrepot::testing::shared_path;

WorldBuildFolders shared_folders() {
  return {.icio = shared_path("data/icio_2011_2022"),
          .wiod = shared_path("data/wiod_2016_release_2014"),
          .elasticities = shared_path("data/elasticities"),
          .us_tariffs = shared_path("data/us_tariffs_2025_2026"),
          .china_tariffs = shared_path("data/us_china_tariffs_2018_2019"),
          .concordances = shared_path("data/concordances")};
}

/// Built once for all tests of this file: a second of work.
const World& icio_2022() {
  static const World world = build_world(shared_folders(), 2022, "test");
  return world;
}

double sigma(const World& world, const std::string& set, const char* sector) {
  const auto found = std::ranges::find(world.elasticity_sets, set, &ElasticitySet::name);
  return found == world.elasticity_sets.end() ? 0 : found->sigma(*world.find_sector(sector));
}

/// Largest relative gap in the identity that makes a null scenario move nothing: purchases = intermediate + final uses,
/// with final spending out of income VA + R + D.
double worst_accounting_gap(const World& world) {
  const SectorByCountry output = gross_output(world.flow), bought = purchases(world.flow, world.tariff);
  const ByCountry revenue = tariff_revenue(world.flow, world.tariff);
  double worst = 0;
  for (Country n : all<Country>(world.country_count())) {
    const double income = world.value_added(n) + revenue(n) + world.deficit(n);
    for (Sector j : all<Sector>(world.sector_count())) {
      double uses = world.final_share(j, n) * income;
      for (Sector k : all<Sector>(world.sector_count()))
        uses += world.input_share(n, j, k) * (1 - world.value_added_share(k, n)) * output(k, n);
      worst = std::max(worst, std::abs(uses / bought(j, n) - 1));
    }
  }
  return worst;
}

double sum_of(const World& world, const char* iso3) { return world.value_added(*world.find_country(iso3)) / 1e6; }

TEST(BuildWorld, Icio2022HasTheKnownSize) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  const World& world = icio_2022();
  ASSERT_EQ(world.country_count(), 81u);
  ASSERT_EQ(world.sector_count(), 28u);
  double value_added = 0;
  for (const double v : world.value_added.values()) value_added += v;
  // GDP of 2022 in trillion USD (IMF): world 101, China 17.9, USA 25.7, Russia 2.3; value added leaves out net product taxes.
  EXPECT_NEAR(value_added / 1e6, 98.0, 0.2);
  EXPECT_NEAR(sum_of(world, "RUS"), 2.2, 0.05);
  EXPECT_NEAR(sum_of(world, "CHN"), 16.6, 0.1);
  EXPECT_NEAR(sum_of(world, "USA"), 26.0, 0.1);
}

TEST(BuildWorld, AccountsCloseToRounding) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  const World& world = icio_2022();
  EXPECT_LT(worst_accounting_gap(world), 1e-12);
  for (Country n : all<Country>(world.country_count())) {
    double alpha = 0;
    for (Sector j : all<Sector>(world.sector_count())) {
      EXPECT_GE(world.final_share(j, n), 0);
      EXPECT_GE(world.value_added_share(j, n), 0.01 - 1e-12);
      EXPECT_LE(world.value_added_share(j, n), 1);
      alpha += world.final_share(j, n);
    }
    EXPECT_NEAR(alpha, 1, 1e-14);
  }
}

TEST(BuildWorld, RepairsAreOnRecord) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  std::map<std::string, RepairTotal> by_rule;
  for (const RepairTotal& total : repairs_by_rule(icio_2022())) by_rule[total.key] = total;
  EXPECT_NEAR(by_rule["services-tariff-zero"].moved / 1e3, 128.1, 0.1)
      << "128 of 612 bn USD of implied revenue, as the source's notes say";
  EXPECT_EQ(by_rule["zero-output"].count, 41u);
  EXPECT_EQ(by_rule["technology-of-rest-of-world"].count, 38u - 1u)
      << "81 economies, 43 of them and the rest of the world in WIOD";
  EXPECT_GT(by_rule["food-tariff-high-kept"].count, 0u);
  // Before balancing the technology of 2014 gives 94.79 tn USD of value added, after it 98.08: what no one buys moves there.
  EXPECT_NEAR(by_rule["input-row-above-purchases"].moved / 1e6, 3.292, 0.001);
}

TEST(BuildWorld, RefineriesTakeCrudeAndSteelTakesCoalAndOres) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  const World& world = icio_2022();
  auto share = [&](const char* country, const char* input, const char* user) {
    return world.input_share(*world.find_country(country), *world.find_sector(input), *world.find_sector(user));
  };
  for (const char* country : {"USA", "CHN", "RUS", "DEU", "IND", "SAU"}) {
    EXPECT_GT(share(country, "B06", "C19"), 5 * share(country, "B05", "C19")) << country;
    EXPECT_GT(share(country, "B06", "C19"), 5 * share(country, "B07", "C19")) << country;
  }
  EXPECT_GT(share("CHN", "B07", "C24A"), share("CHN", "B06", "C24A"));
  EXPECT_GT(share("CHN", "B05", "C24A"), share("CHN", "B06", "C24A"));
  EXPECT_GT(share("CHN", "B07", "C24B"), 5 * share("CHN", "B05", "C24B"));
}

TEST(BuildWorld, ElasticitySetsAsPublished) {
  ENTREPOT_NEEDS_SHARED("data/elasticities");
  const World& world = icio_2022();
  EXPECT_EQ(sigma(world, "uniform-4", "C29"), 5);
  EXPECT_NEAR(sigma(world, "cp-2015", "C19"), 65.85, 1e-12);
  EXPECT_NEAR(sigma(world, "cp-2015", "C26"), 1 + (12.95 + 3.95 + 8.71) / 3, 1e-12);
  EXPECT_NEAR(sigma(world, "cp-2015", "SERV"), 9.22, 1e-12);
  EXPECT_NEAR(sigma(world, "cp", "C26"), 9.536666667, 1e-12);
  EXPECT_NEAR(sigma(world, "fgo", "SERV"), 9.35, 1e-12);
  EXPECT_NEAR(sigma(world, "fgo-gtap", "B06"), 11.8922739028931, 1e-12);
  for (const char* name : {"bsy", "cp", "fgo", "gyy", "is", "ll", "shap"}) EXPECT_GT(sigma(world, name, "A01"), 1) << name;
}

TEST(UsChinaLayer, RatesOfTheTradeWarReplaceGoodsRates) {
  ENTREPOT_NEEDS_SHARED("data/us_tariffs_2025_2026");
  const World& world = icio_2022();
  const World layered = with_layer(world, "us-china-2018");
  const Country us = *world.find_country("USA"), cn = *world.find_country("CHN");
  const Sector electronics = *world.find_sector("C26"), furniture = *world.find_sector("C31T33"),
               services = *world.find_sector("SERV");
  EXPECT_EQ(layered.active_layer, "us-china-2018");
  EXPECT_GT(layered.tariff(furniture, us, cn), world.tariff(furniture, us, cn));
  EXPECT_GT(layered.tariff(electronics, cn, us), world.tariff(electronics, cn, us));
  EXPECT_EQ(layered.tariff(services, us, cn), 0);
  EXPECT_EQ(layered.tariff(electronics, us, *world.find_country("DEU")),
            world.tariff(electronics, us, *world.find_country("DEU")));
  EXPECT_LT(worst_accounting_gap(layered), 1e-12);
  EXPECT_NE(layered.id, world.id);
}

TEST(UsChinaLayer, RefusedWhereItDoesNotApply) {
  ENTREPOT_NEEDS_SHARED("data/us_tariffs_2025_2026");
  World early = icio_2022();
  early.year = 2018;
  EXPECT_THROW(with_layer(early, "us-china-2018"), InputError);
  EXPECT_THROW(with_layer(icio_2022(), "us-china-2019"), InputError);
  EXPECT_THROW(with_layer(with_layer(icio_2022(), "us-china-2018"), "us-china-2018"), InputError);
}

TEST(BuildWorld, RebuildingGivesTheShippedContent) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  EXPECT_EQ(content_id(icio_2022()), load_embedded_world("icio-2022").id);
  EXPECT_EQ(content_id(build_world(shared_folders(), 2014, "test")), load_embedded_world("icio-2014").id);
}

TEST(BuildWorld, MissingFilesAreListedAllAtOnce) {
  try {
    build_world({.icio = "/nowhere/icio", .wiod = "/nowhere/wiod"}, 2022, "test");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 4u) << error.what();
  }
  try {
    build_world({.icio = "i", .us_tariffs = "u"}, 2030, "test");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3u) << error.what();
  }
}

}  // namespace
}  // namespace entrepot
