// Laws of derivatives in every World: what the tangent says is what differences of solved equilibria say, and the adjoint says
// what the tangent says.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <cmath>

#include "entrepot/sensitivity.hpp"
#include "support/random_policy.hpp"
#include "support/random_world.hpp"
#include "support/torture_case.hpp"

namespace entrepot::testing {
namespace {

/// A random World after random policy in every cell; nests, mobility and closure vary, one sector has constant shares.
TortureCase open_case(unsigned seed) {
  std::mt19937_64 engine(seed * 104729 + 3);
  const auto uniform = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(engine() >> 11) * 0x1p-53;
  };
  TortureCase c{random_world(seed, {.countries = 3 + seed % 4, .sectors = 3}), {}, {}};
  c.economy.trade_elasticity = BySector({3});
  for (double& theta : c.economy.trade_elasticity.values()) theta = uniform(1, 9);
  if (uniform(0, 1) < 0.3) c.economy.trade_elasticity(Sector(2)) = 0;  // Cobb-Douglas
  c.economy.closure = std::array{Closure::fixed_world_share, Closure::zero, Closure::own_share}[seed % 3];
  if (uniform(0, 1) < 0.6) {
    c.economy.substitution = {uniform(0.2, 2), uniform(0.2, 2), uniform(0.2, 2), uniform(0.2, 2), {}};
    if (uniform(0, 1) < 0.6) c.economy.substitution.energy_sectors = {Sector(0)};
  }
  if (uniform(0, 1) < 0.5) c.economy.factor_mobility = uniform(0, 1) < 0.3 ? 0 : uniform(0, 4);
  const std::size_t N = c.world.country_count();
  PolicyVector start = RandomVectors(seed + 7, 3, N).policy(2);
  for (double& e : start.export_tax_rate.values()) e = std::max(e, 0.0);  // half of the cells have none
  for (double& t : start.tariff_rate.values()) t = std::abs(t);
  c.shock = move_along(c.world, {}, start, 0.3);
  for (CellShock& cell : c.shock.cells) cell.banned = c.economy.trade_elasticity(cell.sector) > 0.05 && uniform(0, 1) < 0.1;
  return c;
}

/// All outcomes in logs but trade, in million USD.
OutcomeVector outcomes_at(const TortureCase& c, const PolicyVector& direction, double step) {
  const std::size_t N = c.world.country_count();
  const Shock shock = move_along(c.world, c.shock, direction, step);
  const Equilibrium e = solve(c.world, c.economy, shock, {.tolerance = 1e-11});
  RC_ASSERT(e.outcome == Outcome::converged);
  const auto log_of = [](auto values) {
    for (double& x : values.values()) x = std::log(x);
    return values;
  };
  OutcomeVector outcome{ByCountry({N}),         log_of(e.income),
                        log_of(e.wage_change),  log_of(e.consumer_price_change),
                        log_of(e.price_change), trade_flows(c.world, c.economy, shock, e)};
  for (const Country n : all<Country>(N)) outcome.real_income(n) = outcome.income(n) - outcome.consumer_price(n);
  return outcome;
}

/// The derivative by central differences of fourth order.
OutcomeVector difference(const TortureCase& c, const PolicyVector& direction, double h) {
  OutcomeVector slope = outcomes_at(c, direction, h);
  const OutcomeVector back = outcomes_at(c, direction, -h), far = outcomes_at(c, direction, 2 * h),
                      far_back = outcomes_at(c, direction, -2 * h);
  const auto differ = [&](auto OutcomeVector::*kind) {
    for (std::size_t i = 0; i < (slope.*kind).size(); ++i) {
      double& x = (slope.*kind).values()[i];
      x = (8 * (x - (back.*kind).values()[i]) - ((far.*kind).values()[i] - (far_back.*kind).values()[i])) / (12 * h);
    }
  };
  differ(&OutcomeVector::real_income), differ(&OutcomeVector::income), differ(&OutcomeVector::wage);
  differ(&OutcomeVector::consumer_price), differ(&OutcomeVector::price), differ(&OutcomeVector::trade);
  return slope;
}

double largest(std::span<const double> values) {
  double size = 0;
  for (const double x : values) size = std::max(size, std::abs(x));
  return size;
}

/// Largest distance, relative to the largest entry of `b`.
double distance(std::span<const double> a, std::span<const double> b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst / largest(b);
}

unsigned any_seed() { return *rc::gen::inRange(0u, 100000u); }

TEST(Sensitivity, ResponsesAreDifferencesOfSolvedEquilibria) {
  EXPECT_TRUE(rc::check("tangent", [] {
    const unsigned seed = any_seed();
    const TortureCase c = open_case(seed);
    const Equilibrium e = solve(c.world, c.economy, c.shock, {.tolerance = 1e-11});
    RC_ASSERT(e.outcome == Outcome::converged);
    const PolicyVector direction = RandomVectors(seed, 3, c.world.country_count()).policy(10);
    const Response r = Linearisation(c.world, c.economy, c.shock, e).responses(std::span(&direction, 1)).front();
    RC_ASSERT(r.solve.outcome == Outcome::converged);
    const OutcomeVector by_difference = difference(c, direction, 1e-3);
    constexpr double tolerance = 1e-6;  // of the differences: curvature times h^4, residuals over h
    RC_ASSERT(distance(r.change.real_income.values(), by_difference.real_income.values()) < tolerance);
    RC_ASSERT(distance(r.change.income.values(), by_difference.income.values()) < tolerance);
    RC_ASSERT(distance(r.change.wage.values(), by_difference.wage.values()) < tolerance);
    RC_ASSERT(distance(r.change.consumer_price.values(), by_difference.consumer_price.values()) < tolerance);
    RC_ASSERT(distance(r.change.price.values(), by_difference.price.values()) < tolerance);
    RC_ASSERT(distance(r.change.trade.values(), by_difference.trade.values()) < tolerance);
  }));
}

/// Near autarky, disconnected, banned, any elasticity: the two ways must say the same where there is an equilibrium.
TEST(Sensitivity, AdjointSaysWhatTheTangentSaysInTheHardestCases) {
  int answered = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    TortureCase c = torture_case(seed);
    c.shock.limits.clear();  // which have no derivatives
    const Equilibrium e = solve(c.world, c.economy, c.shock);
    if (e.outcome != Outcome::converged) continue;
    ++answered;
    const std::size_t N = c.world.country_count();
    RandomVectors random(seed, c.world.sector_count(), N);
    PolicyVector direction = random.policy(1);
    direction.transfer = ByCountry();  // parts of the world that do not trade cannot pay each other
    OutcomeVector objective = random.objective(1000);
    const Linearisation linear(c.world, c.economy, c.shock, e);
    const Response r = linear.responses(std::span(&direction, 1)).front();
    const Gradient g = linear.gradients(std::span(&objective, 1)).front();
    ASSERT_EQ(r.solve.outcome, Outcome::converged) << "seed " << seed << " residual " << r.solve.residual;
    ASSERT_EQ(g.solve.outcome, Outcome::converged) << "seed " << seed << " residual " << g.solve.residual;
    EXPECT_LT(std::max(r.solve.products, g.solve.products), 100) << "seed " << seed;
    PolicyVector no_transfer = g.by;
    no_transfer.transfer = ByCountry();
    double size = 0;  // of what is added up
    const auto add = [&](std::span<const double> a, std::span<const double> b) {
      for (std::size_t i = 0; i < a.size(); ++i) size += std::abs(a[i] * b[i]);
    };
    add(objective.trade.values(), r.change.trade.values()), add(objective.income.values(), r.change.income.values());
    add(objective.price.values(), r.change.price.values()), add(g.by.tariff_rate.values(), direction.tariff_rate.values());
    add(g.by.log_trade_cost.values(), direction.log_trade_cost.values());
    EXPECT_NEAR(product(no_transfer, direction), product(objective, r.change), 1e-8 * size) << "seed " << seed;
  }
  EXPECT_GT(answered, 300);
}

}  // namespace
}  // namespace entrepot::testing
