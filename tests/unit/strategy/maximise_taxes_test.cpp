// Best taxes with known answers: Gros (1987) as in MODEL.md M9, the coalition's tariffs of M8, and brute force.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"
#include "entrepot/tax_policy.hpp"
#include "support/gros_world.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

const Country a(0), b(1);
const Sector s(0);

TaxProblem one_tariff(const World& world, Country own, Country other, const Shock& base = {}) {
  return {.base = base,
          .instruments = tax_instruments(world, {.members = {own}, .partners = {{other}}, .sectors = {s}}),
          .objective = government_objective(world, std::vector{own})};
}

TEST(MaximiseTaxes, BestResponsesOfGros) {
  const World world = testing::gros_world();
  const Economy economy{.trade_elasticity = BySector({1}, 4.0)};
  struct Known {
    double foreign, best;
  };
  for (const Known& known : {Known{0, .309672}, {.1, .296498}, {.5, .270341}, {.281055, .281055}}) {
    const Shock base = testing::ShockBuilder(world).tariff(s, "BBB", "AAA", known.foreign).shock();
    // The known values are printed to 5e-7; the search ends far inside what that leaves of 1e-6.
    const TaxOptimum best = maximise_taxes(world, economy, one_tariff(world, a, b, base), {.tolerance = 1e-7});
    ASSERT_EQ(best.outcome, Outcome::converged) << known.foreign;
    EXPECT_NEAR(best.rates[0], known.best, 1e-6) << known.foreign;
    EXPECT_LE(best.distance, 1e-7);
    // The closed form at the solution: (1 + lambda t_F) / (theta lambda (1 + t_F)), lambda the foreign own share.
    const Flows trade = trade_flows(world, economy, best.shock, best.equilibrium);
    const double lambda = trade(s, b, b) / (trade(s, b, b) + trade(s, b, a) * (1 + known.foreign));
    EXPECT_NEAR(best.rates[0], (1 + lambda * known.foreign) / (4 * lambda * (1 + known.foreign)), 2e-6) << known.foreign;
  }
}

TEST(MaximiseTaxes, ASmallCountryTakesTheInverseOfTheElasticity) {
  const World world = testing::gros_world(.01);
  const TaxOptimum best = maximise_taxes(world, {.trade_elasticity = BySector({1}, 4.0)}, one_tariff(world, a, b));
  ASSERT_EQ(best.outcome, Outcome::converged);
  EXPECT_NEAR(best.rates[0], .250492, 1e-6);
}

TEST(MaximiseTaxes, AnExportTaxDoesWhatATariffDoes) {  // Lerner symmetry
  const World world = testing::gros_world();
  const Economy economy{.trade_elasticity = BySector({1}, 4.0)};
  TaxProblem problem = one_tariff(world, a, b);
  const TaxOptimum tariff = maximise_taxes(world, economy, problem);
  problem.instruments =
      tax_instruments(world, {.members = {a}, .partners = {{b}}, .sectors = {s}, .tariffs = false, .export_taxes = true});
  const TaxOptimum tax = maximise_taxes(world, economy, problem);
  ASSERT_EQ(tax.outcome, Outcome::converged);
  EXPECT_NEAR(tax.rates[0], tariff.rates[0], 2e-6);
  EXPECT_NEAR(tax.value, tariff.value, 1e-8);
}

TEST(MaximiseTaxes, BoundsHoldAndEndTheSearch) {
  const World world = testing::gros_world();
  const Economy economy{.trade_elasticity = BySector({1}, 4.0)};
  TaxProblem problem = one_tariff(world, a, b);
  problem.max_rate = .2;
  const TaxOptimum low = maximise_taxes(world, economy, problem);
  EXPECT_EQ(low.outcome, Outcome::converged);
  EXPECT_EQ(low.rates[0], .2);
  EXPECT_EQ(low.distance, 0);
  EXPECT_GT(low.gradient[0], 0) << "it would go further";
  problem.min_rate = .5, problem.max_rate = 2;
  const TaxOptimum high = maximise_taxes(world, economy, problem);
  EXPECT_EQ(high.outcome, Outcome::converged);
  EXPECT_EQ(high.rates[0], .5);
}

TEST(MaximiseTaxes, BadProblemsAreRefused) {
  const World world = testing::gros_world();
  const Economy economy{.trade_elasticity = BySector({1}, 4.0)};
  TaxProblem problem = one_tariff(world, a, b);
  problem.min_rate = -1;
  EXPECT_THROW(maximise_taxes(world, economy, problem), InputError);
  problem = one_tariff(world, a, b);
  problem.starts = {{0.1, 0.2}};
  EXPECT_THROW(maximise_taxes(world, economy, problem), InputError);
  problem = one_tariff(world, a, b);
  problem.instruments.clear();
  EXPECT_THROW(maximise_taxes(world, economy, problem), InputError);
}

TEST(MaximiseTaxes, AStoppedSearchSaysSo) {
  const World world = testing::gros_world();
  std::stop_source source;
  source.request_stop();
  const TaxOptimum none =
      maximise_taxes(world, {.trade_elasticity = BySector({1}, 4.0)}, one_tariff(world, a, b), {}, {.stop = source.get_token()});
  EXPECT_EQ(none.outcome, Outcome::cancelled);
}

class Toy5Taxes : public ::testing::Test {
 protected:
  void SetUp() override {
    ENTREPOT_NEEDS_SHARED("reference/toy5");
    world = testing::toy5_world();
    economy = {testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
    usa = world.find_country("USA").value(), eux = world.find_country("EUX").value(), rus = world.find_country("RUS").value();
    design = {.members = {usa, eux}, .partners = {{rus}}, .sectors = {Sector(0), Sector(1)}, .detail = TaxDetail::sector};
  }
  World world;
  Economy economy;
  Country usa, eux, rus;
  TaxDesign design;
};

TEST_F(Toy5Taxes, TariffsRiseWithTheWillingnessToPay) {  // MODEL.md M8, percent
  struct Known {
    double phi, energy, manufacturing;
  };
  for (const Known& known :
       {Known{0, 11.32, 12.21}, {.3, 15.41, 15.95}, {.7, 20.72, 20.82}, {1.5, 31.15, 30.42}, {5, 78.15, 73.77}}) {
    const TaxProblem problem{
        .base = {},
        .instruments = tax_instruments(world, design),
        .objective = government_objective(world, design.members, {.target = rus, .willingness_to_pay = known.phi})};
    const TaxOptimum best = maximise_taxes(world, economy, problem);
    ASSERT_EQ(best.outcome, Outcome::converged) << known.phi;
    // The printed digits come from a search without gradients; where the optimum is flat the last of them is not its own.
    EXPECT_NEAR(100 * best.rates[0], known.energy, .006) << known.phi;
    EXPECT_NEAR(100 * best.rates[1], known.manufacturing, .006) << known.phi;
    const Shock printed =
        TaxSchedule(world, {}, problem.instruments).at(std::vector{known.energy / 100, known.manufacturing / 100});
    const double at_printed =
        objective_value(world, economy, printed, solve(world, economy, printed, {.tolerance = 1e-12}), problem.objective);
    EXPECT_GT(best.value, at_printed) << known.phi;
    for (const TaxOptimum::Found& found : best.starts) EXPECT_NEAR(found.value, best.value, 1e-6 * std::abs(best.value));
  }
}

TEST_F(Toy5Taxes, NothingNearAnOptimumIsBetter) {
  design.detail = TaxDetail::partner_and_sector;
  design.members = {usa};
  design.partners.clear();
  for (const Country n : all<Country>(5)) design.partners.push_back({n});
  design.export_taxes = true;
  const TaxProblem problem{
      .base = {}, .instruments = tax_instruments(world, design), .objective = government_objective(world, design.members)};
  ASSERT_EQ(problem.instruments.size(), 16u);
  const TaxOptimum best = maximise_taxes(world, economy, problem);
  ASSERT_EQ(best.outcome, Outcome::converged);
  const TaxSchedule schedule(world, {}, problem.instruments);
  for (std::size_t k = 0; k < best.rates.size(); ++k) {
    for (const double step : {-.01, .01}) {
      std::vector<double> rates = best.rates;
      rates[k] += step;
      const Shock shock = schedule.at(rates);
      const Equilibrium e = solve(world, economy, shock, {.tolerance = 1e-12});
      const double value = objective_value(world, economy, shock, e, problem.objective);
      if (rates[k] >= 0) {
        EXPECT_LT(value, best.value) << k << " " << step;
      }
    }
  }
}

}  // namespace
}  // namespace entrepot
