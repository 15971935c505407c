#include "world/tariff_repairs.hpp"

#include <gtest/gtest.h>

#include "entrepot/world_build.hpp"

namespace entrepot {
namespace {

World two_countries() {
  World world;
  world.countries = {"AAA", "BBB"};
  world.sectors = {"C10T12", "SERV"};
  world.goods = {true, false};
  world.flow = Flows({2, 2, 2}, 100);
  world.tariff = Flows({2, 2, 2});
  world.tariff(Sector(0), Country(0), Country(1)) = 0.9;
  world.tariff(Sector(1), Country(0), Country(1)) = 0.05;
  return world;
}

TEST(TariffRepairs, ServicesRatesAreZeroedWithTheirRevenue) {
  World world = two_countries();
  zero_services_tariffs(world);
  EXPECT_EQ(world.tariff(Sector(1), Country(0), Country(1)), 0);
  EXPECT_EQ(world.tariff(Sector(0), Country(0), Country(1)), 0.9);
  ASSERT_EQ(world.repairs.size(), 1u);
  EXPECT_DOUBLE_EQ(world.repairs[0].moved, 5);
  EXPECT_DOUBLE_EQ(world.repairs[0].before, 0.05);
}

TEST(TariffRepairs, HighFoodRatesAreListedAndKept) {
  World world = two_countries();
  list_high_food_tariffs(world);
  ASSERT_EQ(world.repairs.size(), 1u);
  EXPECT_EQ(world.repairs[0].rule, "food-tariff-high-kept");
  EXPECT_EQ(world.repairs[0].before, world.repairs[0].after);
  EXPECT_EQ(world.tariff(Sector(0), Country(0), Country(1)), 0.9);
}

TEST(RepairTotals, AddUpByRuleAndByCountry) {
  World world = two_countries();
  zero_services_tariffs(world);
  list_high_food_tariffs(world);
  const auto by_rule = repairs_by_rule(world);
  ASSERT_EQ(by_rule.size(), 2u);
  EXPECT_EQ(by_rule[0].key, "services-tariff-zero");
  EXPECT_DOUBLE_EQ(by_rule[0].moved, 5);
  ASSERT_EQ(repairs_by_country(world).size(), 1u);
  EXPECT_EQ(repairs_by_country(world)[0].count, 2u);
}

}  // namespace
}  // namespace entrepot
