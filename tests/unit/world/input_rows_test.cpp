#include "world/input_rows.hpp"

#include <gtest/gtest.h>

namespace entrepot {
namespace {

const Country only(0);
const Sector fuel(0), services(1);

/// One country; each sector makes 100, half of it from inputs, of which `fuel_share` is fuel.
World one_country(double fuel_share) {
  World world;
  world.countries = {"AAA"};
  world.sectors = {"C19", "SERV"};
  world.value_added_share = SectorByCountry({2, 1}, 0.5);
  world.input_share = InputShares({1, 2, 2});
  for (Sector user : all<Sector>(2)) {
    world.input_share(only, fuel, user) = fuel_share;
    world.input_share(only, services, user) = 1 - fuel_share;
  }
  return world;
}

TEST(InputRows, RowAbovePurchasesLeavesHouseholdsTheirShare) {
  World world = one_country(0.8);  // producers would use 0.8 * 0.5 * 200 = 80 of fuel, the country buys 60
  SectorByCountry output({2, 1}, 100), bought({2, 1}, 60), households({2, 1});
  households(fuel, only) = 0.25;
  bound_input_rows(world, output, bought, households);
  ASSERT_EQ(world.repairs.size(), 1u);
  EXPECT_NEAR(world.repairs[0].after, 45, 1e-12);
  EXPECT_NEAR(world.repairs[0].moved, 35, 1e-12);
  EXPECT_NEAR(row_sum(intermediate_uses(world, output, only), fuel), 45, 1e-12);
  EXPECT_NEAR(row_sum(intermediate_uses(world, output, only), services), 20, 1e-12) << "other inputs are left alone";
  EXPECT_NEAR(world.value_added_share(fuel, only), 1 - (22.5 + 10) / 100, 1e-15);
}

TEST(InputRows, RowWithinPurchasesIsLeftAlone) {
  World world = one_country(0.5);  // uses 50 of 60
  const World before = world;
  SectorByCountry output({2, 1}, 100), bought({2, 1}, 60), households({2, 1}, 0.5);
  bound_input_rows(world, output, bought, households);
  EXPECT_TRUE(world.repairs.empty());
  EXPECT_EQ(world.input_share, before.input_share);
}

}  // namespace
}  // namespace entrepot
