// Coalitions that share a burden (MODEL.md M7): known answer of TOY-5, every closure, and what holds in any World.
#include <gtest/gtest.h>
#include <cmath>
#include <numeric>

#include "entrepot/equilibrium.hpp"
#include "entrepot/errors.hpp"
#include "support/random_world.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot::testing {
namespace {

double log_change(const Equilibrium& baseline, const Equilibrium& equilibrium, Country n) {
  const double before = baseline.income(n) / baseline.consumer_price_change(n);
  return 100 * std::log(equilibrium.income(n) / equilibrium.consumer_price_change(n) / before);
}

double sum_of(const ByCountry& values) { return std::accumulate(values.values().begin(), values.values().end(), 0.0); }

struct Toy5Coalition : ::testing::Test {
  World world;
  Economy economy;
  Shock shock;
  std::vector<Country> west;
  void SetUp() override {
    ENTREPOT_NEEDS_SHARED("reference/toy5");
    world = toy5_world();
    economy.trade_elasticity = toy5_case("LR/west_x2").trade_elasticity;
    shock = ShockBuilder(world).cost("USA", "RUS", 2).cost("EUX", "RUS", 2).shock();
    west = {*world.find_country("EUX"), *world.find_country("USA")};
  }
};

TEST_F(Toy5Coalition, WestSharesTheBurdenOfDoubledTradeCosts) {
  const Equilibrium baseline = solve(world, economy, {}, {.tolerance = 1e-12});
  shock.burden_sharing = share_burden(baseline, west);
  const Equilibrium shared = solve(world, economy, shock, {.tolerance = 1e-12});
  ASSERT_EQ(shared.outcome, Outcome::converged) << shared.diagnosis.reason;
  const Country usa = *world.find_country("USA"), eux = *world.find_country("EUX"), russia = *world.find_country("RUS");
  EXPECT_NEAR(shared.transfer(usa), -14.1254, 5e-5);
  EXPECT_NEAR(shared.transfer(eux), 14.1254, 5e-5);
  EXPECT_NEAR(log_change(baseline, shared, usa), -0.10692, 5e-6);
  EXPECT_NEAR(log_change(baseline, shared, eux), -0.10692, 5e-6);
  EXPECT_NEAR(log_change(baseline, shared, russia), -5.314, 5e-4);
  EXPECT_LT(shared.certificate.burden_sharing.value, 1e-12);
}

TEST_F(Toy5Coalition, SharesExactlyUnderEveryClosure) {
  for (const Closure closure : {Closure::fixed_world_share, Closure::zero, Closure::own_share}) {
    SCOPED_TRACE(to_string(closure));
    economy.closure = closure;
    const Equilibrium baseline = solve(world, economy, {}, {.tolerance = 1e-12});
    shock.burden_sharing = share_burden(baseline, west);
    const Equilibrium shared = solve(world, economy, shock, {.tolerance = 1e-12});
    ASSERT_EQ(shared.outcome, Outcome::converged) << shared.diagnosis.reason;
    EXPECT_NEAR(log_change(baseline, shared, west[0]), log_change(baseline, shared, west[1]), 1e-10);
    EXPECT_NEAR(sum_of(shared.transfer), 0, 1e-9);
    EXPECT_GT(std::abs(shared.transfer(west[0])), 1);
    // The same amounts, given instead of found, lead to the same equilibrium.
    Shock given = shock;
    given.burden_sharing = {};
    given.transfers = shared.transfer;
    const Equilibrium fixed = solve(world, economy, given, {.tolerance = 1e-12});
    ASSERT_EQ(fixed.outcome, Outcome::converged);
    for (Country n : all<Country>(5)) EXPECT_NEAR(fixed.wage_change(n), shared.wage_change(n), 1e-10);
  }
}

struct RandomCoalition : ::testing::Test {
  World world = random_world(5, {.countries = 6});
  Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  Equilibrium baseline = solve(world, economy, {}, {.tolerance = 1e-12});
  Shock shock = ShockBuilder(world).cost("C10", "C15", 2).cost("C11", "C15", 3).tariff(Sector(0), "C12", "C15", 0.4).shock();
  std::vector<Country> members{Country(0), Country(1), Country(2)};
  Shock shared() const {
    Shock result = shock;
    result.burden_sharing = share_burden(baseline, members);
    return result;
  }
};

TEST_F(RandomCoalition, SharesExactlyWithNestsAndSectorSpecificFactors) {
  economy.substitution = {
      .consumption = 0.9, .value_added = 0.5, .intermediates = 0.4, .energy = 0.3, .energy_sectors = {Sector(0)}};
  economy.factor_mobility = 0.5;
  baseline = solve(world, economy, {}, {.tolerance = 1e-12});
  const Equilibrium equilibrium = solve(world, economy, shared(), {.tolerance = 1e-12});
  ASSERT_EQ(equilibrium.outcome, Outcome::converged) << equilibrium.diagnosis.reason;
  EXPECT_GT(std::abs(equilibrium.transfer(members[0])), 1e-3);
  for (const Country n : members)
    EXPECT_NEAR(log_change(baseline, equilibrium, n), log_change(baseline, equilibrium, members[0]), 1e-10);
  EXPECT_LT(equilibrium.certificate.max(), 1e-10);
}

TEST_F(RandomCoalition, WithoutACoalitionNothingChanges) {
  const Equilibrium without = solve(world, economy, shock);
  Shock zero = shock;
  zero.transfers = ByCountry({6}, 0.0);
  const Equilibrium with_zero = solve(world, economy, zero);
  EXPECT_EQ(without.wage_change, with_zero.wage_change);
  EXPECT_EQ(without.income, with_zero.income);
  EXPECT_EQ(without.transfer, ByCountry({6}, 0.0));
  EXPECT_EQ(without.certificate.burden_sharing.value, 0);
}

TEST_F(RandomCoalition, ACoalitionOfOneHasNobodyToPay) {
  Shock alone = shock;
  alone.burden_sharing = share_burden(baseline, {Country(1)});
  const Equilibrium one = solve(world, economy, alone), none = solve(world, economy, shock);
  ASSERT_EQ(one.outcome, Outcome::converged);
  EXPECT_NEAR(one.transfer(Country(1)), 0, 1e-9);
  EXPECT_NEAR(one.income(Country(1)) / none.income(Country(1)), 1, 1e-9);
}

TEST_F(RandomCoalition, SameBitsForAnyNumberOfThreads) {
  const std::vector<Shock> shocks(3, shared());
  const auto one = solve_batch(world, economy, shocks, {}, {.threads = 1}),
             two = solve_batch(world, economy, shocks, {}, {.threads = 2});
  for (std::size_t s = 0; s < shocks.size(); ++s) {
    EXPECT_EQ(one[s].transfer, two[s].transfer);
    EXPECT_EQ(one[s].wage_change, two[s].wage_change);
  }
}

TEST_F(RandomCoalition, CertificateSeesWrongTransfers) {
  const Shock rule = shared();
  Equilibrium equilibrium = solve(world, economy, rule, {.tolerance = 1e-12});
  ASSERT_EQ(equilibrium.outcome, Outcome::converged);
  EXPECT_LT(certify(world, economy, rule, equilibrium).max(), 1e-11);
  // An equilibrium with other transfers that add to zero: every market clears, and still the burden is not shared.
  Shock other = shock;
  other.transfers = equilibrium.transfer;
  const double shift = 1e-6 * equilibrium.income(Country(0));
  other.transfers(Country(0)) += shift, other.transfers(Country(1)) -= shift;
  const Equilibrium unfair = solve(world, economy, other, {.tolerance = 1e-12});
  ASSERT_EQ(unfair.outcome, Outcome::converged) << unfair.diagnosis.reason;
  EXPECT_LT(certify(world, economy, rule, unfair).trade_balances.value, 1e-11);
  EXPECT_GT(certify(world, economy, rule, unfair).burden_sharing.value, 1e-7);
  EXPECT_GT(certify(world, economy, rule, unfair).max(), certified_tolerance);
  // Money to a country that is no member, and money from nowhere.
  equilibrium.transfer(Country(4)) += shift;
  const Certificate leak = certify(world, economy, rule, equilibrium);
  EXPECT_EQ(leak.transfers.country, "C14");
  EXPECT_GT(leak.transfers.value, 1e-8);
  EXPECT_GT(leak.trade_balances.value, 1e-8);
}

TEST_F(RandomCoalition, TransfersThatDoNotAddToZeroAreRefused) {
  Shock leak = shock;
  leak.transfers = ByCountry({6}, 0.0);
  leak.transfers(Country(0)) = 1;
  EXPECT_THROW(solve(world, economy, leak), InputError);
}

TEST_F(RandomCoalition, MembersWithoutTradeBetweenThemAreNamed) {
  ShockBuilder builder(world);
  for (const char* other : {"C11", "C12", "C13", "C14", "C15"}) builder.ban("C10", other);
  Shock cut = builder.shock();
  Economy balanced = economy;
  balanced.closure = Closure::zero;
  EXPECT_EQ(solve(world, balanced, cut).outcome, Outcome::converged);
  cut.burden_sharing = share_burden(solve(world, balanced, {}), members);
  const Equilibrium equilibrium = solve(world, balanced, cut);
  EXPECT_EQ(equilibrium.outcome, Outcome::infeasible);
  EXPECT_NE(equilibrium.diagnosis.reason.find("no chain of trade"), std::string::npos) << equilibrium.diagnosis.reason;
}

}  // namespace
}  // namespace entrepot::testing
