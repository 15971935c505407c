#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/world_summary.hpp"
#include "support/small_world.hpp"

namespace entrepot {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::small_world;

TEST(WorldText, ShowsTotalsTariffsAndLayers) {
  World world = small_world();
  EXPECT_THAT(world_text(world),
              AllOf(HasSubstr("World small: 3 countries, 2 sectors, year 2020, stylised"), HasSubstr("none laid; carries duties"),
                    HasSubstr("uniform-4, own (short)"), HasSubstr("layer duties: Duties between AAA and BBB"),
                    HasSubstr("Céland"), HasSubstr("Invented numbers [estimated; CC0-1.0]"), HasSubstr(world.id)));
  world.active_layer = "duties";
  EXPECT_THAT(world_text(world), AllOf(HasSubstr("duties is laid"), HasSubstr("layer duties (laid)")));
}

TEST(WorldText, WeightsTariffsByCrossBorderTrade) {
  const SectorSummary goods = summarise_sectors(small_world())[0];
  const double trade = 30.1 + 20 + 25 + 10 + 12.5;
  EXPECT_DOUBLE_EQ(goods.trade, trade);
  EXPECT_DOUBLE_EQ(goods.mean_tariff, (30.1 * 0.05 + 20 * 0.1 + 25 * 0.2 + 10 * 0.03 + 12.5 * 0.15) / trade);
  EXPECT_EQ(goods.largest_tariff, 0.2);  // 0.07 stands on a flow of zero
}

TEST(WorldText, OfCountriesAddsUp) {
  const World world = small_world();
  for (const CountrySummary& one : summarise_countries(world)) EXPECT_NEAR(one.imports - one.exports, one.deficit, 1e-12);
}

TEST(WorldText, JsonHoldsTheSameAndEveryRate) {
  const auto json = nlohmann::json::parse(world_json(small_world()));
  EXPECT_EQ(json["name"], "small");
  EXPECT_TRUE(json["active_layer"].is_null());
  EXPECT_EQ(json["countries"].size(), 3u);
  EXPECT_EQ(json["sectors"][0]["goods"], true);
  EXPECT_DOUBLE_EQ(json["layers"][0]["rates"][0]["layer_pct"], 25);
  EXPECT_DOUBLE_EQ(json["layers"][0]["rates"][0]["own_pct"], 5);
  EXPECT_EQ(json["elasticity_sets"][0]["trade_elasticity"]["GDS"], 4);
  EXPECT_EQ(json["repairs"]["count"], 2);
}

TEST(BalanceText, SaysWhetherANullScenarioMovesAnything) {
  World world = small_world();
  EXPECT_THAT(balance_text(world),
              AllOf(HasSubstr("balanced; a scenario without measures moves nothing"), HasSubstr("17 of 18")));
  EXPECT_EQ(nlohmann::json::parse(balance_json(world))["balanced"], true);
  world.value_added(Country(std::size_t{0})) *= 1.01;
  EXPECT_THAT(balance_text(world), HasSubstr("not balanced"));
  EXPECT_EQ(nlohmann::json::parse(balance_json(world))["balanced"], false);
}

TEST(RepairsText, ListsTotalsAndUpToTheLimit) {
  const World world = small_world();
  EXPECT_THAT(repairs_text(world, 10),
              AllOf(HasSubstr("2 repairs"), HasSubstr("by rule"), HasSubstr("by country"),
                    HasSubstr("first-rule [GDS, AAA, BBB]: A flow, \"mirrored\", was set; 30 -> 30.1 million USD")));
  EXPECT_THAT(repairs_text(world, 1), AllOf(HasSubstr("and 1 more"), Not(HasSubstr("second-rule [SRV"))));
  World clean = world;
  clean.repairs.clear();
  EXPECT_EQ(repairs_text(clean, 5), "no repairs\n");
}

}  // namespace
}  // namespace entrepot
