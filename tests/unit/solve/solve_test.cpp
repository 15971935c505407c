// Outcomes that are not "converged", and what solve refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <limits>

#include "entrepot/equilibrium.hpp"
#include "entrepot/errors.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

using ::testing::HasSubstr;

World four_countries() { return random_world(3, {.countries = 4, .sectors = 3, .zero_share = 0}); }
Economy with_theta(const World& world, double theta, Closure closure = Closure::fixed_world_share) {
  return {.trade_elasticity = BySector({world.sector_count()}, theta), .closure = closure};
}
Shock cut_off(const World& world, const std::string& country) {
  ShockBuilder builder(world);
  for (const std::string& other : world.countries) {
    if (other != country) builder.ban(country, other);
  }
  return builder.shock();
}

TEST(Solve, CountryCutOffWithAnImbalanceIsInfeasibleByName) {
  const World world = four_countries();
  ASSERT_GT(std::abs(world.deficit(Country(1))), 1);
  const Equilibrium e = solve(world, with_theta(world, 4), cut_off(world, "C11"));
  EXPECT_EQ(e.outcome, Outcome::infeasible);
  EXPECT_EQ(e.diagnosis.country, "C11");
  EXPECT_THAT(e.diagnosis.reason, HasSubstr("C11 is cut off from all trade"));
  EXPECT_THAT(e.diagnosis.suggestion, HasSubstr("zero"));
  EXPECT_TRUE(e.wage_change.empty());
}

TEST(Solve, CountryCutOffUnderClosureZeroConverges) {
  const World world = four_countries();
  const Equilibrium e = solve(world, with_theta(world, 4, Closure::zero), cut_off(world, "C11"));
  EXPECT_EQ(e.outcome, Outcome::converged) << e.diagnosis.reason;
  EXPECT_LT(e.certificate.max(), certified_tolerance);
}

TEST(Solve, ElasticityOfSubstitutionFarBelowOneInASectorConverges) {
  const World world = four_countries();
  for (const double theta : {-0.3, -0.4, -0.6, -0.8}) {
    Economy economy = with_theta(world, 4, Closure::zero);
    economy.trade_elasticity(Sector(1)) = theta;
    const Equilibrium e = solve(world, economy, ShockBuilder(world).tariff(Sector(0), "C10", "C11", 0.5).shock());
    EXPECT_EQ(e.outcome, Outcome::converged) << theta << ": " << e.diagnosis.reason;
    EXPECT_LT(e.certificate.max(), certified_tolerance);
  }
}

TEST(Solve, MarketWithoutSupplierIsNamed) {
  World world = four_countries();
  const Sector s(1);
  const Country n(2);
  world.flow(s, n, n) = 0;  // lives on imports alone
  world.value_added_share = SectorByCountry(world.value_added_share.extents(), 1.0);
  world.input_share = InputShares(world.input_share.extents());
  complete_calibration(world);
  ShockBuilder builder(world);
  for (Country i : all<Country>(4)) {
    if (i != n) builder.cell(s, n, i).banned = true;
  }
  const Equilibrium e = solve(world, with_theta(world, 4), builder.shock());
  EXPECT_EQ(e.outcome, Outcome::infeasible);
  EXPECT_EQ(e.diagnosis.country, "C12");
  EXPECT_EQ(e.diagnosis.sector, "S1");
}

TEST(Solve, CountryThatCanBuyButNotSellIsNamed) {
  const World world = four_countries();
  for (Country n : all<Country>(4)) {
    if (world.deficit(n) > 0) continue;  // a surplus cannot be earned without exports
    ShockBuilder builder(world);
    for (Sector j : all<Sector>(3)) {
      for (Country m : all<Country>(4)) {
        if (m != n) builder.cell(j, m, n).banned = true;
      }
    }
    const Equilibrium e = solve(world, with_theta(world, 4), builder.shock());
    EXPECT_EQ(e.outcome, Outcome::infeasible);
    EXPECT_EQ(e.diagnosis.country, world.countries[static_cast<std::size_t>(n.value)]);
    return;
  }
  FAIL() << "no country with a surplus";
}

TEST(Solve, BlocThatFallsApartWithAJointImbalanceIsNamed) {
  const World world = four_countries();
  const Shock shock = ShockBuilder(world).ban("C10", "C12").ban("C10", "C13").ban("C11", "C12").ban("C11", "C13").shock();
  const Equilibrium e = solve(world, with_theta(world, 4), shock);
  EXPECT_EQ(e.outcome, Outcome::infeasible);
  EXPECT_THAT(e.diagnosis.reason, HasSubstr("C10, C11"));
  EXPECT_EQ(solve(world, with_theta(world, 4, Closure::zero), shock).outcome, Outcome::converged);
}

TEST(Solve, IncomeThatFallsToZeroIsInfeasible) {
  World world = random_world(5, {.countries = 3, .sectors = 2, .zero_share = 0, .largest_tariff = 0, .input_output = false});
  // A small country that runs a surplus near all it earns, and then loses its productivity.
  const Country small(0);
  for (Sector j : all<Sector>(2)) {
    world.flow(j, small, small) *= 0.001;
    for (Country i : all<Country>(3)) {
      if (i != small) world.flow(j, small, i) *= 0.001;
    }
  }
  complete_calibration(world);
  ASSERT_LT(world.deficit(small), -0.9 * world.value_added(small));
  SectorByCountry productivity({2, 3}, 1.0);
  for (Sector j : all<Sector>(2)) productivity(j, small) = 0.2;
  const Equilibrium e = solve(world, with_theta(world, 4), Shock{.productivity = productivity});
  EXPECT_EQ(e.outcome, Outcome::infeasible) << to_string(e.outcome) << e.diagnosis.reason;
  EXPECT_EQ(e.diagnosis.country, "C10");
}

TEST(Solve, IterationLimitIsNotSuccess) {
  const World world = four_countries();
  const Equilibrium e = solve(world, with_theta(world, 4), ShockBuilder(world).cost("C10", "C11", 3).shock(), {.max_sweeps = 3});
  EXPECT_EQ(e.outcome, Outcome::iteration_limit);
  EXPECT_GT(e.certificate.max(), certified_tolerance);
  EXPECT_FALSE(e.diagnosis.reason.empty());
}

TEST(Solve, TimeLimitIsNotSuccess) {
  const World world = four_countries();
  const Equilibrium e = solve(world, with_theta(world, 4), ShockBuilder(world).cost("C10", "C11", 3).shock(),
                              {.tolerance = 1e-300, .time_limit = 1e-9});
  EXPECT_EQ(e.outcome, Outcome::time_limit);
}

TEST(Solve, StopRequestCancels) {
  const World world = four_countries();
  std::stop_source source;
  source.request_stop();
  const Equilibrium e =
      solve(world, with_theta(world, 4), ShockBuilder(world).cost("C10", "C11", 3).shock(), {}, {.stop = source.get_token()});
  EXPECT_EQ(e.outcome, Outcome::cancelled);
}

TEST(Solve, RefusesEveryBadValueAtOnce) {
  const World world = four_countries();
  Economy economy = with_theta(world, 4);
  economy.trade_elasticity(Sector(2)) = std::numeric_limits<double>::quiet_NaN();
  ShockBuilder builder(world);
  builder.cell(Sector(0), Country(0), Country(1)).tariff_rate = -1.5;
  builder.cell(Sector(0), Country(0), Country(2)).trade_cost_factor = 1e308;
  try {
    solve(world, economy, builder.shock());
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3u);
    EXPECT_THAT(error.what(), HasSubstr("above -100 %"));
    EXPECT_THAT(error.what(), HasSubstr("S2"));
  }
}

TEST(Solve, RefusesBansWhereGoodsCannotReplaceEachOther) {
  const World world = four_countries();
  EXPECT_THROW(solve(world, with_theta(world, 0.04), ShockBuilder(world).ban("C10", "C11").shock()), InputError);
  EXPECT_NO_THROW(solve(world, with_theta(world, 0.06), ShockBuilder(world).ban("C10", "C11").shock()));
}

TEST(Solve, ProgressCountsEveryScenario) {
  const World world = four_countries();
  std::vector<Shock> shocks(9, ShockBuilder(world).cost("C10", "C11", 1.2).shock());
  std::vector<std::size_t> seen;
  solve_batch(world, with_theta(world, 4), shocks, {},
              {.threads = 2, .on_progress = [&](const Progress& p) { seen.push_back(p.done); }});
  EXPECT_THAT(seen, ::testing::ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9));
}

/// Complements: a trade elasticity below zero once let the padding of rows grow without bound, sweep after sweep.
TEST(Solve, GoesOnAsLongAsItTakesWhereGoodsAreComplements) {
  for (const unsigned seed : {3u, 6u, 9u}) {
    const World world = random_world(seed, {.countries = 5, .sectors = 3});
    Economy economy{.trade_elasticity = BySector({3}, 4.0), .factor_mobility = 1};
    economy.trade_elasticity(Sector(0)) = -0.4;
    ShockBuilder builder(world);
    builder.cell(Sector(1), Country(0), Country(2)).tariff_rate = 0.4;
    const Equilibrium e = solve(world, economy, builder.shock(), {.tolerance = 1e-12});
    EXPECT_EQ(e.outcome, Outcome::converged) << e.diagnosis.reason;
  }
}

}  // namespace
}  // namespace entrepot::testing
