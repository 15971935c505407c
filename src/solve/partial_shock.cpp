#include "solve/partial_shock.hpp"

#include <cmath>

namespace entrepot {
namespace {

/// A limit that would bind in the benchmark is tightened from there.
double bound_at(const Limit& limit, const World& world, double part) {
  double benchmark = 1;
  if (limit.kind == LimitKind::quantity) {
    benchmark = 0;
    for (const TradeFlow& flow : limit.flows) benchmark += world.flow(flow.sector, flow.importer, flow.exporter);
  }
  if (!(limit.bound < benchmark)) return limit.bound;
  return std::pow(benchmark, 1 - part) * std::pow(limit.bound, part);
}

}  // namespace

Shock part_of(const Shock& shock, const PreparedWorld& prepared, double part) {
  Shock result = shock;
  for (CellShock& cell : result.cells) {
    const double theta = prepared.economy.trade_elasticity(cell.sector);
    const double own_rate = prepared.world.tariff(cell.sector, cell.importer, cell.exporter);
    cell.tariff_rate = std::exp((1 - part) * std::log1p(own_rate) + part * std::log1p(cell.tariff_rate)) - 1;
    cell.export_tax_rate = std::expm1(part * std::log1p(cell.export_tax_rate));
    cell.trade_cost_factor = cell.banned ? std::pow(1 - part, -1 / theta) : std::pow(cell.trade_cost_factor, part);
    cell.banned = false;
  }
  for (double& z : result.productivity.values()) z = std::pow(z, part);
  for (double& transfer : result.transfers.values()) transfer *= part;
  for (Limit& limit : result.limits) limit.bound = bound_at(limit, prepared.world, part);
  return result;
}

}  // namespace entrepot
