// A step along a direction of policy.
#include <cmath>

#include "entrepot/sensitivity.hpp"
#include "solve/check_shapes.hpp"

namespace entrepot {
namespace {

double at(const Flows& values, const CellShock& cell) {
  return values.empty() ? 0 : values(cell.sector, cell.importer, cell.exporter);
}

/// All foreign cells that the shock or the direction touches, in order.
std::vector<CellShock> touched_cells(const World& world, const Shock& shock, const PolicyVector& direction) {
  std::vector<CellShock> cells;
  auto known = shock.cells.begin();
  const std::size_t N = world.country_count();
  for (const Sector j : all<Sector>(world.sector_count())) {
    for (const Country n : all<Country>(N)) {
      for (const Country i : all<Country>(N)) {
        CellShock cell{.sector = j, .importer = n, .exporter = i, .tariff_rate = world.tariff(j, n, i)};
        const bool shocked = known != shock.cells.end() && known->sector == j && known->importer == n && known->exporter == i;
        if (shocked) cell = *known++;
        const bool moved = at(direction.tariff_rate, cell) != 0 || at(direction.log_trade_cost, cell) != 0 ||
                           at(direction.export_tax_rate, cell) != 0;
        if (shocked || (moved && i != n)) cells.push_back(cell);
      }
    }
  }
  return cells;
}

}  // namespace

Shock move_along(const World& world, const Shock& shock, const PolicyVector& direction, double step) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  check_policies(std::span(&direction, 1), J, N);
  Shock moved = shock;
  moved.cells = touched_cells(world, shock, direction);
  for (CellShock& cell : moved.cells) {
    cell.tariff_rate += step * at(direction.tariff_rate, cell);
    cell.trade_cost_factor *= std::exp(step * at(direction.log_trade_cost, cell));
    cell.export_tax_rate += step * at(direction.export_tax_rate, cell);
  }
  if (!direction.log_productivity.empty()) {
    if (moved.productivity.empty()) moved.productivity = SectorByCountry({J, N}, 1.0);
    for (std::size_t at = 0; at < J * N; ++at)
      moved.productivity.values()[at] *= std::exp(step * direction.log_productivity.values()[at]);
  }
  if (!direction.transfer.empty()) {
    if (moved.transfers.empty()) moved.transfers = ByCountry({N});
    for (const Country n : all<Country>(N)) moved.transfers(n) += step * direction.transfer(n);
  }
  return moved;
}

}  // namespace entrepot
