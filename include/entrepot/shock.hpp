// Shock: what a scenario does to a World. Cells not listed are unchanged. The only way in which policy reaches the engine.
#pragma once

#include <string>
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

/// One flow between two countries.
struct TradeFlow {
  Sector sector;
  Country importer, exporter;
};

enum class LimitKind {
  quantity,  ///< of all flows together: sum of X / q, the trade of the year at benchmark f.o.b. prices, million USD
  price,     ///< c / z of the producers, before export taxes, new over benchmark, in units of the numeraire
};
enum class RentRecipient { importer, exporter, middleman };

/// A bound on what flows carry or cost. Buyers pay a shadow price on top of the f.o.b. price q, the same per unit on all flows of
/// the limit, just high enough that the bound holds: 0 <= shadow price, what is limited <= bound, one of them with equality
/// (MODEL.md M6, M14). What they pay for it is the rent. Tariffs are levied on both.
struct Limit {
  std::string name;  ///< for messages: the measure that asks for it
  LimitKind kind = LimitKind::quantity;
  std::vector<TradeFlow> flows;  ///< sorted, each once, foreign; of one exporter and sector where kind = price
  double bound = 0;              ///< above 0, in the unit of the kind
  RentRecipient rent = RentRecipient::importer;
  Country middleman{};          ///< who earns the rent where rent = middleman
  bool instead_of_ban = false;  ///< stands for a ban that has no finite cost
};

/// Who earns what buyers of this flow pay for the limit.
inline Country rent_earner(const Limit& limit, const TradeFlow& flow) {
  if (limit.rent == RentRecipient::importer) return flow.importer;
  return limit.rent == RentRecipient::exporter ? flow.exporter : limit.middleman;
}

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
  std::vector<Limit> limits{};     ///< a banned flow in one is idle: the ban beats it
  bool empty() const {
    return cells.empty() && productivity.empty() && transfers.empty() && burden_sharing.empty() && limits.empty();
  }
};

}  // namespace entrepot
