// One sector and 44 economies against an independent general-equilibrium gravity program (deficits fixed: closure (a)).
// Welfare and prices agree to 1e-8, wages too but for what the reference's own sales miss its wage bills by: up to 5e-9
// (Japan), which general equilibrium doubles. Ours clear to 1e-14.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "support/shared.hpp"
#include "support/wiod44.hpp"

namespace entrepot {
namespace {

/// By how much a country's sales in the reference miss its factor payments there, relative.
double own_imbalance(const testing::Wiod44& reference, Country exporter) {
  double sales = 0;
  for (Country importer : all<Country>(reference.world.country_count())) sales += reference.trade(Sector(0), importer, exporter);
  return std::abs(sales / (reference.wage(exporter) * reference.world.value_added(exporter)) - 1);
}

TEST(GeGravityWiod44, WelfareWagesPricesAndTrade) {
  ENTREPOT_NEEDS_SHARED("reference/ge_gravity_wiod44");
  constexpr double tolerance = 1e-8;
  const testing::Wiod44 reference = testing::wiod44();
  const World& world = reference.world;
  const Economy economy{trade_elasticity(world, "published", "long"), Closure::fixed_world_share};
  const SolverParams params{.tolerance = 1e-12};
  const Equilibrium baseline = solve(world, economy, {}, params), equilibrium = solve(world, economy, reference.shock, params);
  ASSERT_EQ(equilibrium.outcome, Outcome::converged) << equilibrium.diagnosis.reason;
  const Outcomes outcomes = compute_outcomes(world, economy, {}, baseline, reference.shock, equilibrium);
  for (const CountryOutcome& outcome : outcomes.countries) {
    const Country n = outcome.country;
    SCOPED_TRACE(world.countries[static_cast<std::size_t>(n.value)]);
    EXPECT_NEAR(outcome.real_income, reference.real_income(n), tolerance);
    EXPECT_NEAR(outcome.real_wage, reference.real_wage(n), tolerance);
    EXPECT_NEAR(outcome.wage, reference.wage(n), tolerance + own_imbalance(reference, n));
    EXPECT_NEAR(outcome.consumer_price, reference.price(n), tolerance);
  }
  // A flow moves by theta = 4 times the difference of two wages, and by spending: ten times the tolerance of one wage.
  for (std::size_t at = 0; at < outcomes.trade.size(); ++at) {
    const double value = reference.trade.values()[at];
    EXPECT_NEAR(outcomes.trade.values()[at], value, 10 * tolerance * value);
  }
}

}  // namespace
}  // namespace entrepot
