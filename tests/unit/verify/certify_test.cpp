// The certificate must see every kind of error that the solver could make.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/equilibrium.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

struct Certify : ::testing::Test {
  World world = random_world(11);
  Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  Shock shock = ShockBuilder(world)
                    .cost("C10", "C11", 1.5)
                    .tariff(Sector(0), "C12", "C10", 0.4)
                    .export_tax(Sector(1), "C10", "C12", 0.2)
                    .shock();
  Equilibrium equilibrium = solve(world, economy, shock, {.tolerance = 1e-12});
  Certificate certificate(const Equilibrium& e) const { return certify(world, economy, shock, e); }
};

TEST_F(Certify, AcceptsTheSolution) {
  ASSERT_EQ(equilibrium.outcome, Outcome::converged);
  EXPECT_LT(certificate(equilibrium).max(), 1e-11);
}

TEST_F(Certify, SeesAWrongWage) {
  equilibrium.wage_change(Country(1)) *= 1 + 1e-6;
  const Certificate c = certificate(equilibrium);
  EXPECT_GT(c.prices.value, 1e-8);
  EXPECT_GT(c.factor_markets.value, 1e-8);
  EXPECT_GT(c.numeraire.value, 1e-9);
}

TEST_F(Certify, SeesAWrongPriceAndNamesIt) {
  equilibrium.price_change(Sector(2), Country(3)) *= 1 + 1e-6;
  const Certificate c = certificate(equilibrium);
  EXPECT_GT(c.prices.value, 1e-7);
  EXPECT_EQ(c.prices.country, "C13");
  EXPECT_EQ(c.prices.sector, "S2");
}

TEST_F(Certify, SeesWrongExpenditure) {
  equilibrium.expenditure(Sector(0), Country(0)) *= 1 + 1e-6;
  const Certificate c = certificate(equilibrium);
  EXPECT_GT(c.goods_markets.value, 1e-8);
  EXPECT_GT(c.budgets.value, 1e-8);
}

TEST_F(Certify, SeesWrongIncomeAlone) {
  equilibrium.income(Country(2)) *= 1 + 1e-6;
  EXPECT_GT(certificate(equilibrium).budgets.value, 9e-7);
  EXPECT_EQ(certificate(equilibrium).budgets.country, "C12");
}

TEST_F(Certify, SeesTheWrongShockAndTheWrongClosure) {
  Shock other = shock;
  other.cells.front().tariff_rate += 1e-4;
  EXPECT_GT(certify(world, economy, other, equilibrium).max(), 1e-7);
  Economy closed = economy;
  closed.closure = Closure::zero;
  EXPECT_GT(certify(world, closed, shock, equilibrium).trade_balances.value, 1e-4);
}

TEST_F(Certify, NotANumberIsNeverSmall) {
  equilibrium.price_change(Sector(0), Country(0)) = NAN;
  EXPECT_FALSE(certificate(equilibrium).max() <= certified_tolerance);
}

}  // namespace
}  // namespace entrepot::testing
