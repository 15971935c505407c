// The parts must add up to the exact change for every kind of measure, and each must be what its name says.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "support/random_world.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using testing::random_world;
using testing::ShockBuilder;

constexpr double tolerance = 1e-6;  // log points: what decompose_path promises

SolverParams tight() { return {.tolerance = 1e-12}; }

Economy economy_of(const World& world, double trade_elasticity, Closure closure = Closure::fixed_world_share) {
  return {BySector({world.sector_count()}, trade_elasticity), closure};
}

double sum_of_parts(const PathDecomposition& path, Country n) {
  return path.terms_of_trade(n) + path.tariff_revenue(n) + path.trade_cost(n) + path.productivity(n) + path.balance(n);
}

void expect_adds_up(const World& world, const Economy& economy, const Shock& from, const Shock& to) {
  const PathDecomposition path = decompose_path(world, economy, from, to, tight());
  ASSERT_EQ(path.outcome, Outcome::converged) << path.diagnosis.reason;
  const Equilibrium before = solve(world, economy, from, tight()), after = solve(world, economy, to, tight());
  const ByCountry income_before = log_real_income(world, before), income_after = log_real_income(world, after);
  for (Country n : all<Country>(world.country_count())) {
    EXPECT_NEAR(path.exact(n), 100 * (income_after(n) - income_before(n)), 1e-8);
    EXPECT_NEAR(sum_of_parts(path, n), path.exact(n), tolerance) << world.countries[static_cast<std::size_t>(n.value)];
  }
}

/// Tariffs, export taxes, trade costs and productivity at once, in a World with tariffs and deficits.
Shock everything(const World& world) {
  const std::string a = world.countries[0], b = world.countries[1], c = world.countries[2];
  ShockBuilder builder(world);
  builder.cost(a, b, 1.4).tariff(Sector(0), a, c, 0.6).tariff(Sector(1), c, a, 0.0).export_tax(Sector(0), b, c, 0.3);
  Shock shock = builder.shock();
  shock.productivity = SectorByCountry({world.sector_count(), world.country_count()}, 1.0);
  shock.productivity(Sector(1), Country(2)) = 1.2;
  return shock;
}

TEST(DecomposePath, AddsUpForEveryKindOfMeasureAndClosure) {
  const World world = random_world(7);
  for (Closure closure : {Closure::fixed_world_share, Closure::zero, Closure::own_share}) {
    SCOPED_TRACE(to_string(closure));
    expect_adds_up(world, economy_of(world, 4, closure), {}, everything(world));
  }
}

TEST(DecomposePath, AddsUpForABanAndForLiftingIt) {
  const World world = random_world(11);
  const Shock ban = ShockBuilder(world).ban(world.countries[0], world.countries[1]).shock();
  expect_adds_up(world, economy_of(world, 4), {}, ban);
  expect_adds_up(world, economy_of(world, 4), ban, {});
  expect_adds_up(world, economy_of(world, 4), everything(world), ban);
}

TEST(DecomposePath, AddsUpInTheCobbDouglasLimit) {
  const World world = random_world(3);
  expect_adds_up(world, economy_of(world, 0), {}, everything(world));
}

TEST(DecomposePath, AddsUpWithTransfersGivenAndFound) {
  const World world = random_world(11);
  const Economy economy = economy_of(world, 4);
  Shock given = everything(world);
  given.transfers = ByCountry({world.country_count()}, 0.0);
  given.transfers(Country(0)) = 0.01 * benchmark_income(world)(Country(0));
  given.transfers(Country(1)) = -given.transfers(Country(0));
  expect_adds_up(world, economy, {}, given);
  Shock found = everything(world);
  found.burden_sharing = share_burden(solve(world, economy, {}, tight()), {Country(0), Country(1), Country(2)});
  expect_adds_up(world, economy, {}, found);
}

TEST(DecomposePath, LowElasticityBanIsRefusedAsAValue) {
  const World world = random_world(11);
  const Shock ban = ShockBuilder(world).ban(world.countries[0], world.countries[1]).shock();
  const PathDecomposition path = decompose_path(world, economy_of(world, 0.08), {}, ban);
  EXPECT_EQ(path.outcome, Outcome::infeasible);
  EXPECT_FALSE(path.diagnosis.reason.empty());
}

TEST(DecomposePath, NullPathHasNoParts) {
  const World world = random_world(7);
  const PathDecomposition path = decompose_path(world, economy_of(world, 4), {}, {}, tight());
  for (Country n : all<Country>(world.country_count())) {
    EXPECT_NEAR(path.terms_of_trade(n), 0, 1e-8);
    EXPECT_NEAR(path.tariff_revenue(n), 0, 1e-8);
    EXPECT_NEAR(path.balance(n), 0, 1e-8);
  }
}

TEST(DecomposePath, ProductivityAloneInAClosedEconomyIsDomarWeighted) {
  // Without trade ln W moves by sum_j Domar weight x ln z, exactly, since all is Cobb-Douglas; the path puts all of it into
  // productivity. (A World of equal countries that trade nothing.)
  World world = random_world(5, {.countries = 3, .sectors = 2, .zero_share = 1, .largest_tariff = 0});
  Shock shock;
  shock.productivity = SectorByCountry({world.sector_count(), world.country_count()}, 1.0);
  shock.productivity(Sector(0), Country(1)) = 1.5;
  const PathDecomposition path = decompose_path(world, economy_of(world, 4), {}, shock, tight());
  ASSERT_EQ(path.outcome, Outcome::converged) << path.diagnosis.reason;
  const double domar = world.flow(Sector(0), Country(1), Country(1)) / world.value_added(Country(1));
  EXPECT_NEAR(path.productivity(Country(1)), 100 * domar * std::log(1.5), tolerance);
  EXPECT_NEAR(path.exact(Country(1)), path.productivity(Country(1)), tolerance);
  EXPECT_NEAR(path.exact(Country(0)), 0, tolerance);
}

TEST(DecomposePath, RussiasFixedSurplusWeighsWhatModelM4Says) {
  ENTREPOT_NEEDS_SHARED("reference/toy5/toy5_reference.json");
  const World world = testing::toy5_world();
  const Economy economy{testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
  const Shock west = ShockBuilder(world).cost("USA", "RUS", 2).cost("EUX", "RUS", 2).shock();
  const PathDecomposition path = decompose_path(world, economy, {}, west, tight());
  const Country russia = world.find_country("RUS").value();
  EXPECT_NEAR(path.exact(russia), -5.314872, 5e-7);
  // real wage -3.683 (M4): without tariffs the balance is the whole difference between real income and real wage
  const Equilibrium after = solve(world, economy, west, tight());
  const double real_wage = 100 * std::log(after.wage_change(russia) / after.consumer_price_change(russia));
  EXPECT_NEAR(real_wage, -3.683, 5e-4);
  EXPECT_NEAR(path.balance(russia), path.exact(russia) - real_wage, tolerance);
  EXPECT_NEAR(path.tariff_revenue(russia), 0, 1e-12);
  EXPECT_NEAR(path.gap(russia), 0, tolerance);
}

}  // namespace
}  // namespace entrepot
