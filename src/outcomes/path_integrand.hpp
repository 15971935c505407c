// The differential of ln real income along a path, taken apart (the derivation stands in path_integrand.cpp).
#pragma once

#include "outcomes/shock_path.hpp"

namespace entrepot {

/// d/ds of what the solver returns, at one point of the path.
struct StateSlopes {
  SectorByCountry log_cost, log_price, log_expenditure;
  ByCountry log_wage, deficit;       ///< deficit: transfer received included
  std::vector<double> shadow_price;  ///< by limit
};

/// Parts of d ln W / ds by country; they add up to the whole.
struct PathParts {
  ByCountry terms_of_trade, tariff_revenue, trade_cost, productivity, rents, balance;
};
PathParts no_parts(std::size_t countries);
/// sum += weight x parts
void add(PathParts& sum, double weight, const PathParts& parts);

PathParts path_integrand(const World& world, const Economy& economy, const ShockPath& path, double s,
                         const Equilibrium& equilibrium, const StateSlopes& slopes);

}  // namespace entrepot
