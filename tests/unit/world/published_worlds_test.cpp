// Data of other people's papers, imported as they were published.

#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "entrepot/world.hpp"
#include "support/caliendo_parro.hpp"
#include "support/shared.hpp"
#include "support/wiod44.hpp"
#include "tables/csv.hpp"

namespace entrepot {
namespace {

TEST(PublishedWorlds, CaliendoParroTakesTheSharesOfTheSource) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const auto data = testing::caliendo_parro();
  const World& world = data.world;
  ASSERT_EQ(world.country_count(), 31u);
  ASSERT_EQ(world.sector_count(), 40u);
  EXPECT_EQ(world.countries.back(), "ROW");
  EXPECT_EQ(std::count(world.goods.begin(), world.goods.end(), true), 20);
  const Sector agriculture(std::size_t{0});
  const Country argentina = testing::country_named(world, "Argentina");
  EXPECT_DOUBLE_EQ(world.flow(agriculture, argentina, argentina), 19135.411036);  // million USD
  EXPECT_DOUBLE_EQ(world.tariff(agriculture, argentina, testing::country_named(world, "Australia")), 0.041666669999999906);
  ASSERT_EQ(world.elasticity_sets.size(), 1u);
  EXPECT_EQ(world.elasticity_sets[0].name, "published");
  EXPECT_DOUBLE_EQ(world.elasticity_sets[0].sigma(agriculture), 10.11);
  // 2623.64... of agriculture into itself, over all inputs of Argentine agriculture
  EXPECT_GT(world.input_share(argentina, agriculture, agriculture), 0);
  for (Country n : all<Country>(31))
    for (Sector j : all<Sector>(40)) {
      EXPECT_GT(world.value_added_share(j, n), 0);
      EXPECT_LE(world.value_added_share(j, n), 1);
    }
}

TEST(PublishedWorlds, CaliendoParroDeficitsAreThoseOfTheSource) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const World world = testing::caliendo_parro().world;
  Problems problems;
  const auto table = tables::read_csv(testing::shared_path("reference/caliendo_parro_2015/inputs/deficit.csv"),
                                      {{.name = "region"}, {.name = "D", .type = tables::ColumnType::number}}, problems);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows(), 31u);
  for (std::size_t row = 0; row < table->rows(); ++row)
    EXPECT_NEAR(world.deficit(testing::country_named(world, std::string(table->text("region")[row]))),
                table->number("D")[row] / 1e6, 1e-7);
}

TEST(PublishedWorlds, CaliendoParroValueAddedIsTheSumOverSectors) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const World world = testing::caliendo_parro().world;
  Problems problems;
  const auto table = tables::read_csv(testing::shared_path("reference/caliendo_parro_2015/inputs/value_added.csv"),
                                      {{.name = "region"}, {.name = "value", .type = tables::ColumnType::number}}, problems);
  ASSERT_TRUE(table);
  ByCountry sum({31});
  for (std::size_t row = 0; row < table->rows(); ++row)
    sum(testing::country_named(world, std::string(table->text("region")[row]))) += table->number("value")[row] / 1e6;
  for (Country n : all<Country>(31)) EXPECT_NEAR(world.value_added(n), sum(n), 1e-12 * sum(n));
}

// One negative purchase (Canada, "Other" into "Basic metals") is part of the peers' solution and is kept; setting it to 0
// would move Canada's real wage by 4e-6 percentage points. Twenty outputs of 1 dollar stand for unknown ones.
TEST(PublishedWorlds, CaliendoParroRecordsWhatIsOdd) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const World world = testing::caliendo_parro().world;
  std::map<std::string, int> count;
  for (const Repair& repair : world.repairs) ++count[repair.rule];
  EXPECT_EQ(count, (std::map<std::string, int>{{"negative-intermediate-kept", 1}, {"placeholder-row", 20}}));
  const Repair& kept = world.repairs[static_cast<std::size_t>(
      std::ranges::find(world.repairs, "negative-intermediate-kept", &Repair::rule) - world.repairs.begin())];
  EXPECT_EQ(kept.importer, "CAN");
  EXPECT_EQ(kept.sector, "Other into Basic metals");
  EXPECT_NEAR(kept.before, -9.48885056, 1e-8);
}

TEST(PublishedWorlds, CaliendoParroTariffSetsDifferWhereTheSourceSays) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const auto data = testing::caliendo_parro();
  EXPECT_EQ(testing::tariff_shock(data.world, data.tariff_nafta).cells.size(), 116u);
  EXPECT_GT(testing::tariff_shock(data.world, data.tariff_2005).cells.size(), 10000u);
}

TEST(PublishedWorlds, CaliendoParroCoversAllCells) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const auto data = testing::caliendo_parro();
  ASSERT_EQ(data.coverage.size(), 5u);
  EXPECT_EQ(data.coverage[0].file, "flows.csv");
  EXPECT_EQ(data.coverage[0].cells_given, 38440u);
  EXPECT_EQ(data.coverage[1].cells_given, 49600u);
  for (const Coverage& one : data.coverage) EXPECT_EQ(one.cells_given, one.cells_possible) << one.file;
}

TEST(PublishedWorlds, Wiod44HasOneSectorWithoutIntermediates) {
  ENTREPOT_NEEDS_SHARED("reference/ge_gravity_wiod44");
  const auto data = testing::wiod44();
  EXPECT_EQ(data.world.country_count(), 44u);
  EXPECT_EQ(data.world.sector_count(), 1u);
  EXPECT_EQ(data.world.countries.back(), "ROW");
  const BalanceCheck check = check_balance(data.world);
  EXPECT_LT(check.worst_budget_gap, 1e-14);
  EXPECT_LT(check.worst_expenditure_gap, 1e-14);
  EXPECT_GT(data.shock.cells.size(), 100u);
  for (const CellShock& cell : data.shock.cells) EXPECT_NEAR(cell.trade_cost_factor, std::exp(-0.224249 / 4), 1e-6);
  const Country australia = data.world.find_country("AUS").value();
  EXPECT_NEAR(data.real_income(australia), 0.999993811669728, 1e-15);
}

}  // namespace
}  // namespace entrepot
