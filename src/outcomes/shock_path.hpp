// A smooth path from one shock to another, cell by cell: tariff, export-tax and cost factors and productivity move
// linearly in logs; where a ban begins or ends, market access kappa^-theta moves linearly, so that the ban is reached exactly.
#pragma once

#include <vector>

#include "entrepot/equilibrium.hpp"
#include "outcomes/path_rents.hpp"

namespace entrepot {

struct CellPath {
  Sector sector;
  Country importer, exporter;
  double log_tariff[2] = {}, log_export_tax[2] = {}, log_cost[2] = {};  ///< ln factors at both ends; costs unused on a ban path
  bool is_ban = false;                                                  ///< banned at one end at least
  double access[2] = {};                                                ///< kappa^-theta at both ends; 0 = banned
};

/// ln of a factor, or market access, at s.
inline double between(const double (&ends)[2], double s) { return (1 - s) * ends[0] + s * ends[1]; }
inline double slope(const double (&ends)[2]) { return ends[1] - ends[0]; }

struct ShockPath {
  std::vector<CellPath> cells;  ///< those that either end names, in the order of Shock
  Shock from, to;
  std::vector<LimitPath> limits = {};  ///< filled by limit_paths where an end has limits
};
ShockPath shock_path(const World& world, const Economy& economy, const Shock& from, const Shock& to);

/// The shock at s in [0, 1]; the ends themselves at 0 and 1, with the path's limits, slack ones included.
Shock shock_at(const ShockPath& path, const Economy& economy, double s);

/// The same with every cell on a ban path at kappa = 1: what trade would be per unit of market access.
Shock open_shock_at(const ShockPath& path, const Economy& economy, double s);

/// d ln z / ds by sector and country, the same everywhere on the path.
SectorByCountry productivity_slope(const World& world, const ShockPath& path);

}  // namespace entrepot
