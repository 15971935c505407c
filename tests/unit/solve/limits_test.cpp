// Limits on quantities and prices against what theory says of them: a quota does what a tariff does, whoever earns the rent.
#include <gtest/gtest.h>
#include <cmath>
#include <numeric>

#include "entrepot/equilibrium.hpp"
#include "entrepot/errors.hpp"
#include "model/limited_prices.hpp"
#include "support/lemke.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

constexpr SolverParams strict{.tolerance = 1e-12};

Limit quota(const World& world, std::vector<TradeFlow> flows, double share, RentRecipient rent = RentRecipient::importer) {
  Limit limit{.name = "quota", .flows = std::move(flows), .rent = rent};
  for (const TradeFlow& flow : limit.flows) limit.bound += share * world.flow(flow.sector, flow.importer, flow.exporter);
  return limit;
}

/// Flows of one sector into `importer` from all other countries that sell there.
std::vector<TradeFlow> imports(const World& world, Sector j, Country importer) {
  std::vector<TradeFlow> flows;
  for (const Country i : all<Country>(world.country_count())) {
    if (i != importer && world.flow(j, importer, i) > 0) flows.push_back({j, importer, i});
  }
  return flows;
}

Economy economy_of(const World& world, unsigned seed) {
  Economy economy{.trade_elasticity = BySector({world.sector_count()}, 4.0)};
  economy.trade_elasticity(Sector(0)) = seed % 3 == 0 ? -0.4 : seed % 3 == 1 ? 0.0 : 2.5;
  if (seed % 2 == 1) economy.substitution = {.consumption = 0.9, .value_added = 0.5, .intermediates = 0.4};
  if (seed % 4 == 2) economy.factor_mobility = 1;
  return economy;
}

double quantity(const Flows& trade, const LimitedPrice& price) {
  return trade(price.flow.sector, price.flow.importer, price.flow.exporter) / price.border_price;
}

double used(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& e) {
  double sum = 0;
  const Flows trade = trade_flows(world, economy, shock, e);
  for (const LimitedPrice& price : limited_prices(shock, e)) sum += quantity(trade, price);
  return sum;
}

void expect_same_economy(const Equilibrium& a, const Equilibrium& b, double tolerance, const std::string& what) {
  for (std::size_t n = 0; n < a.income.size(); ++n) {
    EXPECT_NEAR(a.income.values()[n] / b.income.values()[n], 1, tolerance) << what;
    EXPECT_NEAR(a.consumer_price_change.values()[n] / b.consumer_price_change.values()[n], 1, tolerance) << what;
  }
}

TEST(Limits, AQuotaDoesWhatTheTariffDoesThatBringsTheSameQuantity) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const World world = random_world(seed, {.countries = 5, .sectors = 3});
    const Economy economy = economy_of(world, seed);
    Shock shock;
    for (const TradeFlow& flow : imports(world, Sector(std::size_t{seed % 3}), Country(1)))
      shock.limits.push_back(quota(world, {flow}, 0.6));
    const Equilibrium limited = solve(world, economy, shock, strict);
    ASSERT_EQ(limited.outcome, Outcome::converged) << "seed " << seed << ": " << limited.diagnosis.reason;
    ShockBuilder builder(world);
    for (const LimitedPrice& price : limited_prices(shock, limited)) {
      EXPECT_GT(price.rent_factor, 1.01);
      double& rate = builder.cell(price.flow.sector, price.flow.importer, price.flow.exporter).tariff_rate;
      rate = price.rent_factor * (1 + rate) - 1;
    }
    const Equilibrium taxed = solve(world, economy, builder.shock(), strict);
    ASSERT_EQ(taxed.outcome, Outcome::converged);
    expect_same_economy(limited, taxed, 1e-9, "seed " + std::to_string(seed));
    EXPECT_NEAR(limited.rent(Country(1)) + limited.tariff_revenue(Country(1)), taxed.tariff_revenue(Country(1)),
                1e-9 * taxed.income(Country(1)));
  }
}

TEST(Limits, ARentOfTheExporterIsAnExportTax) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const World world = random_world(seed, {.countries = 5, .sectors = 3});
    const Economy economy = economy_of(world, seed);
    Shock shock;
    shock.limits.push_back(quota(world, {{Sector(1), Country(0), Country(2)}}, 0.5, RentRecipient::exporter));
    if (!(world.flow(Sector(1), Country(0), Country(2)) > 0)) continue;
    const Equilibrium limited = solve(world, economy, shock, strict);
    ASSERT_EQ(limited.outcome, Outcome::converged) << "seed " << seed << ": " << limited.diagnosis.reason;
    ShockBuilder builder(world);
    builder.cell(Sector(1), Country(0), Country(2)).export_tax_rate = limited_prices(shock, limited).front().rent_factor - 1;
    const Equilibrium taxed = solve(world, economy, builder.shock(), strict);
    expect_same_economy(limited, taxed, 1e-9, "seed " + std::to_string(seed));
    EXPECT_NEAR(limited.rent(Country(2)), taxed.export_tax_revenue(Country(2)), 1e-9 * taxed.income(Country(2)));
  }
}

TEST(Limits, WhoEarnsTheRentGains) {
  const World world = random_world(3, {.countries = 5, .sectors = 3, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  const auto income = [&](RentRecipient rent, Country n) {
    Limit limit = quota(world, {{Sector(0), Country(0), Country(1)}}, 0.3, rent);
    limit.middleman = Country(3);
    const Equilibrium e = solve(world, economy, {.cells = {}, .limits = {limit}}, strict);
    EXPECT_EQ(e.outcome, Outcome::converged);
    EXPECT_NEAR(std::accumulate(e.rent.values().begin(), e.rent.values().end(), 0.0), e.shadow_price.front() * limit.bound,
                1e-9 * limit.bound);
    return e.income(n) / e.consumer_price_change(n);
  };
  using enum RentRecipient;
  EXPECT_GT(income(importer, Country(0)), income(exporter, Country(0)));
  EXPECT_GT(income(exporter, Country(1)), income(importer, Country(1)));
  EXPECT_GT(income(middleman, Country(3)), income(importer, Country(3)));
  EXPECT_GT(income(middleman, Country(3)), income(exporter, Country(3)));
}

TEST(Limits, ALimitThatDoesNotBindChangesNothing) {
  const World world = random_world(5);
  const Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  Shock shock;
  shock.limits.push_back(quota(world, imports(world, Sector(0), Country(0)), 1.01));
  shock.limits.push_back(
      {.name = "cap", .kind = LimitKind::price, .flows = {{Sector(1), Country(0), Country(1)}}, .bound = 1.01});
  const Equilibrium e = solve(world, economy, shock);
  ASSERT_EQ(e.outcome, Outcome::converged);
  for (const double price : e.shadow_price) EXPECT_EQ(price, 0);
  for (const double w : e.wage_change.values()) EXPECT_NEAR(w, 1, 1e-10);
}

TEST(Limits, AnArcSharesItsCapacityAtOnePrice) {
  const World world = random_world(8, {.countries = 6, .sectors = 4, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({4}, 4.0)};
  std::vector<TradeFlow> pipeline{
      {Sector(0), Country(1), Country(0)}, {Sector(0), Country(2), Country(0)}, {Sector(3), Country(1), Country(0)}};
  const Shock shock{.cells = {}, .limits = {quota(world, pipeline, 0.5), quota(world, {pipeline[1]}, 0.2)}};
  const Equilibrium e = solve(world, economy, shock, strict);
  ASSERT_EQ(e.outcome, Outcome::converged) << e.diagnosis.reason;
  const auto prices = limited_prices(shock, e);
  const Flows trade = trade_flows(world, economy, shock, e);
  double total = 0;
  for (const LimitedPrice& price : prices) {
    total += quantity(trade, price);
    const double charged = (price.rent_factor - 1) * price.border_price;
    const bool single_too = price.flow.importer == Country(2);
    EXPECT_NEAR(charged, e.shadow_price[0] + (single_too ? e.shadow_price[1] : 0), 1e-9);
  }
  EXPECT_NEAR(total, shock.limits[0].bound, 1e-8 * total);
  EXPECT_NEAR(quantity(trade, prices[1]), shock.limits[1].bound, 1e-8 * total);
  EXPECT_GT(e.shadow_price[0], 0.01);
  EXPECT_GT(e.shadow_price[1], 0.01);
}

TEST(Limits, TightLimitsApproachABan) {
  const World world = random_world(2, {.countries = 5, .sectors = 3, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({3}, 6.0)};
  const Equilibrium banned =
      solve(world, economy, ShockBuilder(world).ban(world.countries[0], world.countries[1]).shock(), strict);
  double last = 1;
  for (const double share : {1e-1, 1e-2, 1e-4, 1e-8}) {
    Shock shock;
    for (const Sector j : all<Sector>(3)) {
      shock.limits.push_back(quota(world, {{j, Country(0), Country(1)}}, share));
      shock.limits.push_back(quota(world, {{j, Country(1), Country(0)}}, share));
    }
    const Equilibrium e = solve(world, economy, shock, strict);
    ASSERT_EQ(e.outcome, Outcome::converged) << e.diagnosis.reason;
    const double distance = std::abs(e.income(Country(0)) / e.consumer_price_change(Country(0)) /
                                         (banned.income(Country(0)) / banned.consumer_price_change(Country(0))) -
                                     1);
    EXPECT_LT(distance, last);
    last = distance;
  }
  EXPECT_LT(last, 1e-5);
}

/// Where goods hardly replace each other a smaller quota makes them dear: the world as a whole, rents included, gets less.
TEST(Limits, QuotasHaveAnswersWhereBansHaveNone) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const World world = random_world(seed, {.countries = 5, .sectors = 3, .zero_share = 0, .largest_tariff = 0});
    const Economy economy{.trade_elasticity = BySector({3}, -0.24),
                          .substitution = {.consumption = 0.9, .value_added = 0.5, .intermediates = 0.2}};
    double last = INFINITY;
    for (const double share : {0.9, 0.5, 0.1}) {
      Shock shock;
      for (const TradeFlow& flow : imports(world, Sector(0), Country(2))) shock.limits.push_back(quota(world, {flow}, share));
      const Equilibrium e = solve(world, economy, shock);
      ASSERT_EQ(e.outcome, Outcome::converged) << "seed " << seed << ", " << share << ": " << e.diagnosis.reason;
      EXPECT_LT(e.certificate.max(), certified_tolerance);
      double real_income = 0;
      for (const Country n : all<Country>(5)) real_income += e.income(n) / e.consumer_price_change(n);
      EXPECT_LT(real_income, last) << "seed " << seed << ", " << share;
      last = real_income;
    }
  }
}

/// Shadow prices found without any code of limits: rents of importers are tariffs, so quantities are those of tariffs, and each
/// linearisation is solved by pivoting.
TEST(Limits, AgreeWithSuccessiveLinearComplementarityProblemsOfTariffs) {
  const World world = random_world(9, {.countries = 6, .sectors = 3, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({3}, 3.0)};
  std::vector<TradeFlow> flows;
  for (const Sector j : all<Sector>(2)) {
    for (const TradeFlow& flow : imports(world, j, Country(0))) flows.push_back(flow);
  }
  Shock shock;
  const std::vector<double> share{0.5, 0.999, 1.3, 0.7, 1.05, 0.3, 2.0, 0.9, 0.98, 1.001};
  ASSERT_EQ(flows.size(), share.size());
  for (std::size_t k = 0; k < flows.size(); ++k) shock.limits.push_back(quota(world, {flows[k]}, share[k]));

  const auto count = static_cast<Eigen::Index>(flows.size());
  const auto slack = [&](const Eigen::VectorXd& rate) {  // rate over the f.o.b. price, on top of the World's tariff
    ShockBuilder builder(world);
    for (std::size_t k = 0; k < flows.size(); ++k) {
      CellShock& cell = builder.cell(flows[k].sector, flows[k].importer, flows[k].exporter);
      cell.tariff_rate = (1 + rate(static_cast<Eigen::Index>(k))) * (1 + cell.tariff_rate) - 1;
    }
    const Equilibrium e = solve(world, economy, builder.shock(), strict);
    EXPECT_EQ(e.outcome, Outcome::converged);
    const Flows trade = trade_flows(world, economy, builder.shock(), e);
    Eigen::VectorXd left(count);
    for (std::size_t k = 0; k < flows.size(); ++k) {
      const TradeFlow& flow = flows[k];
      const double bought = trade(flow.sector, flow.importer, flow.exporter) / e.unit_cost_change(flow.sector, flow.exporter);
      left(static_cast<Eigen::Index>(k)) = 1 - bought / shock.limits[k].bound;
    }
    return left;
  };
  Eigen::VectorXd rate = Eigen::VectorXd::Zero(count);
  for (int step = 0; step < 30; ++step) {
    const Eigen::VectorXd here = slack(rate);
    Eigen::MatrixXd slope(count, count);
    for (Eigen::Index l = 0; l < count; ++l) {
      Eigen::VectorXd moved = rate;
      moved(l) += 1e-6;
      slope.col(l) = (slack(moved) - here) / 1e-6;
    }
    const Eigen::VectorXd next = lemke(slope, here - slope * rate);
    const double change = (next - rate).cwiseAbs().maxCoeff();
    rate = next;
    if (change < 1e-11) break;
  }
  const Equilibrium e = solve(world, economy, shock, strict);
  ASSERT_EQ(e.outcome, Outcome::converged) << e.diagnosis.reason;
  const auto prices = limited_prices(shock, e);
  int binding = 0;
  for (Eigen::Index k = 0; k < count; ++k) {
    EXPECT_NEAR(prices[static_cast<std::size_t>(k)].rent_factor - 1, rate(k), 1e-7) << "limit " << k;
    if (rate(k) > 1e-9) ++binding;
  }
  EXPECT_GT(binding, 4);
  EXPECT_LT(binding, static_cast<int>(count));
}

TEST(Limits, APriceCapIsMetByBuyersWhoBuyLess) {
  const World world = random_world(6, {.countries = 5, .sectors = 3, .zero_share = 0});
  Economy economy{.trade_elasticity = BySector({3}, 4.0), .factor_mobility = 0};
  const Sector oil(0);
  const Country producer(0);
  Limit cap{.name = "cap", .kind = LimitKind::price, .flows = {}, .bound = 0.97};
  for (const Country n : {Country(1), Country(2), Country(3)}) cap.flows.push_back({oil, n, producer});
  const Shock shock{.cells = {}, .limits = {cap}};
  const Equilibrium e = solve(world, economy, shock, strict);
  ASSERT_EQ(e.outcome, Outcome::converged) << e.diagnosis.reason;
  EXPECT_NEAR(e.unit_cost_change(oil, producer), 0.97, 1e-9);
  EXPECT_GT(e.shadow_price.front(), 0.01);
  // the same as limits on the quantities that came out, at the same price
  Limit bought{.name = "quota", .flows = cap.flows, .bound = used(world, economy, shock, e)};
  const Equilibrium limited = solve(world, economy, {.cells = {}, .limits = {bought}}, strict);
  ASSERT_EQ(limited.outcome, Outcome::converged);
  EXPECT_NEAR(limited.shadow_price.front(), e.shadow_price.front(), 1e-7);
  expect_same_economy(e, limited, 1e-8, "cap");
  // Siding buyers gain from the rent; the producer loses
  const Equilibrium open = solve(world, economy, {}, strict);
  EXPECT_LT(e.income(producer) / e.consumer_price_change(producer), open.income(producer) / open.consumer_price_change(producer));
}

TEST(Limits, APriceCapThatNothingCanHoldIsInfeasibleAndNamed) {
  const World world = random_world(6, {.countries = 5, .sectors = 3, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  const Shock shock{
      .cells = {},
      .limits = {{.name = "hopeless", .kind = LimitKind::price, .flows = {{Sector(0), Country(1), Country(0)}}, .bound = 0.5}}};
  const Equilibrium e = solve(world, economy, shock);
  EXPECT_EQ(e.outcome, Outcome::infeasible);
  EXPECT_NE(e.diagnosis.reason.find("hopeless"), std::string::npos) << e.diagnosis.reason;
}

TEST(Limits, ABanBeatsALimit) {
  const World world = random_world(2, {.countries = 5, .sectors = 3, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  Shock shock = ShockBuilder(world).ban(world.countries[0], world.countries[1]).shock();
  const Equilibrium banned = solve(world, economy, shock, strict);
  shock.limits = {quota(world, {{Sector(0), Country(0), Country(1)}}, 0.5)};
  const Equilibrium both = solve(world, economy, shock, strict);
  ASSERT_EQ(both.outcome, Outcome::converged);
  expect_same_economy(banned, both, 1e-10, "ban");
  EXPECT_EQ(both.shadow_price.front(), 0);
}

TEST(Limits, AreRefusedWhereTheySayNothing) {
  const World world = random_world(2);
  const Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  const auto refused = [&](const Limit& limit) {
    EXPECT_THROW(solve(world, economy, {.cells = {}, .limits = {limit}}), InputError);
  };
  const TradeFlow flow{Sector(0), Country(0), Country(1)};
  refused({.name = "a", .flows = {flow}, .bound = 0});
  refused({.name = "a", .flows = {flow}, .bound = NAN});
  refused({.name = "a", .flows = {}, .bound = 1});
  refused({.name = "a", .flows = {flow, flow}, .bound = 1});
  refused({.name = "a", .flows = {{Sector(0), Country(0), Country(0)}}, .bound = 1});
  refused({.name = "a", .kind = LimitKind::price, .flows = {flow, {Sector(0), Country(0), Country(2)}}, .bound = 1});
  refused({.name = "a", .flows = {flow}, .bound = 1, .rent = RentRecipient::middleman, .middleman = Country(99)});
}

TEST(Limits, TheCertificateFindsAWrongShadowPrice) {
  const World world = random_world(2, {.countries = 5, .sectors = 3, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({3}, 4.0)};
  const Shock shock{.cells = {}, .limits = {quota(world, {{Sector(0), Country(0), Country(1)}}, 0.5)}};
  Equilibrium e = solve(world, economy, shock);
  ASSERT_EQ(e.outcome, Outcome::converged);
  e.shadow_price.front() *= 1.001;
  EXPECT_GT(certify(world, economy, shock, e).limits.value, 1e-5);
  e.shadow_price.front() = -0.1;
  EXPECT_GT(certify(world, economy, shock, e).limits.value, 0.05);
  e.shadow_price.clear();
  EXPECT_FALSE(certify(world, economy, shock, e).max() <= certified_tolerance);
}

}  // namespace
}  // namespace entrepot::testing
