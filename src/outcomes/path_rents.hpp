// Rents of limits along a path (the derivation stands in path_integrand.cpp).
#pragma once

#include <tuple>
#include <vector>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// What buyers of one flow pay on top of its f.o.b. price q, at one point of the path.
struct FlowRent {
  TradeFlow flow;
  double price = 1;         ///< q
  double charge = 0;        ///< mu, the sum of the shadow prices of its limits
  double charge_slope = 0;  ///< d mu / ds
  std::vector<std::size_t> limits;
};

/// One entry for each limited flow, in the order of Shock. `shadow_price_slope` by limit.
std::vector<FlowRent> flow_rents(const Shock& shock, const Equilibrium& equilibrium,
                                 const std::vector<double>& shadow_price_slope);

/// A limit between two shocks: its bounds at both ends. Where it stands at one end alone, its other bound is what is used there
/// without it, so that it begins to bind at once.
struct LimitPath {
  Limit limit;
  double bound[2] = {};
};
/// `at_from` and `at_to`: equilibria of the two shocks.
std::vector<LimitPath> limit_paths(const World& world, const Economy& economy, const Shock& from, const Equilibrium& at_from,
                                   const Shock& to, const Equilibrium& at_to);
/// The limits at `s`, 0 to 1: the same ones in the same order everywhere on the path.
std::vector<Limit> limits_at(const std::vector<LimitPath>& paths, double s);

}  // namespace entrepot
