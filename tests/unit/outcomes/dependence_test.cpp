// M11 on TOY-5 and by hand: dependence, asymmetry, exit options, supplier power (T18).
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "outcomes/exit_options.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using testing::ShockBuilder;

TEST(Dependence, AsymmetryOfTheArticlesShares) { EXPECT_NEAR(asymmetry(.34, .04), .789, 5e-4); }
TEST(Dependence, AsymmetryWithoutTradeIsZero) { EXPECT_EQ(asymmetry(0, 0), 0); }

TEST(SupplierPower, KnownAnswer) {
  const std::vector<double> weights{.05, .2}, sigma{3, 6}, shares{.6, .3};
  EXPECT_NEAR(supplier_power(weights, sigma, shares), .0371743, 5e-8);
}
TEST(SupplierPower, IsInfiniteForAnOnlySupplier) {
  const std::vector<double> weights{.05}, sigma{3}, shares{1};
  EXPECT_EQ(supplier_power(weights, sigma, shares), INFINITY);
}

class Toy5Ties : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(testing::shared_path("reference/toy5"))) {
      if (testing::in_ci()) FAIL() << "missing reference data: shared/reference/toy5";
      GTEST_SKIP() << "no reference data: shared/reference/toy5";
    }
    world = testing::toy5_world();
    economy = {testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
    china = world.find_country("CHN").value();
    russia = world.find_country("RUS").value();
  }
  ShockBuilder west_x2() {
    ShockBuilder builder(world);
    builder.cost("USA", "RUS", 2).cost("EUX", "RUS", 2);
    return builder;
  }
  Dependence after(const Shock& shock) {
    const Equilibrium equilibrium = solve(world, economy, shock);
    return dependence(trade_flows(world, economy, shock, equilibrium), russia, china);
  }
  ExitOptions exit(const Shock& shock, const Shock& cut) {
    return compare_exit(world, solve(world, economy, shock), solve(world, economy, cut), russia, china);
  }
  World world;
  Economy economy;
  Country china, russia;
};

TEST_F(Toy5Ties, DependenceBeforeAndAfterSanctionsAndWithTheTariffWar) {
  EXPECT_NEAR(dependence(world.flow, russia, china).asymmetry, .726, 5e-4);
  const Dependence sanctioned = after(west_x2().shock());
  EXPECT_NEAR(sanctioned.asymmetry, .828, 5e-4);
  EXPECT_NEAR(sanctioned.b_on_a, .0366, 5e-5);
  EXPECT_NEAR(sanctioned.a_on_b, .389, 5e-4);
  const Dependence with_tariffs = after(west_x2().mutual_goods_tariff("USA", "CHN", 1).shock());
  EXPECT_NEAR(with_tariffs.asymmetry, .808, 5e-4);
  EXPECT_NEAR(with_tariffs.b_on_a, .0401, 5e-5);
  EXPECT_NEAR(with_tariffs.a_on_b, .378, 5e-4);
}

TEST_F(Toy5Ties, ExitOptionsWithTheWestOpen) {
  const ExitOptions options = exit({}, ShockBuilder(world).ban("RUS", "CHN").shock());
  EXPECT_NEAR(options.loss_a, 1.729, 5e-4);
  EXPECT_NEAR(options.loss_b, .0927, 5e-5);
  EXPECT_NEAR(options.ratio, 18.7, .05);
}

TEST_F(Toy5Ties, ExitOptionsAfterSanctions) {
  const ExitOptions options = exit(west_x2().shock(), west_x2().ban("RUS", "CHN").shock());
  EXPECT_NEAR(options.loss_a, 2.474, 5e-4);
  EXPECT_NEAR(options.loss_b, .0971, 5e-5);
  EXPECT_NEAR(options.ratio, 25.5, .05);
}

TEST_F(Toy5Ties, ExitRatioUnderZeroDeficits) {
  economy.closure = Closure::zero;
  EXPECT_NEAR(exit(west_x2().shock(), west_x2().ban("RUS", "CHN").shock()).ratio, 15.9, .05);
}

TEST_F(Toy5Ties, ExitOptionsAreNaNWithoutAnEquilibrium) {
  ShockBuilder cut_off(world);  // a surplus without any trade left
  for (const char* partner : {"USA", "CHN", "EUX", "ROW"}) cut_off.ban("RUS", partner);
  const ExitOptions options = exit(west_x2().shock(), cut_off.shock());
  EXPECT_EQ(options.cut.outcome, Outcome::infeasible);
  EXPECT_TRUE(std::isnan(options.loss_a) && std::isnan(options.loss_b) && std::isnan(options.ratio));
}

TEST_F(Toy5Ties, ExitOptionsBuildTheCutThemselves) {
  const Shock west = west_x2().shock();
  const ExitOptions options = exit_options(world, economy, west, solve(world, economy, west), russia, china);
  EXPECT_NEAR(options.ratio, 25.5, .05);
}

TEST_F(Toy5Ties, SupplierPowerFromAnEquilibriumUsesPurchasesOverIncome) {
  const Equilibrium benchmark = solve(world, economy, {});
  double by_hand = 0;
  for (Sector j : all<Sector>(world.sector_count())) {
    double purchases = 0;
    for (Country i : all<Country>(world.country_count())) purchases += world.flow(j, russia, i);
    const double share = world.flow(j, russia, china) / purchases;
    by_hand -= purchases / benchmark.income(russia) * std::log(1 - share) / economy.trade_elasticity(j);
  }
  EXPECT_NEAR(supplier_power(world, economy, {}, benchmark, china, russia), by_hand, 1e-9);
  EXPECT_GT(by_hand, supplier_power(world, economy, {}, benchmark, russia, china));
}

}  // namespace
}  // namespace entrepot
