// Shock: what a scenario does to a World. Cells not listed are unchanged. The only way in which policy reaches the engine.
#pragma once

#include <vector>

#include "entrepot/arrays.hpp"

namespace entrepot {

/// One changed flow. Rates are new levels, not changes.
struct CellShock {
  Sector sector;
  Country importer, exporter;
  double trade_cost_factor = 1;  ///< kappa-hat > 0: resource cost, new over old
  bool banned = false;           ///< trade cost infinite, exactly: the flow is zero
  double tariff_rate = 0;        ///< new applied rate > -1 (the World's own rate where no measure touches it)
  double export_tax_rate = 0;    ///< new rate > -1 on the producer's price; revenue to the exporter; 0 in every World
};

/// A rule instead of amounts: transfers within a coalition, found with the equilibrium, that add to zero over the members and
/// give all of them the same change of real income from a baseline (MODEL.md M7; Chowdhry, Hinz, Kamin and Wanner).
struct BurdenSharing {
  std::vector<Country> members;        ///< ascending, each once; none = no coalition
  std::vector<double> income;          ///< by member: I in the baseline, million USD, above 0
  std::vector<double> consumer_price;  ///< by member: P-hat of consumption in the baseline, above 0
  bool empty() const { return members.empty(); }
};

struct Shock {
  std::vector<CellShock> cells;    ///< sorted by (sector, importer, exporter), one entry a cell
  SectorByCountry productivity{};  ///< z-hat > 0 by sector and country; empty = 1 everywhere
  ByCountry transfers{};           ///< T received, million USD of the numeraire, adding to 0; empty = 0 everywhere
  BurdenSharing burden_sharing{};  ///< further transfers, on top of `transfers`
  bool empty() const { return cells.empty() && productivity.empty() && transfers.empty() && burden_sharing.empty(); }
};

}  // namespace entrepot
