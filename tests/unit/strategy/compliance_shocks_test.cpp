// What penalties do to flows: exposure by M6, cut-offs, sectors, goods that hardly replace each other.
#include "strategy/compliance_shocks.hpp"

#include <gtest/gtest.h>
#include <cmath>

#include "support/random_world.hpp"

namespace entrepot {
namespace {

const World& world() {
  static const World made = testing::random_world(3, {.countries = 5, .sectors = 3, .zero_share = 0});
  return made;
}
Economy economy(double theta = 4) { return {BySector({3}, theta), Closure::fixed_world_share}; }
PenaltyPlayers penalty(double factor, double exposure, std::vector<Sector> sectors = {Sector(0), Sector(1), Sector(2)}) {
  return {"p", {Country(3), Country(4)}, factor, exposure, std::move(sectors)};
}

TEST(PenaltyShock, FullExposureIsTheFactorItself) {
  const Shock shock = penalty_shock(world(), economy(), penalty(1.25, 1), Country(1));
  EXPECT_EQ(shock.cells.size(), 12u) << "two enforcers, three sectors, both directions";
  for (const CellShock& cell : shock.cells) EXPECT_EQ(cell.trade_cost_factor, 1.25);
}

TEST(PenaltyShock, PartialExposureIsTheMixtureWedge) {
  const Shock shock = penalty_shock(world(), economy(), penalty(std::exp(.3), .2), Country(1));
  for (const CellShock& cell : shock.cells) EXPECT_NEAR(cell.trade_cost_factor, 1.03835, 5e-6);
}

TEST(PenaltyShock, CutOffLeavesTheSharesNotReached) {
  const Shock shock = penalty_shock(world(), economy(), penalty(0, .2), Country(1));
  for (const CellShock& cell : shock.cells) {
    EXPECT_FALSE(cell.banned);
    EXPECT_NEAR(cell.trade_cost_factor, 1.05737, 5e-6);
  }
  for (const CellShock& cell : penalty_shock(world(), economy(), penalty(0, 1), Country(1)).cells) EXPECT_TRUE(cell.banned);
}

TEST(PenaltyShock, WhereGoodsHardlyReplaceEachOtherACutOffIsALimit) {
  const Shock shock = penalty_shock(world(), economy(.01), penalty(0, .6), Country(1));
  EXPECT_TRUE(shock.cells.empty());
  ASSERT_EQ(shock.limits.size(), 12u);
  for (const Limit& limit : shock.limits) {
    const TradeFlow& flow = limit.flows.front();
    EXPECT_NEAR(limit.bound, .4 * world().flow(flow.sector, flow.importer, flow.exporter), 1e-9);
  }
  const Shock whole = penalty_shock(world(), economy(.01), penalty(0, 1), Country(1));
  EXPECT_NEAR(whole.limits[0].bound / shock.limits[0].bound, .05 / .4, 1e-12) << "ban_remainder is left";
}

TEST(PenaltyShock, NoExposureNoShock) {
  EXPECT_TRUE(penalty_shock(world(), economy(), penalty(1.25, 0), Country(1)).empty());
  EXPECT_TRUE(penalty_shock(world(), economy(), penalty(0, 0), Country(1)).empty());
}

TEST(PenaltyShock, BearsOnItsSectorsAlone) {
  for (const CellShock& cell : penalty_shock(world(), economy(), penalty(1.25, 1, {Sector(2)}), Country(1)).cells)
    EXPECT_EQ(cell.sector, Sector(2));
}

TEST(ComplyingShock, AShareIsAPowerOfTheFactor) {
  CompliancePlayers players;
  players.target = Country(0);
  players.factor = 1.5;
  players.sectors = {Sector(0), Sector(2)};
  const Shock whole = complying_shock(world(), players, Country(1)), half = complying_shock(world(), players, Country(1), .5);
  ASSERT_EQ(whole.cells.size(), 4u);
  EXPECT_EQ(whole.cells[0].trade_cost_factor, 1.5);
  EXPECT_NEAR(half.cells[0].trade_cost_factor, std::sqrt(1.5), 1e-15);
  for (std::size_t i = 1; i < whole.cells.size(); ++i) EXPECT_LE(whole.cells[i - 1].sector, whole.cells[i].sector);
}

}  // namespace
}  // namespace entrepot
