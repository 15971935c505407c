#include "strategy/compliance_shocks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "measures/mixture_wedge.hpp"

namespace entrepot {
namespace {

/// Cells in the order that a Shock asks for.
void sort_cells(Shock& shock) {
  std::ranges::sort(shock.cells, [](const CellShock& a, const CellShock& b) {
    return std::tuple(a.sector, a.importer, a.exporter) < std::tuple(b.sector, b.importer, b.exporter);
  });
}

/// One direction of one sector under the penalty.
void add_flow(const World& world, const Economy& economy, const PenaltyPlayers& penalty, const TradeFlow& flow, Shock& shock) {
  const bool cut = penalty.factor == 0;
  const double theta = economy.trade_elasticity(flow.sector);
  CellShock cell{flow.sector, flow.importer, flow.exporter, 1, false, world.tariff(flow.sector, flow.importer, flow.exporter), 0};
  if (penalty.exposure == 0) return;
  if (cut && theta + 1 <= smallest_sigma_of_bans) {
    const double value = world.flow(flow.sector, flow.importer, flow.exporter);
    const double left = std::max(1 - penalty.exposure, economy.ban_remainder);
    if (value > 0)
      shock.limits.push_back({.name = "penalty " + penalty.id, .flows = {flow}, .bound = left * value, .instead_of_ban = true});
    return;
  }
  if (penalty.exposure == 1) {
    cell.banned = cut;
    if (!cut) cell.trade_cost_factor = penalty.factor;
  } else {
    const double wedge = cut ? std::numeric_limits<double>::infinity() : std::log(penalty.factor);
    cell.trade_cost_factor = effective_trade_cost(penalty.exposure, wedge, theta);
  }
  shock.cells.push_back(cell);
}

}  // namespace

Shock complying_shock(const World& world, const CompliancePlayers& players, Country third, double share) {
  Shock shock;
  const double factor = share == 1 ? players.factor : std::pow(players.factor, share);
  for (const Sector j : players.sectors) {
    for (const auto& [importer, exporter] : {std::pair(third, players.target), std::pair(players.target, third)})
      shock.cells.push_back({j, importer, exporter, factor, false, world.tariff(j, importer, exporter), 0});
  }
  sort_cells(shock);
  return shock;
}

Shock penalty_shock(const World& world, const Economy& economy, const PenaltyPlayers& penalty, Country third) {
  Shock shock;
  for (const Sector j : penalty.sectors) {
    for (const Country enforcer : penalty.enforcers) {
      add_flow(world, economy, penalty, {j, third, enforcer}, shock);
      add_flow(world, economy, penalty, {j, enforcer, third}, shock);
    }
  }
  sort_cells(shock);
  return shock;
}

}  // namespace entrepot
