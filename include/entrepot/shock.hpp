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

struct Shock {
  std::vector<CellShock> cells;  ///< sorted by (sector, importer, exporter), one entry a cell
  SectorByCountry productivity;  ///< z-hat > 0 by sector and country; empty = 1 everywhere
  bool empty() const { return cells.empty() && productivity.empty(); }
};

}  // namespace entrepot
