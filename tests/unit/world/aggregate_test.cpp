#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "support/random_world.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const Sector goods(std::size_t{0}), services(std::size_t{1});
const Country north(std::size_t{0}), south(std::size_t{1});

/// AAA and CCC become NOR, BBB alone is SOU.
World merged() {
  const World world = testing::small_world();
  return aggregate(world, {{"NOR", "SOU"}, {0, 1, 0}}, keep_all(world.sectors));
}

TEST(Aggregate, OfNothingIsTheSameWorld) {
  const World world = testing::small_world();
  const World same = aggregate(world, keep_all(world.countries), keep_all(world.sectors));
  EXPECT_EQ(same.country_names, world.country_names);
  EXPECT_TRUE(same.flow == world.flow);
  for (std::size_t i = 0; i < world.tariff.size(); ++i) EXPECT_NEAR(same.tariff.values()[i], world.tariff.values()[i], 1e-16);
  for (std::size_t i = 0; i < world.input_share.size(); ++i)
    EXPECT_NEAR(same.input_share.values()[i], world.input_share.values()[i], 1e-15);
  for (std::size_t i = 0; i < world.final_share.size(); ++i)
    EXPECT_NEAR(same.final_share.values()[i], world.final_share.values()[i], 1e-15);
}

TEST(Aggregate, AddsFlowsAndKeepsRevenue) {
  const World world = merged();
  EXPECT_EQ(world.name, "small-2x2");
  EXPECT_EQ(world.country_names, (std::vector<std::string>{"NOR", "SOU"}));
  EXPECT_DOUBLE_EQ(world.flow(goods, north, south), 30.1 + 12.5);
  EXPECT_DOUBLE_EQ(world.tariff(goods, north, south), (30.1 * 0.05 + 12.5 * 0.15) / (30.1 + 12.5));
  // Trade between AAA and CCC is domestic now; what it paid stays.
  EXPECT_DOUBLE_EQ(world.flow(goods, north, north), 400 + 20 + 10 + 90);
  EXPECT_DOUBLE_EQ(world.tariff(goods, north, north), (20 * 0.1 + 10 * 0.03) / 520);
}

TEST(Aggregate, WeightsTechnologyByOutputAndUse) {
  const World world = merged();
  // Output of goods: AAA 400 + 25 + 10, CCC 20 + 0 + 90.
  EXPECT_DOUBLE_EQ(world.value_added_share(goods, north), (0.35 * 435 + 0.45 * 110) / 545);
  const double from_a = 0.65 * 435, from_c = 0.55 * 110;
  EXPECT_DOUBLE_EQ(world.input_share(north, goods, goods), (0.6 * from_a + 0.5 * from_c) / (from_a + from_c));
  // Services of CCC use nothing, so the shares of AAA stand alone.
  EXPECT_DOUBLE_EQ(world.input_share(north, goods, services), 0.2);
}

TEST(Aggregate, KeepsABalancedWorldBalanced) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const World world = testing::random_world(seed, {.countries = 6, .sectors = 4, .zero_share = 0.3});
    const BalanceCheck check = check_balance(aggregate(world, {{"X", "Y", "Z"}, {0, 1, 0, 2, 2, 0}}, {{"P", "Q"}, {1, 0, 1, 1}}));
    EXPECT_LT(check.worst_expenditure_gap, 1e-14) << seed;
    EXPECT_LT(check.worst_budget_gap, 1e-13) << seed;
  }
}

TEST(Aggregate, ToOneSectorLeavesGoodsOnlyWhereAllAre) {
  const World small = testing::small_world();
  const World world = aggregate(small, keep_all(small.countries), {{"ALL"}, {0, 0}});
  EXPECT_EQ(world.goods, std::vector<bool>{false});
  EXPECT_EQ(world.input_share(Country(std::size_t{0}), goods, goods), 1);
}

TEST(Aggregate, WeightsElasticitiesByCrossBorderTrade) {
  const World small = testing::small_world();
  const World world = aggregate(small, keep_all(small.countries), {{"ALL"}, {0, 0}});
  const double goods_trade = 30.1 + 20 + 25 + 10 + 12.5, services_trade = 8 + 4 + 6 + 2 + 3 + 1.0 / 3;
  EXPECT_DOUBLE_EQ(world.elasticity_sets[1].sigma(goods),
                   (1.9 * goods_trade + 0.9 * services_trade) / (goods_trade + services_trade));
}

// The layer sets AAA from BBB to 0.25; CCC from BBB stays at 0.15, and both become NOR from SOU.
TEST(Aggregate, GivesLayersTheRateOfTheMergedFlow) {
  const World world = merged();
  ASSERT_EQ(world.layers.size(), 1u);
  ASSERT_EQ(world.layers[0].cells.size(), 2u);
  const TariffCell& cell = world.layers[0].cells[0];
  EXPECT_EQ(cell.importer, north);
  EXPECT_DOUBLE_EQ(cell.rate, (0.25 * 30.1 + 0.15 * 12.5) / 42.6);
  EXPECT_DOUBLE_EQ(world.layers[0].cells[1].rate, (0.3 * 25 + 0.07 * 0) / 25);
}

TEST(AggregationMap, ReadsNewCodesInOrderOfAppearance) {
  const testing::TemporaryFolder folder;
  const auto map = read_aggregation_map(folder.write("map.csv", "\xef\xbb\xbfold,new\r\nCCC,SOU\r\nAAA,NOR\r\nBBB,SOU\r\n"),
                                        {"AAA", "BBB", "CCC"});
  EXPECT_EQ(map.codes, (std::vector<std::string>{"SOU", "NOR"}));
  EXPECT_EQ(map.of, (std::vector<std::size_t>{1, 0, 0}));
}

TEST(AggregationMap, ReportsUnknownMissingAndDoubleCodesAtOnce) {
  const testing::TemporaryFolder folder;
  const auto file = folder.write("map.csv", "old,new\nAAA,NOR\nAAA,SOU\nBBBB,SOU\n");
  try {
    read_aggregation_map(file, {"AAA", "BBB", "CCC"});
    FAIL() << "no error";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("4 problems"), HasSubstr("map.csv:3"), HasSubstr("stands on line 2 already"),
                                    HasSubstr("did you mean BBB?"), HasSubstr("CCC: is missing")));
  }
}

}  // namespace
}  // namespace entrepot
