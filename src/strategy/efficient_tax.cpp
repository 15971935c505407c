// Efficient taxes in one market by itself (MODEL.md M8): the optimum-tariff formula with what the target's loss is worth added.
#include <cassert>
#include <limits>

#include "entrepot/frontier.hpp"

namespace entrepot {

double efficient_tariff(double willingness, double export_supply_elasticity) {
  assert(willingness >= 0 && export_supply_elasticity > 0);
  return (1 + willingness) / export_supply_elasticity;
}

double efficient_export_tax(double willingness, double import_demand_elasticity) {
  assert(willingness >= 0 && import_demand_elasticity > 0);
  const double share = (1 + willingness) / import_demand_elasticity;  // of the tax in the buyer's price
  return share < 1 ? share / (1 - share) : std::numeric_limits<double>::infinity();
}

namespace {

/// Gains from m units: of the sanctioners below their demand curve and above the target's price, of the target above its supply.
LinearMarketPoint at_quantity(const LinearMarket& market, double m) {
  const double buyers_price = market.demand_intercept - market.demand_slope * m;
  const double target_price = market.supply_intercept + market.supply_slope * m;
  LinearMarketPoint point;
  point.quantity = m;
  point.tariff = buyers_price / target_price - 1;
  point.sanctioners = market.demand_slope * m * m / 2 + (buyers_price - target_price) * m;
  point.target = market.supply_slope * m * m / 2;
  return point;
}

}  // namespace

LinearMarketPoint market_at(const LinearMarket& market, double tariff) {
  const double slopes = market.demand_slope + (1 + tariff) * market.supply_slope;
  const double m = (market.demand_intercept - (1 + tariff) * market.supply_intercept) / slopes;
  return at_quantity(market, m > 0 ? m : 0);
}

LinearMarketPoint efficient_point(const LinearMarket& market, double willingness) {
  // d/dm of sanctioners - phi target: demand - supply - supply_slope m - phi supply_slope m = 0.
  const double gap = market.demand_intercept - market.supply_intercept;
  return at_quantity(market, gap / (market.demand_slope + (2 + willingness) * market.supply_slope));
}

}  // namespace entrepot
