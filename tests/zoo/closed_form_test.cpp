// Tiny worlds solved by hand. The answer of each stands in its comment.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/equilibrium.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

constexpr double tight = 1e-12;
const SolverParams strict{.tolerance = 1e-13};

/// `count` equal countries of one sector: home share h, the rest spread evenly, no tariffs; value added share beta.
World equal_countries(std::size_t count, double home_share, double value_added_share = 1) {
  World world;
  world.name = "equal";
  world.sectors = {"S"};
  world.sector_names = {"Sector"};
  world.goods = {true};
  for (std::size_t n = 0; n < count; ++n) world.countries.push_back("C" + std::to_string(n));
  world.country_names = world.countries;
  world.flow = Flows({1, count, count}, (1 - home_share) * 1000 / static_cast<double>(count - 1));
  for (Country n : all<Country>(count)) world.flow(Sector(0), n, n) = home_share * 1000;
  world.tariff = Flows({1, count, count});
  world.value_added_share = SectorByCountry({1, count}, value_added_share);
  world.input_share = InputShares({count, 1, 1}, value_added_share < 1 ? 1.0 : 0.0);
  complete_calibration(world);
  return world;
}

Economy with_theta(double theta, std::size_t sectors = 1) { return {.trade_elasticity = BySector({sectors}, theta)}; }

double log_real_income(const World& world, const Equilibrium& e, Country n) {
  return std::log(e.income(n) / benchmark_income(world)(n) / e.consumer_price_change(n));
}

TEST(Zoo, EqualCountriesTradeCost) {  // w = 1, P = (h + (1 - h) kappa^-theta)^(-1/theta), W = 1 / P
  const double h = 0.7, theta = 4, kappa = 1.5;
  const World world = equal_countries(2, h);
  const Equilibrium e = solve(world, with_theta(theta), ShockBuilder(world).cost("C0", "C1", kappa).shock(), strict);
  ASSERT_EQ(e.outcome, Outcome::converged);
  const double price = std::pow(h + (1 - h) * std::pow(kappa, -theta), -1 / theta);
  for (Country n : all<Country>(2)) {
    EXPECT_NEAR(e.wage_change(n), 1, tight);
    EXPECT_NEAR(e.price_change(Sector(0), n), price, tight);
    EXPECT_NEAR(log_real_income(world, e, n), -std::log(price), tight);
  }
}

TEST(Zoo, EqualCountriesTariff) {  // I = 1 / (1 - pi' t / (1 + t)), pi' = (1 - h) tau^-theta / (h + (1 - h) tau^-theta)
  const double h = 0.7, theta = 4, t = 0.3;
  const World world = equal_countries(2, h);
  const Sector s(0);
  const Equilibrium e =
      solve(world, with_theta(theta), ShockBuilder(world).tariff(s, "C0", "C1", t).tariff(s, "C1", "C0", t).shock(), strict);
  ASSERT_EQ(e.outcome, Outcome::converged);
  const double foreign = (1 - h) * std::pow(1 + t, -theta), share = foreign / (h + foreign);
  const double income = 1 / (1 - share * t / (1 + t)), price = std::pow(h + foreign, -1 / theta);
  for (Country n : all<Country>(2)) {
    EXPECT_NEAR(e.income(n) / 1000, income, tight);
    EXPECT_NEAR(e.tariff_revenue(n) / 1000, income - 1, tight);
    EXPECT_NEAR(log_real_income(world, e, n), std::log(income / price), tight);
  }
}

TEST(Zoo, EqualExportTaxesAreEqualTariffs) {  // Lerner symmetry: same prices and incomes, the revenue to the exporter
  const World world = equal_countries(2, 0.7);
  const Sector s(0);
  const Equilibrium tariff =
      solve(world, with_theta(4), ShockBuilder(world).tariff(s, "C0", "C1", .3).tariff(s, "C1", "C0", .3).shock(), strict);
  const Equilibrium tax = solve(world, with_theta(4),
                                ShockBuilder(world).export_tax(s, "C0", "C1", .3).export_tax(s, "C1", "C0", .3).shock(), strict);
  ASSERT_EQ(tax.outcome, Outcome::converged);
  for (Country n : all<Country>(2)) {
    EXPECT_NEAR(tax.income(n), tariff.income(n), 1e-9);
    EXPECT_NEAR(tax.export_tax_revenue(n), tariff.tariff_revenue(n), 1e-9);
    EXPECT_NEAR(tax.tariff_revenue(n), 0, 1e-9);
    EXPECT_NEAR(tax.price_change(s, n), tariff.price_change(s, n), tight);
  }
}

TEST(Zoo, AutarkyIsExact) {  // ln W = ln(pi_nn) / theta: -0.117781 for .6243 and 4; divided by beta with own inputs
  const Equilibrium e = [&] {
    const World world = equal_countries(2, 0.6243);
    const Equilibrium cut = solve(world, with_theta(4), ShockBuilder(world).ban("C0", "C1").shock(), strict);
    EXPECT_NEAR(log_real_income(world, cut, Country(0)), std::log(0.6243) / 4, tight);
    EXPECT_NEAR(log_real_income(world, cut, Country(0)), -0.117781, 5e-7);
    return cut;
  }();
  EXPECT_EQ(e.outcome, Outcome::converged);
  const World chained = equal_countries(2, 0.6243, 0.5);
  const Equilibrium cut = solve(chained, with_theta(4), ShockBuilder(chained).ban("C0", "C1").shock(), strict);
  ASSERT_EQ(cut.outcome, Outcome::converged);
  EXPECT_NEAR(log_real_income(chained, cut, Country(1)), std::log(0.6243) / 4 / 0.5, tight);
}

TEST(Zoo, BanIsTheLimitOfCosts) {  // theta = 4: a factor of 1e4 leaves 1e-16 of the trade
  const World world = equal_countries(3, 0.6);
  const Equilibrium ban = solve(world, with_theta(4), ShockBuilder(world).ban("C0", "C1").shock(), strict);
  const Equilibrium cost = solve(world, with_theta(4), ShockBuilder(world).cost("C0", "C1", 1e4).shock(), strict);
  for (Country n : all<Country>(3)) EXPECT_NEAR(ban.income(n), cost.income(n), 1e-9);
  EXPECT_EQ(
      trade_flows(world, with_theta(4), ShockBuilder(world).ban("C0", "C1").shock(), ban)(Sector(0), Country(0), Country(1)), 0);
}

TEST(Zoo, CobbDouglasLimit) {  // shares constant: ln P = (1 - h) ln kappa
  const World world = equal_countries(2, 0.7);
  for (double theta : {0.0, 0.01, -0.04}) {
    const Equilibrium e = solve(world, with_theta(theta), ShockBuilder(world).cost("C0", "C1", 1.5).shock(), strict);
    ASSERT_EQ(e.outcome, Outcome::converged);
    EXPECT_NEAR(std::log(e.price_change(Sector(0), Country(0))), 0.3 * std::log(1.5), tight);
  }
}

TEST(Zoo, ComplementsHaveAnEquilibriumUnderCosts) {  // sigma = 0.5: P = (h + (1 - h) kappa^0.5)^2
  const World world = equal_countries(2, 0.7);
  const Equilibrium e = solve(world, with_theta(-0.5), ShockBuilder(world).cost("C0", "C1", 2).shock(), strict);
  ASSERT_EQ(e.outcome, Outcome::converged);
  EXPECT_NEAR(e.price_change(Sector(0), Country(0)), std::pow(0.7 + 0.3 * std::sqrt(2.0), 2), tight);
}

TEST(Zoo, ProductivityEverywhere) {  // z = 2 for all: every price halves in terms of wages, W = 2; with own inputs W = 2^(1/beta)
  for (double beta : {1.0, 0.5}) {
    const World world = equal_countries(3, 0.6, beta);
    const Equilibrium e = solve(world, with_theta(5), Shock{.productivity = SectorByCountry({1, 3}, 2.0)}, strict);
    ASSERT_EQ(e.outcome, Outcome::converged);
    EXPECT_NEAR(log_real_income(world, e, Country(2)), std::log(2) / beta, tight);
  }
}

}  // namespace
}  // namespace entrepot::testing
