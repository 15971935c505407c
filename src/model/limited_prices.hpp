// What buyers pay at the border for flows with limits (entrepot/shock.hpp), from an equilibrium.
#pragma once

#include <vector>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

struct LimitedPrice {
  TradeFlow flow;
  double border_price = 1;  ///< q = (1 + export tax) c / z, new over benchmark
  double rent_factor = 1;   ///< rho = 1 + sum of shadow prices / q
};

/// c / z of the producers of a flow, new over benchmark, and q.
double producer_price(const Shock& shock, const Equilibrium& equilibrium, const TradeFlow& flow);
double border_price(const Shock& shock, const Equilibrium& equilibrium, const TradeFlow& flow);

/// One entry for each flow of any limit, sorted by sector, importer and exporter.
std::vector<LimitedPrice> limited_prices(const Shock& shock, const Equilibrium& equilibrium);

}  // namespace entrepot
