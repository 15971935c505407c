// Accounting identities that every set of outcomes must keep, in a World with tariffs, deficits and export taxes.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot {
namespace {

using testing::ShockBuilder;

class ComputedOutcomes : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string a = world.countries[0], b = world.countries[1], c = world.countries[2];
    shock = ShockBuilder(world).cost(a, b, 1.5).tariff(Sector(0), a, c, 0.5).export_tax(Sector(1), b, c, 0.25).shock();
    baseline = solve(world, economy, {}, params);
    equilibrium = solve(world, economy, shock, params);
    outcomes = compute_outcomes(world, economy, {}, baseline, shock, equilibrium);
  }
  const SolverParams params{.tolerance = 1e-12};
  const World world = testing::random_world(21);
  const Economy economy{BySector({world.sector_count()}, 3.0), Closure::fixed_world_share};
  Shock shock;
  Equilibrium baseline, equilibrium;
  Outcomes outcomes;
};

TEST_F(ComputedOutcomes, TradeBalancesAreTheDeficits) {
  for (const CountryOutcome& country : outcomes.countries) {
    const double scale = world.value_added(country.country);
    EXPECT_NEAR(country.imports - country.exports, equilibrium.deficit(country.country), 1e-9 * scale);
    EXPECT_NEAR(country.imports_baseline - country.exports_baseline, world.deficit(country.country), 1e-9 * scale);
  }
}

TEST_F(ComputedOutcomes, OutputPaysFactorsTheirIncome) {
  for (Country n : all<Country>(world.country_count())) {
    double factor_payments = 0;
    for (Sector j : all<Sector>(world.sector_count())) factor_payments += world.value_added_share(j, n) * outcomes.output(j, n);
    EXPECT_NEAR(factor_payments / (equilibrium.wage_change(n) * world.value_added(n)), 1, 1e-9);
  }
}

TEST_F(ComputedOutcomes, RealIncomeIsIncomeOverPrices) {
  const ByCountry before = log_real_income(world, baseline), after = log_real_income(world, equilibrium);
  double weighted = 0, weights = 0;
  for (const CountryOutcome& country : outcomes.countries) {
    EXPECT_NEAR(std::log(country.real_income), after(country.country) - before(country.country), 1e-12);
    EXPECT_NEAR(country.real_wage, country.wage / country.consumer_price, 1e-15);
    weighted += country.income_baseline * country.real_income;
    weights += country.income_baseline;
  }
  EXPECT_NEAR(outcomes.world_real_income, weighted / weights, 1e-15);
}

TEST_F(ComputedOutcomes, PricesFollowUnitCostsWithinTheCheapestAndDearestSupplier) {
  const Country c(2);  // no measure on its sector-2 purchases: its price index moves between its suppliers' unit costs
  const Sector j(2);
  double least = INFINITY, most = 0;
  for (Country i : all<Country>(world.country_count())) {
    if (world.flow(j, c, i) <= 0) continue;
    least = std::min(least, outcomes.wage_cost(j, i));
    most = std::max(most, outcomes.wage_cost(j, i));
  }
  EXPECT_GE(outcomes.price(j, c), least - 1e-12);
  EXPECT_LE(outcomes.price(j, c), most + 1e-12);
}

TEST_F(ComputedOutcomes, RealTradeFollowsTheDemandCurve) {
  // X/q over X'/q' of two suppliers of one market: (q c-ratio)^-theta / q-ratio, with equal policy on both.
  const Flows real = real_trade_change(world, economy, {}, baseline, shock, equilibrium);
  const Sector j(2);
  const Country n(2), a(0), b(1);
  ASSERT_GT(world.flow(j, n, a), 0);
  ASSERT_GT(world.flow(j, n, b), 0);
  const double cost_ratio = outcomes.wage_cost(j, a) / outcomes.wage_cost(j, b);
  EXPECT_NEAR(real(j, n, a) / real(j, n, b), std::pow(cost_ratio, -economy.trade_elasticity(j) - 1), 1e-9);
}

TEST_F(ComputedOutcomes, RealTradeOfAnEmptyFlowIsUndefined) {
  const Flows real = real_trade_change(world, economy, {}, baseline, shock, equilibrium);
  std::size_t empty = 0;
  for (std::size_t at = 0; at < real.size(); ++at) {
    if (world.flow.values()[at] > 0) continue;
    ++empty;
    EXPECT_TRUE(std::isnan(real.values()[at]));
  }
  EXPECT_GT(empty, 0u);
}

TEST_F(ComputedOutcomes, WhatOneSupplierLosesTheOthersGain) {
  const Country importer(0), exporter(1);
  const Diversion diversion = trade_diversion(outcomes, importer, exporter);
  double flow_before = 0, flow_after = 0, purchases_before = 0, purchases_after = 0, sales_before = 0, sales_after = 0;
  for (Sector j : all<Sector>(world.sector_count())) {
    flow_before += outcomes.trade_baseline(j, importer, exporter);
    flow_after += outcomes.trade(j, importer, exporter);
    for (Country h : all<Country>(world.country_count())) {
      purchases_before += outcomes.trade_baseline(j, importer, h);
      purchases_after += outcomes.trade(j, importer, h);
      sales_before += outcomes.trade_baseline(j, h, exporter);
      sales_after += outcomes.trade(j, h, exporter);
    }
  }
  double replaced = 0, redirected = 0;
  for (const auto& [country, change] : diversion.replaced_by) replaced += change;
  for (const auto& [country, change] : diversion.redirected_to) redirected += change;
  EXPECT_LT(diversion.change, 0);
  EXPECT_NEAR(diversion.change, flow_after - flow_before, 1e-9 * flow_before);
  EXPECT_NEAR(replaced, purchases_before * (flow_before / purchases_before - flow_after / purchases_after), 1e-9 * flow_before);
  EXPECT_NEAR(redirected, sales_before * (flow_before / sales_before - flow_after / sales_after), 1e-9 * flow_before);
  ASSERT_EQ(diversion.replaced_by.size(), world.country_count() - 1);
  for (std::size_t k = 1; k < diversion.replaced_by.size(); ++k) {
    EXPECT_GE(diversion.replaced_by[k - 1].second, diversion.replaced_by[k].second);
  }
}

TEST_F(ComputedOutcomes, NothingMovesAgainstItself) {
  const Outcomes same = compute_outcomes(world, economy, shock, equilibrium, shock, equilibrium);
  for (const CountryOutcome& country : same.countries) {
    EXPECT_EQ(country.real_income, 1);
    EXPECT_EQ(country.exports, country.exports_baseline);
  }
  EXPECT_EQ(same.world_real_income, 1);
}

}  // namespace
}  // namespace entrepot
