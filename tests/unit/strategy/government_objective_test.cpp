// Every part of an objective, and its derivatives against differences of solved equilibria.
#include <gtest/gtest.h>
#include <cmath>
#include <numeric>

#include "entrepot/outcomes.hpp"
#include "entrepot/tax_policy.hpp"
#include "support/random_world.hpp"

namespace entrepot {
namespace {

class Government : public ::testing::TestWithParam<unsigned> {
 protected:
  void SetUp() override {
    world = testing::random_world(GetParam(), {.countries = 5, .sectors = 3});
    economy.trade_elasticity = BySector({3}, 4.0);
    economy.trade_elasticity(Sector(1)) = 2.5;
    if (GetParam() % 2 == 1) economy.substitution = {0.8, 0.6, 0.4, 1, {}};
    if (GetParam() % 3 == 1) economy.factor_mobility = 1;
    design = {.members = {Country(0), Country(2)}, .sectors = {Sector(0), Sector(1)}, .detail = TaxDetail::partner_and_sector};
    design.export_taxes = true;
    for (const Country n : all<Country>(5)) design.partners.push_back({n});
    instruments = tax_instruments(world, design);
    for (std::size_t k = 0; k < instruments.size(); ++k) rates.push_back(0.05 * static_cast<double>(1 + k % 7));
  }
  Shock shock_at(const std::vector<double>& at) const { return TaxSchedule(world, {}, instruments).at(at); }
  Equilibrium solved(const Shock& shock) const {
    Equilibrium e = solve(world, economy, shock, {.tolerance = 1e-12});
    EXPECT_EQ(e.outcome, Outcome::converged);
    return e;
  }
  double value_at(const std::vector<double>& at, const GovernmentObjective& objective) const {
    const Shock shock = shock_at(at);
    return objective_value(world, economy, shock, solved(shock), objective);
  }
  World world;
  Economy economy;
  TaxDesign design;
  std::vector<TaxInstrument> instruments;
  std::vector<double> rates;
};

TEST_P(Government, DerivativesAreDifferences) {
  const GovernmentObjective objective = government_objective(world, design.members,
                                                             {.target = Country(1),
                                                              .willingness_to_pay = 0.7,
                                                              .revenue_weight = 0.4,
                                                              .sector_weights = {{Sector(0), 0.3}, {Sector(2), -0.2}}});
  const Shock shock = shock_at(rates);
  const Equilibrium e = solved(shock);
  const TaxGradient gradient = objective_gradient(world, economy, shock, e, Linearisation(world, economy, shock, e), objective,
                                                  instruments, {.tolerance = 1e-12});
  ASSERT_EQ(gradient.solve.outcome, Outcome::converged);
  ASSERT_EQ(gradient.by.size(), instruments.size());
  double largest = 0;
  for (const double slope : gradient.by) largest = std::max(largest, std::abs(slope));
  for (std::size_t k = 0; k < rates.size(); ++k) {
    const auto at = [&](double step) {
      std::vector<double> moved = rates;
      moved[k] += step;
      return value_at(moved, objective);
    };
    const double h = 1e-3;
    const double slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    EXPECT_NEAR(gradient.by[k], slope, 1e-6 * largest) << k;
  }
}

TEST_P(Government, ANeighboursFactorisationGivesTheSameDerivatives) {
  const GovernmentObjective objective = government_objective(world, design.members);
  const Equilibrium start = solved({});
  const Linearisation near(world, economy, {}, start);
  const Shock shock = shock_at(rates);
  const Equilibrium e = solved(shock);
  const auto own = objective_gradient(world, economy, shock, e, Linearisation(world, economy, shock, e), objective, instruments);
  const auto guided =
      objective_gradient(world, economy, shock, e, Linearisation(world, economy, shock, e, near), objective, instruments);
  ASSERT_EQ(guided.solve.outcome, Outcome::converged);
  for (std::size_t k = 0; k < rates.size(); ++k) EXPECT_NEAR(guided.by[k], own.by[k], 1e-9 * (std::abs(own.by[k]) + 1)) << k;
}

INSTANTIATE_TEST_SUITE_P(RandomWorlds, Government, ::testing::Values(1u, 2u, 3u, 4u));

TEST(GovernmentObjective, PartsAreWhatTheySay) {
  const World world = testing::random_world(5, {.countries = 3, .sectors = 2});
  const Economy economy{.trade_elasticity = BySector({2}, 4.0)};
  const Equilibrium e = solve(world, economy, {}, {.tolerance = 1e-12});
  ASSERT_EQ(e.outcome, Outcome::converged);
  const std::vector<Country> own{Country(1)};
  const double income = benchmark_income(world)(Country(1));
  const auto value = [&](const GovernmentTaste& taste) {
    return objective_value(world, economy, {}, e, government_objective(world, own, taste));
  };
  const double plain = value({});
  EXPECT_NEAR(plain, income * log_real_income(world, e)(Country(1)), 1e-9 * income);
  EXPECT_NEAR(value({.revenue_weight = 2}) - plain, 2 * e.tariff_revenue(Country(1)) / e.consumer_price_change(Country(1)), 1e-6);
  double value_added = 0;
  for (const Country n : all<Country>(3)) value_added += world.flow(Sector(0), n, Country(1));
  value_added *= world.value_added_share(Sector(0), Country(1));
  EXPECT_NEAR(value({.sector_weights = {{Sector(0), 3}}}) - plain, 3 * value_added, 1e-5);
  const double target = benchmark_income(world)(Country(2)) * log_real_income(world, e)(Country(2));
  EXPECT_NEAR(value({.target = Country(2), .willingness_to_pay = .5}) - plain, -.5 * target, 1e-8 * std::abs(target));
}

}  // namespace
}  // namespace entrepot
