// Nested production and consumption (MODEL.md M5) on worlds small enough to solve by hand.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/equilibrium.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

const Sector energy(0), product(1);
const SolverParams strict{.tolerance = 1e-12};

/// Two equal countries that do not trade. Energy is made of factors alone and goes into the product, of whose cost it is
/// `energy_share`; the product is all that is consumed.
World closed_economies(double energy_share) {
  World world;
  world.name = "closed";
  world.countries = world.country_names = {"A", "B"};
  world.sectors = world.sector_names = {"ENERGY", "PRODUCT"};
  world.goods = {true, true};
  world.flow = Flows({2, 2, 2}, 0.0);
  world.tariff = Flows({2, 2, 2}, 0.0);
  world.value_added_share = SectorByCountry({2, 2}, 1.0);
  world.input_share = InputShares({2, 2, 2}, 0.0);
  for (Country n : all<Country>(2)) {
    world.value_added_share(product, n) = 1 - energy_share;
    world.flow(energy, n, n) = 1000 * (1 - world.value_added_share(product, n));
    world.flow(product, n, n) = 1000;
    world.input_share(n, energy, product) = 1;
  }
  complete_calibration(world);
  return world;
}

double log_real_income(const World& world, const Equilibrium& e, Country n) {
  return std::log(e.income(n) / benchmark_income(world)(n) / e.consumer_price_change(n));
}

Shock energy_productivity(const World& world, double factor) {
  Shock shock;
  shock.productivity = SectorByCountry({world.sector_count(), world.country_count()}, 1.0);
  shock.productivity(energy, Country(0)) = factor;
  return shock;
}

/// Output of the product when energy falls to `quantity` and every sector keeps its factors, percent.
double cut_off(double energy_share, double elasticity, double quantity, bool as_energy_bundle) {
  const World world = closed_economies(energy_share);
  Economy economy{.trade_elasticity = BySector({2}, 4.0), .factor_mobility = 0};
  if (as_energy_bundle) {
    economy.substitution.energy = elasticity;
    economy.substitution.energy_sectors = {energy};
  } else {
    economy.substitution.value_added = elasticity;
  }
  const Equilibrium e = solve(world, economy, energy_productivity(world, quantity), strict);
  EXPECT_EQ(e.outcome, Outcome::converged) << e.diagnosis.reason;
  return 100 * std::expm1(log_real_income(world, e, Country(0)));
}

TEST(Nests, CutOffOfAnInput) {  // Y = [a e^((s-1)/s) + 1 - a]^(s/(s-1)); the printed values of MODEL.md M5
  struct Case {
    double share, elasticity, quantity, printed, half_digit;
  };
  for (const Case& c : {Case{.04, .04, .90, -1.569, 5e-4},
                        {.04, .04, .92, -.945, 5e-4},
                        {.01, .1, .70, -2.34, 5e-3},
                        {.012, .1, .70, -2.751, 5e-4},
                        {.012, 1, .70, -.427, 5e-4}}) {
    for (const bool bundle : {true, false}) {
      const double found = cut_off(c.share, c.elasticity, c.quantity, bundle);
      EXPECT_NEAR(found, c.printed, c.half_digit) << c.share << " " << c.elasticity << " " << c.quantity;
      const double power = (c.elasticity - 1) / c.elasticity;
      const double exact = c.elasticity == 1 ? std::pow(c.quantity, c.share)
                                             : std::pow(c.share * std::pow(c.quantity, power) + 1 - c.share, 1 / power);
      EXPECT_NEAR(found, 100 * (exact - 1), 1e-7);
    }
  }
}

TEST(Nests, LeontiefLimitLosesAsMuchOutputAsInput) {  // exact at .02; the formula goes to -30 % as the elasticity goes to 0
  const double found = cut_off(.012, .02, .70, true);
  EXPECT_NEAR(found, 100 * std::expm1(std::log(.012 * std::pow(.7, -49) + .988) / -49), 1e-6);
  EXPECT_LT(found, -23);
  EXPECT_GT(found, -30);
  EXPECT_LT(cut_off(.012, .01, .70, true), -26) << "closer to the quantity of the input itself";
}

TEST(Nests, ConsumersSubstitute) {  // P = [a z^(e - 1) + 1 - a]^(1 / (1 - e)), one wage
  const double alpha = 0.3, z = 2;
  World world = closed_economies(0.5);
  for (Country n : all<Country>(2)) {
    world.flow(energy, n, n) = 1000 * alpha;
    world.flow(product, n, n) = 1000 * (1 - alpha);
    world.value_added_share(product, n) = 1;
    world.input_share(n, energy, product) = 0;
  }
  complete_calibration(world);
  for (const double elasticity : {0.2, 0.9, 3.0}) {
    Economy economy{.trade_elasticity = BySector({2}, 4.0)};
    economy.substitution.consumption = elasticity;
    const Equilibrium e = solve(world, economy, energy_productivity(world, z), strict);
    ASSERT_EQ(e.outcome, Outcome::converged);
    const double price = std::pow(alpha * std::pow(z, elasticity - 1) + 1 - alpha, 1 / (1 - elasticity));
    EXPECT_NEAR(log_real_income(world, e, Country(0)), -std::log(price), 1e-11);
    EXPECT_NEAR(e.expenditure(energy, Country(0)) / e.income(Country(0)), alpha * std::pow(1 / (z * price), 1 - elasticity),
                1e-11);
  }
}

TEST(Nests, FactorsMoveWithTheirElasticity) {  // w^j / w^k = (alpha'_j / alpha_j : alpha'_k / alpha_k)^(1 / (1 + m))
  World world = closed_economies(0.5);
  for (Country n : all<Country>(2)) {
    world.flow(energy, n, n) = world.flow(product, n, n) = 500;
    world.value_added_share(product, n) = 1;
    world.input_share(n, energy, product) = 0;
  }
  complete_calibration(world);
  const double consumption = 0.5;
  for (const double mobility : {0.0, 0.7, 5.0, 1000.0}) {
    Economy economy{.trade_elasticity = BySector({2}, 4.0), .factor_mobility = mobility};
    economy.substitution.consumption = consumption;
    const Equilibrium e = solve(world, economy, energy_productivity(world, 0.5), strict);
    ASSERT_EQ(e.outcome, Outcome::converged) << mobility;
    const Country a(0);
    const double spending = e.expenditure(energy, a) / e.expenditure(product, a);
    const double wages = e.sector_wage_change(energy, a) / e.sector_wage_change(product, a);
    EXPECT_NEAR(wages, std::pow(spending, 1 / (1 + mobility)), 1e-9) << mobility;
    EXPECT_NEAR(spending, std::pow(wages / 0.5, 1 - consumption), 1e-9) << mobility;
  }
}

/// Largest distance of wages and prices between two equilibria.
double distance(const Equilibrium& one, const Equilibrium& other) {
  double worst = 0;
  for (std::size_t at = 0; at < one.wage_change.size(); ++at)
    worst = std::max(worst, std::abs(one.wage_change.values()[at] - other.wage_change.values()[at]));
  for (std::size_t at = 0; at < one.price_change.size(); ++at)
    worst = std::max(worst, std::abs(one.price_change.values()[at] - other.price_change.values()[at]));
  return worst;
}

TEST(Nests, EveryElasticityGoesOverIntoCobbDouglas) {
  const World world = random_world(5, {.countries = 4, .sectors = 3});
  const Shock shock = ShockBuilder(world).cost(world.countries[0], world.countries[1], 2).shock();
  const Economy cobb_douglas{.trade_elasticity = BySector({3}, 4.0)};
  const Equilibrium limit = solve(world, cobb_douglas, shock, strict);
  ASSERT_EQ(limit.outcome, Outcome::converged);
  const auto gap = [&](double elasticity) {
    Economy economy = cobb_douglas;
    economy.substitution = {elasticity, elasticity, elasticity, elasticity, {Sector(1)}};
    const Equilibrium e = solve(world, economy, shock, strict);
    EXPECT_EQ(e.outcome, Outcome::converged);
    return distance(e, limit);
  };
  EXPECT_GT(gap(0.9), 1e-5) << "the nests must matter";
  EXPECT_NEAR(gap(0.999) / gap(0.9999), 10, 0.1) << "the distance must fall as the elasticity nears one";
  EXPECT_NEAR(gap(1.001) / gap(1.0001), 10, 0.1);
  EXPECT_EQ(gap(1 + 1e-7), 0) << "within 1e-6 the same equations are solved";
}

TEST(Nests, EveryMobilityGoesOverIntoOneWage) {
  const World world = random_world(6, {.countries = 4, .sectors = 3});
  const Shock shock = ShockBuilder(world).cost(world.countries[0], world.countries[1], 2).shock();
  const Economy mobile{.trade_elasticity = BySector({3}, 4.0)};
  const Equilibrium limit = solve(world, mobile, shock, strict);
  const auto gap = [&](double mobility) {
    Economy economy = mobile;
    economy.factor_mobility = mobility;
    const Equilibrium e = solve(world, economy, shock, strict);
    EXPECT_EQ(e.outcome, Outcome::converged);
    return distance(e, limit);
  };
  EXPECT_GT(gap(0), 1e-4);
  EXPECT_NEAR(gap(1e3) / gap(1e4), 10, 0.2);
}

}  // namespace
}  // namespace entrepot::testing
