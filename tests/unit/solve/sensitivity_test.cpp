// What derivatives refuse, what they leave alone, and known values.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <limits>

#include "entrepot/errors.hpp"
#include "entrepot/sensitivity.hpp"
#include "support/random_policy.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

using ::testing::HasSubstr;

struct Solved {
  World world = random_world(3, {.countries = 4, .sectors = 3, .zero_share = 0});
  Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  Shock shock;
  Equilibrium equilibrium = solve(world, economy, shock);
  Linearisation linear() const { return {world, economy, shock, equilibrium}; }
};

OutcomeVector real_income_of(std::size_t countries, Country n) {
  OutcomeVector objective;
  objective.real_income = ByCountry({countries});
  objective.real_income(n) = 1;
  return objective;
}

TEST(Linearisation, ScalingAllProductivityRaisesEveryRealIncomeByTheInverseOfValueAddedShares) {
  Solved s;
  s.world.value_added_share = SectorByCountry(s.world.value_added_share.extents(), 1.0);
  s.world.input_share = InputShares(s.world.input_share.extents());
  complete_calibration(s.world);
  s.equilibrium = solve(s.world, s.economy, {});
  PolicyVector all_up;
  all_up.log_productivity = SectorByCountry({3, 4}, 1.0);
  const Response r = s.linear().responses(std::span(&all_up, 1)).front();
  for (const double change : r.change.wage.values()) EXPECT_NEAR(change, 0, 1e-10);
  for (const double change : r.change.consumer_price.values()) EXPECT_NEAR(change, -1, 1e-10);
  for (const double change : r.change.real_income.values()) EXPECT_NEAR(change, 1, 1e-10);
}

TEST(Linearisation, PricesAndWagesKeepWorldValueAdded) {
  const Solved s;
  const PolicyVector direction = RandomVectors(1, 3, 4).policy(10);
  const Response r = s.linear().responses(std::span(&direction, 1)).front();
  EXPECT_NEAR(product(r.change.wage.values(), s.world.value_added.values()), 0, 1e-9 * 1000);
}

/// Objectives of all countries, at two equilibria that are near each other.
TEST(Linearisation, WhatANearbyEquilibriumFoundMakesTheSearchShorterAndTheAnswerNoLessExact) {
  const World world = random_world(5, {.countries = 30, .sectors = 3});
  const Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  ShockBuilder builder(world);
  std::vector<OutcomeVector> objectives;
  std::vector<std::vector<TradeFlow>> flows;
  for (const Country n : all<Country>(30)) {
    objectives.push_back(real_income_of(30, n));
    flows.emplace_back();
    for (const Country i : all<Country>(30)) {
      if (i == n || !(world.flow(Sector(0), n, i) > 0)) continue;
      flows.back().push_back({Sector(0), n, i});
      builder.cell(Sector(0), n, i).tariff_rate = 0.01;
    }
  }
  const Shock shock = builder.shock();
  const Equilibrium before = solve(world, economy, {}), after = solve(world, economy, shock);
  const Linearisation first(world, economy, {}, before), second(world, economy, shock, after, first);
  const LinearParams exact{.tolerance = 1e-11};
  const FlowGradients near = first.flow_gradients(objectives, flows, exact);
  const FlowGradients alone = second.flow_gradients(objectives, flows, exact);
  const FlowGradients led = second.flow_gradients(objectives, flows, exact, {}, near.multipliers.get());
  const Flows trade = trade_flows(world, economy, shock, after);
  for (std::size_t o = 0; o < objectives.size(); ++o) {
    ASSERT_EQ(led.by_objective[o].solve.outcome, Outcome::converged);
    EXPECT_LT(led.by_objective[o].solve.products, alone.by_objective[o].solve.products);
    double largest = 0;
    for (const double slope : alone.by_objective[o].tariff_rate) largest = std::max(largest, std::abs(slope));
    for (std::size_t k = 0; k < flows[o].size(); ++k) {
      const auto& [j, n, i] = flows[o][k];
      EXPECT_NEAR(led.by_objective[o].tariff_rate[k], alone.by_objective[o].tariff_rate[k], 1e-9 * largest);
      EXPECT_NEAR(led.by_objective[o].trade[k], trade(j, n, i), 1e-12 * trade(j, n, i));
    }
  }
}

TEST(Linearisation, SameBitsForAnyNumberOfThreads) {
  const Solved s;
  std::vector<OutcomeVector> objectives;
  for (unsigned seed = 0; seed < 40; ++seed) objectives.push_back(RandomVectors(seed, 3, 4).objective(100));
  const Linearisation linear = s.linear();
  const auto one = linear.gradients(objectives, {}, {.threads = 1}), two = linear.gradients(objectives, {}, {.threads = 2});
  for (std::size_t o = 0; o < objectives.size(); ++o) {
    EXPECT_EQ(one[o].by.tariff_rate, two[o].by.tariff_rate);
    EXPECT_EQ(one[o].by.log_productivity, two[o].by.log_productivity);
  }
}

TEST(Linearisation, CellsWithoutTradeAndBannedCellsHaveNoDerivative) {
  Solved s;
  s.shock = ShockBuilder(s.world).ban("C10", "C11").shock();
  s.economy.closure = Closure::zero;
  s.equilibrium = solve(s.world, s.economy, s.shock);
  ASSERT_EQ(s.equilibrium.outcome, Outcome::converged);
  const OutcomeVector objective = real_income_of(4, Country(0));
  const Gradient g = s.linear().gradients(std::span(&objective, 1)).front();
  for (const Sector j : all<Sector>(3)) {
    EXPECT_EQ(g.by.tariff_rate(j, Country(0), Country(1)), 0);
    EXPECT_EQ(g.by.log_trade_cost(j, Country(1), Country(0)), 0);
    EXPECT_EQ(g.by.tariff_rate(j, Country(2), Country(2)), 0);
    EXPECT_NE(g.by.log_trade_cost(j, Country(0), Country(2)), 0);
  }
}

TEST(Linearisation, RefusesBurdenSharing) {
  Solved s;
  s.shock.burden_sharing = {{Country(0), Country(1)}, {1, 1}, {1, 1}};
  EXPECT_THROW(s.linear(), InputError);
}

TEST(Linearisation, RefusesLimits) {
  Solved s;
  s.shock.limits = {{.name = "quota", .flows = {{Sector(0), Country(0), Country(1)}}, .bound = 1}};
  EXPECT_THROW(s.linear(), InputError);
}

TEST(Linearisation, RefusesEveryBadVectorAtOnce) {
  const Solved s;
  PolicyVector bad;
  bad.log_productivity = SectorByCountry({2, 4});
  bad.transfer = ByCountry({4}, 1.0);
  bad.tariff_rate = Flows({3, 4, 4}, std::numeric_limits<double>::quiet_NaN());
  try {
    s.linear().responses(std::span(&bad, 1));
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3u);
    EXPECT_THAT(error.what(), HasSubstr("must add to zero"));
  }
  OutcomeVector objective;
  objective.wage = ByCountry({5});
  EXPECT_THROW(s.linear().gradients(std::span(&objective, 1)), InputError);
}

TEST(Linearisation, SaysSoWhereItIsStoppedOrOutOfSteps) {
  const Solved s;
  const OutcomeVector objective = real_income_of(4, Country(0));
  const Gradient few = s.linear().gradients(std::span(&objective, 1), {.max_products = 1}).front();
  EXPECT_EQ(few.solve.outcome, Outcome::iteration_limit);
  EXPECT_GT(few.solve.residual, 1e-12);
  std::stop_source source;
  source.request_stop();
  EXPECT_EQ(s.linear().gradients(std::span(&objective, 1), {}, {.stop = source.get_token()}).front().solve.outcome,
            Outcome::cancelled);
}

TEST(MoveAlong, MovesRatesByAdditionAndFactorsByLogs) {
  const Solved s;
  PolicyVector direction;
  direction.tariff_rate = Flows({3, 4, 4});
  direction.tariff_rate(Sector(1), Country(2), Country(0)) = 2;
  direction.tariff_rate(Sector(1), Country(2), Country(2)) = 5;  // at home: ignored
  direction.log_productivity = SectorByCountry({3, 4}, 1.0);
  const Shock moved = move_along(s.world, {}, direction, 0.1);
  ASSERT_EQ(moved.cells.size(), 1u);
  EXPECT_DOUBLE_EQ(moved.cells[0].tariff_rate, s.world.tariff(Sector(1), Country(2), Country(0)) + 0.2);
  EXPECT_EQ(moved.cells[0].trade_cost_factor, 1);
  EXPECT_DOUBLE_EQ(moved.productivity(Sector(0), Country(3)), std::exp(0.1));
  EXPECT_TRUE(moved.transfers.empty());
}

}  // namespace
}  // namespace entrepot::testing
