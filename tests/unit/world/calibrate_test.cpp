// Two countries, two sectors, numbers chosen so that the answers can be worked out on paper.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"

namespace entrepot {
namespace {

const Sector goods(0), services(1);
const Country home(0), abroad(1);

/// Home: goods 100 at home + 20 sold abroad, buys 10 from abroad at a tariff of 10 %; services 200 sold at home only.
World two_by_two() {
  World world;
  world.name = "two";
  world.year = 2022;
  world.countries = {"AAA", "BBB"};
  world.country_names = {"A", "B"};
  world.sectors = {"G", "SERV"};
  world.sector_names = {"Goods", "Services"};
  world.goods = {true, false};
  world.flow = Flows({2, 2, 2});
  world.tariff = Flows({2, 2, 2});
  world.flow(goods, home, home) = 100;
  world.flow(goods, abroad, home) = 20;
  world.flow(goods, home, abroad) = 10;
  world.flow(goods, abroad, abroad) = 50;
  world.flow(services, home, home) = 200;
  world.flow(services, abroad, abroad) = 100;
  world.tariff(goods, home, abroad) = 0.1;
  world.value_added_share = SectorByCountry({2, 2}, 0.5);
  world.input_share = InputShares({2, 2, 2}, 0.5);
  return world;
}

TEST(Calibrate, FinalSharesValueAddedAndDeficitByHand) {
  const World world = calibrate(two_by_two(), "command");
  // Output: goods 120, services 200; value added 0.5 * 320 = 160. Each input is used 0.25 * 320 = 80.
  // Purchases: goods 100 + 11 = 111, services 200. Final: 31 and 120; they add to 151 = 160 + 1 revenue - 10 surplus.
  EXPECT_NEAR(world.value_added(home), 160, 1e-12);
  EXPECT_NEAR(world.deficit(home), -10, 1e-12);
  EXPECT_NEAR(world.deficit(abroad), 10, 1e-12);
  EXPECT_NEAR(world.final_share(goods, home), 31.0 / 151, 1e-15);
  EXPECT_NEAR(world.final_share(services, home), 120.0 / 151, 1e-15);
  EXPECT_EQ(world.command, "command");
  EXPECT_TRUE(world.repairs.empty());
}

TEST(Calibrate, RowAbovePurchasesIsScaledAndRecorded) {
  World raw = two_by_two();
  for (Sector user : all<Sector>(2)) {
    raw.input_share(home, goods, user) = 0.9;  // goods used: 0.9 * 0.5 * 320 = 144 > 111 bought
    raw.input_share(home, services, user) = 0.1;
  }
  const World world = calibrate(raw, "");
  ASSERT_EQ(world.repairs.size(), 1u);
  EXPECT_EQ(world.repairs[0].rule, "input-row-above-purchases");
  EXPECT_EQ(world.repairs[0].importer, "AAA");
  EXPECT_NEAR(world.repairs[0].before, 144, 1e-12);
  EXPECT_NEAR(world.repairs[0].moved, 33, 1e-12);
  EXPECT_EQ(world.final_share(goods, home), 0);
  EXPECT_EQ(world.final_share(services, home), 1);
  EXPECT_NEAR(world.value_added(home), 160 + 33, 1e-12) << "value added takes up what is no longer bought";
  EXPECT_NEAR(world.input_share(home, goods, goods) + world.input_share(home, services, goods), 1, 1e-15);
}

TEST(Calibrate, CalibratingAgainChangesNothing) {
  World raw = two_by_two();
  for (Sector user : all<Sector>(2)) {
    raw.input_share(home, goods, user) = 0.9;
    raw.input_share(home, services, user) = 0.1;
  }
  const World once = calibrate(raw, ""), twice = calibrate(once, "");
  EXPECT_EQ(once.repairs.size(), twice.repairs.size());
  EXPECT_NEAR(once.value_added(home), twice.value_added(home), 1e-10);
  EXPECT_EQ(twice.final_share(goods, home), 0);
}

TEST(Calibrate, ZeroOutputIsRecorded) {
  World raw = two_by_two();
  raw.flow(goods, home, home) = raw.flow(goods, abroad, home) = 0;
  raw.flow(goods, home, abroad) = 60;
  const World world = calibrate(raw, "");
  EXPECT_THAT(world.repairs, ::testing::Contains(::testing::Field(&Repair::rule, "zero-output")));
}

TEST(Calibrate, CountryWithoutFinalExpenditureIsBadInput) {
  World raw = two_by_two();
  raw.flow(services, home, home) = 60;  // home sells 120 goods, 60 services, all inputs
  raw.value_added_share(goods, home) = 0.01;
  raw.value_added_share(services, home) = 0.01;
  raw.flow(goods, abroad, home) = 500;  // a surplus larger than its value added
  EXPECT_THROW(calibrate(raw, ""), InputError);
}

}  // namespace
}  // namespace entrepot
