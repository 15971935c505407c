#include <utility>

#include "entrepot/scenario.hpp"
#include "measures/apply_limits.hpp"

namespace entrepot {

Shock bans_as_limits(const World& world, const Economy& economy, Shock shock) {
  std::vector<CellShock> cells;
  cells.reserve(shock.cells.size());
  for (const CellShock& cell : shock.cells) {
    if (!cell.banned || economy.trade_elasticity(cell.sector) + 1 > smallest_sigma_of_bans) {
      cells.push_back(cell);
      continue;
    }
    const double flow = world.flow(cell.sector, cell.importer, cell.exporter);
    if (!(flow > 0)) continue;  // no flow, no limit
    shock.limits.push_back({.name = "ban",
                            .flows = {{cell.sector, cell.importer, cell.exporter}},
                            .bound = economy.ban_remainder * flow,
                            .instead_of_ban = true});
  }
  shock.cells = std::move(cells);
  shock.limits = tightest(std::move(shock.limits));
  return shock;
}

}  // namespace entrepot
