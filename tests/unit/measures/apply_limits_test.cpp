#include "measures/apply_limits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "support/hand_world.hpp"

namespace entrepot {
namespace {

using ::testing::SizeIs;

const World world = testing::hand_world();
constexpr Country USA{0}, CHN{1}, DEU{2};
constexpr Sector A01{0}, C26{1};

Measure limit_measure(MeasureKind kind, std::vector<std::string> exporters, Change change) {
  Measure m;
  m.id = m.group = "m";
  m.kind = kind;
  m.importers = {"USA", "CHN"};
  m.exporters = std::move(exporters);
  m.sectors = {"goods"};
  m.change = change;
  return m;
}
Applied applied(std::vector<Measure> measures) {
  Scenario scenario;
  scenario.measures = std::move(measures);
  return apply(scenario, world);
}

TEST(ApplyLimits, AQuotaIsOneLimitForEachFlowThatTrades) {
  const Applied a = applied({limit_measure(MeasureKind::quota, {"DEU"}, {Verb::max_pct, 40})});
  ASSERT_THAT(a.shock.limits, SizeIs(3)) << "CHN buys no A01 from DEU";
  EXPECT_EQ(a.shock.limits[0].bound, 0.4 * world.flow(A01, USA, DEU));
  EXPECT_EQ(a.shock.limits[1].flows[0].importer, USA);
  EXPECT_EQ(a.shock.limits[2].flows[0].importer, CHN);
  EXPECT_EQ(a.touches[0].cells, 4U);
  EXPECT_EQ(a.touches[0].zero_cells, 1U);
  EXPECT_NEAR(a.touches[0].limit, 0.4 * a.touches[0].trade_value, 1e-9);
  EXPECT_THAT(a.shock.cells, SizeIs(0)) << "a limit alone changes no cost and no rate";
}

TEST(ApplyLimits, ASharedQuotaIsOneLimit) {
  Measure shared = limit_measure(MeasureKind::quota, {"DEU"}, {Verb::max_pct, 40});
  shared.shared = true;
  shared.rent = "ROW";
  const Applied a = applied({shared});
  ASSERT_THAT(a.shock.limits, SizeIs(1));
  EXPECT_THAT(a.shock.limits[0].flows, SizeIs(3));
  EXPECT_NEAR(a.shock.limits[0].bound, 0.4 * a.touches[0].trade_value, 1e-9);
  EXPECT_EQ(a.shock.limits[0].rent, RentRecipient::middleman);
  EXPECT_EQ(a.shock.limits[0].middleman, Country(3));
  shared.change = {Verb::max_value, 77};
  EXPECT_EQ(applied({shared}).shock.limits[0].bound, 77);
}

TEST(ApplyLimits, APriceCapIsOneLimitForEachProducer) {
  const Applied a = applied({limit_measure(MeasureKind::price_cap, {"DEU", "ROW"}, {Verb::max_pct, 60})});
  ASSERT_THAT(a.shock.limits, SizeIs(4)) << "two goods, two exporters";
  for (const Limit& limit : a.shock.limits) {
    EXPECT_EQ(limit.kind, LimitKind::price);
    EXPECT_EQ(limit.bound, 0.6);
  }
  EXPECT_THAT(a.shock.limits[0].flows, SizeIs(1)) << "CHN buys no A01 from DEU";
  EXPECT_THAT(a.shock.limits[3].flows, SizeIs(2));
}

TEST(ApplyLimits, TheTighterOfTwoHoldsAndABanBeatsBoth) {
  Measure other = limit_measure(MeasureKind::quota, {"DEU"}, {Verb::max_pct, 20});
  other.id = "tighter";
  other.importers = {"USA"};
  Measure ban = limit_measure(MeasureKind::ban, {"DEU"}, {});
  ban.id = "ban";
  ban.importers = {"CHN"};
  const Applied a = applied({limit_measure(MeasureKind::quota, {"DEU"}, {Verb::max_pct, 40}), other, ban});
  ASSERT_THAT(a.shock.limits, SizeIs(2));
  for (const Limit& limit : a.shock.limits) EXPECT_EQ(limit.name, "tighter");
  EXPECT_EQ(a.touches[0].idle_cells, 2U);
}

TEST(ApplyLimits, AnUnknownMiddlemanIsRefused) {
  Measure quota = limit_measure(MeasureKind::quota, {"DEU"}, {Verb::max_pct, 40});
  quota.rent = "DUE";
  try {
    applied({quota});
    FAIL();
  } catch (const InputError& error) {
    ASSERT_THAT(error.problems(), SizeIs(1));
    EXPECT_EQ(error.problems()[0].field, "measure[m].rent");
    EXPECT_EQ(error.problems()[0].hint, "did you mean DEU?");
  }
}

TEST(ApplyLimits, CombinedShocksKeepTheTighterLimit) {
  const Shock loose = applied({limit_measure(MeasureKind::quota, {"DEU"}, {Verb::max_pct, 40})}).shock;
  const Shock tight = applied({limit_measure(MeasureKind::quota, {"DEU"}, {Verb::max_pct, 10})}).shock;
  for (const Shock& both : {combine(world, loose, tight), combine(world, tight, loose)}) {
    ASSERT_THAT(both.limits, SizeIs(3));
    EXPECT_EQ(both.limits[0].bound, tight.limits[0].bound);
  }
}

TEST(BansAsLimits, OnlyWhereABanHasNoFiniteCost) {
  Economy economy{.trade_elasticity = BySector({3}, 4.0), .ban_remainder = 0.1};
  economy.trade_elasticity(C26) = 0.0499;
  Shock banned = applied({limit_measure(MeasureKind::ban, {"DEU"}, {})}).shock;
  const Shock limited = bans_as_limits(world, economy, banned);
  ASSERT_THAT(limited.limits, SizeIs(2));
  for (const Limit& limit : limited.limits) {
    EXPECT_TRUE(limit.instead_of_ban);
    EXPECT_EQ(limit.flows[0].sector, C26);
    EXPECT_EQ(limit.bound, 0.1 * world.flow(C26, limit.flows[0].importer, DEU));
    EXPECT_EQ(limit.rent, RentRecipient::importer);
  }
  for (const CellShock& cell : limited.cells) EXPECT_EQ(cell.sector, A01);
  economy.trade_elasticity(C26) = 0.0501;
  EXPECT_THAT(bans_as_limits(world, economy, banned).limits, SizeIs(0));
  EXPECT_EQ(bans_as_limits(world, economy, banned).cells.size(), banned.cells.size());
}

}  // namespace
}  // namespace entrepot
