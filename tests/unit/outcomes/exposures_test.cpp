// Exposure matrices: what their rows and columns add up to, and what they leave out.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/exposure.hpp"
#include "entrepot/outcomes.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

struct Solved {
  World world = random_world(21, {.countries = 5, .sectors = 3, .zero_share = 0});
  Economy economy{.trade_elasticity = BySector({3}, 3.0)};
  Shock shock;
  Exposures exposures() const { return compute_exposures(world, economy, shock, solve(world, economy, shock)); }
};

TEST(Exposures, IncomeAddsUpToWorldIncomeWithoutTariffs) {
  Solved s;
  s.world.tariff = Flows(s.world.tariff.extents());
  complete_calibration(s.world);
  const Exposures e = s.exposures();
  ASSERT_EQ(e.solve.outcome, Outcome::converged);
  const ByCountry income = benchmark_income(s.world);
  for (const Country i : all<Country>(5)) {
    double change = 0, world = 0;
    for (const Country n : all<Country>(5)) change += income(n) * e.income.productivity(n, i), world += income(n);
    EXPECT_NEAR(change / world, 0, 1e-9);  // income is a share of the world's
  }
}

TEST(Exposures, CheaperTiesAddUpToCheaperTradeOfThePartner) {
  const Solved s;
  const Exposures e = s.exposures();
  // All foreign trade of i is its ties with everyone; those of n alone are a part of it.
  Linearisation linear(s.world, s.economy, s.shock, solve(s.world, s.economy, s.shock));
  PolicyVector cheaper;
  cheaper.log_trade_cost = Flows({3, 5, 5});
  const Country i(2);
  for (const Sector j : all<Sector>(3)) {
    for (const Country m : all<Country>(5)) cheaper.log_trade_cost(j, i, m) = cheaper.log_trade_cost(j, m, i) = -1;
  }
  const Response r = linear.responses(std::span(&cheaper, 1)).front();
  for (const Country n : all<Country>(5)) {
    EXPECT_NEAR(e.real_income.trade_cost(n, i), r.change.real_income(n), 1e-9);
    EXPECT_NEAR(e.income.trade_cost(n, i), r.change.income(n), 1e-9);
    EXPECT_EQ(std::isnan(e.real_income.tie_cost(n, i)), n == i);
  }
}

TEST(Exposures, OwnGrowthHelpsAndACutTieCarriesNothing) {
  Solved s;
  s.shock = ShockBuilder(s.world).ban("C10", "C11").shock();
  s.economy.closure = Closure::zero;
  const Exposures e = s.exposures();
  for (const Country n : all<Country>(5)) EXPECT_GT(e.real_income.productivity(n, n), 0.5);
  EXPECT_EQ(e.real_income.tie_cost(Country(0), Country(1)), 0);
  EXPECT_NE(e.real_income.tie_cost(Country(0), Country(2)), 0);
  EXPECT_NE(e.real_income.productivity(Country(0), Country(1)), 0);  // through third countries
}

TEST(Exposures, LargestEconomiesComeFirstAndTheRestOfTheWorldIsNone) {
  World world = random_world(21, {.countries = 5, .sectors = 1});
  world.countries.back() = "ROW";
  const std::vector<Country> all_of_them{Country(0), Country(1), Country(2), Country(3), Country(4)};
  const std::vector<Country> three = largest_economies(world, all_of_them, 3);
  const ByCountry income = benchmark_income(world);
  ASSERT_EQ(three.size(), 3u);
  EXPECT_GE(income(three[0]), income(three[1]));
  EXPECT_GE(income(three[1]), income(three[2]));
  for (const Country n : three) EXPECT_NE(n, Country(4));
  EXPECT_EQ(largest_economies(world, std::vector{Country(4)}, 3), std::vector{Country(4)});
}

}  // namespace
}  // namespace entrepot::testing
