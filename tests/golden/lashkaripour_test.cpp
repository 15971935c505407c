// The tariff war of Lashkaripour (2021, eq. 14) on WIOD 2014, by the paper's formula, and how far the exact Nash point lies from
// it.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "entrepot/tax_game.hpp"
#include "entrepot/uniform_war.hpp"
#include "support/lashkaripour.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

class Lashkaripour : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    ENTREPOT_NEEDS_SHARED("reference/lashkaripour_2021_nash");
    world = testing::lashkaripour_world();
    economy = {.trade_elasticity = testing::lashkaripour_elasticity(GetParam()), .closure = Closure::zero};
    for (const Sector s : all<Sector>(world.sector_count())) sectors.push_back(s);
    purged = solve(world, economy, {}, {.tolerance = 1e-12});
    ASSERT_EQ(purged.outcome, Outcome::converged);
  }
  double welfare_pct(const Equilibrium& e, Country n) const {
    return 100 * std::expm1(log_real_income(world, e)(n) - log_real_income(world, purged)(n));
  }
  TaxGame game() const {
    TaxGame game;
    game.min_rate = 0, game.max_rate = 20;
    std::vector<std::vector<Country>> everybody;
    for (const Country n : all<Country>(world.country_count())) everybody.push_back({n});
    for (const Country n : all<Country>(world.country_count())) {
      const std::vector<Country> own{n};
      game.players.push_back({world.countries[static_cast<std::size_t>(n.value)], own,
                              tax_instruments(world, {.members = own, .partners = everybody, .sectors = sectors}),
                              government_objective(world, own)});
    }
    return game;
  }
  World world;
  Economy economy;
  std::vector<Sector> sectors;
  Equilibrium purged;
};

TEST_P(Lashkaripour, TheFormulaGivesThePapersTariffsAndWelfare) {
  const auto known = testing::lashkaripour_war(world, GetParam());
  const UniformWar war = sufficient_statistics_nash(world, economy, sectors);
  ASSERT_EQ(war.outcome, Outcome::converged);
  EXPECT_LE(war.equilibrium.certificate.max(), certified_tolerance);
  for (const Country n : all<Country>(world.country_count())) {
    const auto at = static_cast<std::size_t>(n.value);
    EXPECT_NEAR(war.rates(n), known.tariff[at], 1e-6) << world.countries[at];
    EXPECT_NEAR(welfare_pct(war.equilibrium, n), known.welfare_pct[at], 1e-6) << world.countries[at];
    EXPECT_NEAR(war.equilibrium.wage_change(n) / purged.wage_change(n), known.wage[at], 1e-6) << world.countries[at];
    EXPECT_NEAR(war.equilibrium.income(n) / purged.income(n), known.income[at], 1e-6) << world.countries[at];
  }
}

TEST_P(Lashkaripour, TheEngineAgreesAtTheSameTariffs) {
  const UniformWar war = sufficient_statistics_nash(world, economy, sectors);
  const Equilibrium e = solve(world, economy, war.shock, {.tolerance = 1e-12});
  ASSERT_EQ(e.outcome, Outcome::converged);
  for (const Country n : all<Country>(world.country_count())) {
    EXPECT_NEAR(e.wage_change(n), war.equilibrium.wage_change(n), 1e-9);
    EXPECT_NEAR(e.income(n) / war.equilibrium.income(n), 1, 1e-9);
  }
}

TEST_P(Lashkaripour, TheExactNashPointSurvivesDeviationsAndTheFormulaDoesNot) {
  const UniformWar exact = exact_uniform_nash(world, economy, sectors),
                   formula = sufficient_statistics_nash(world, economy, sectors);
  ASSERT_EQ(exact.outcome, Outcome::converged);
  PlayerRates rates, rule;
  for (const Country n : all<Country>(world.country_count())) {
    rates.push_back({exact.rates(n)});
    rule.push_back({formula.rates(n)});
    EXPECT_LT(std::abs(exact.rates(n) - formula.rates(n)), .03);
  }
  const TaxGame war = game();
  TaxGameParams params;
  params.scan_points = 5;
  for (const DeviationScan& scan : scan_deviations(world, economy, war, rates, params)) {
    EXPECT_EQ(scan.failed, 0);
    EXPECT_LT(scan.gain_pct, 1e-6);
  }
  const auto usa = static_cast<std::size_t>(world.find_country("USA").value().value);
  const double stay = play(world, economy, war, rule).values[usa];
  const TaxOptimum leave = best_response(world, economy, war, rule, usa);
  EXPECT_GT(leave.rates[0], rule[usa][0] + .004);
  EXPECT_GT(leave.value, stay);
}

INSTANTIATE_TEST_SUITE_P(Sets, Lashkaripour, ::testing::Values("IS", "U4"), [](const auto& set) { return set.param; });

}  // namespace
}  // namespace entrepot
