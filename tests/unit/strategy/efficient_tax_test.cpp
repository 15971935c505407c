#include <gtest/gtest.h>

#include <cmath>

#include "entrepot/frontier.hpp"

namespace entrepot {
namespace {

// MODEL.md M8: inverse demand 100 - m, inverse supply 20 + m / 2.
constexpr LinearMarket market{.demand_intercept = 100, .demand_slope = 1, .supply_intercept = 20, .supply_slope = 0.5};

TEST(EfficientTax, LinearMarketHasTheKnownOptima) {
  struct Known {
    double willingness, quantity, tariff, sanctioners, target;
  };
  for (const Known& k : {Known{0, 40, .5, 1600, 400}, Known{.7, 34.04, .7816, 1564.5, 289.7}, Known{1, 32, .8889, 1536, 256}}) {
    const LinearMarketPoint p = efficient_point(market, k.willingness);
    EXPECT_NEAR(p.quantity, k.quantity, 5e-3);
    EXPECT_NEAR(p.tariff, k.tariff, 5e-5);
    EXPECT_NEAR(p.sanctioners, k.sanctioners, 5e-2);
    EXPECT_NEAR(p.target, k.target, 5e-2);
  }
  const LinearMarketPoint free = market_at(market, 0);
  EXPECT_NEAR(free.sanctioners, 1422.2, 5e-2);
  EXPECT_NEAR(free.target, 711.1, 5e-2);
}

TEST(EfficientTax, TheFormulaHoldsAtTheOptimumWithTheSupplyElasticityThere) {
  for (const double willingness : {0.0, 0.3, 0.7, 1.0, 5.0}) {
    const LinearMarketPoint p = efficient_point(market, willingness);
    const double price = market.supply_intercept + market.supply_slope * p.quantity;
    const double elasticity = price / (market.supply_slope * p.quantity);
    EXPECT_NEAR(p.tariff, efficient_tariff(willingness, elasticity), 1e-12);
    EXPECT_NEAR(market_at(market, p.tariff).quantity, p.quantity, 1e-9);
  }
}

TEST(EfficientTax, TheSlopeOfTheFrontierIsTheWillingnessToPay) {
  for (const double willingness : {0.2, 0.7, 3.0}) {
    const double step = 1e-5;
    const LinearMarketPoint less = efficient_point(market, willingness - step),
                            more = efficient_point(market, willingness + step);
    EXPECT_NEAR((more.sanctioners - less.sanctioners) / (more.target - less.target), willingness, 1e-6);
  }
}

TEST(EfficientTax, NoOtherTariffServesBetter) {
  for (const double willingness : {0.0, 1.0}) {
    const LinearMarketPoint best = efficient_point(market, willingness);
    for (double tariff = 0; tariff < 4; tariff += 0.05) {
      const LinearMarketPoint other = market_at(market, tariff);
      EXPECT_GE(best.sanctioners - willingness * best.target, other.sanctioners - willingness * other.target - 1e-9);
    }
  }
  EXPECT_EQ(market_at(market, 10).quantity, 0);  // beyond the tariff that ends trade there is none
}

TEST(EfficientTax, ExportTaxMirrorsTheTariffAndTurnsIntoABan) {
  EXPECT_NEAR(efficient_export_tax(0, 5), 0.25, 1e-15);  // 1 / (5 - 1): the optimum export tax
  const double tax = efficient_export_tax(0.7, 4);
  EXPECT_NEAR(tax / (1 + tax), 1.7 / 4, 1e-15);
  EXPECT_TRUE(std::isinf(efficient_export_tax(3, 4)));
  EXPECT_TRUE(std::isinf(efficient_export_tax(0, 0.8)));
}

}  // namespace
}  // namespace entrepot
