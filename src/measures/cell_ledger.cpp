#include "measures/cell_ledger.hpp"

namespace entrepot {

CellLedger::CellLedger(const World& world) : world_(world), place_(world.flow.extents(), -1) {}

CellLedger::Entry& CellLedger::at(const FlowCell& cell) {
  std::int32_t& place = place_(cell.sector, cell.importer, cell.exporter);
  if (place < 0) {
    place = static_cast<std::int32_t>(entries_.size());
    entries_.emplace_back();
    entries_.back().tariff_rate = world_.tariff(cell.sector, cell.importer, cell.exporter);
  }
  return entries_[static_cast<std::size_t>(place)];
}

bool CellLedger::banned(const FlowCell& cell) const {
  const std::int32_t place = place_(cell.sector, cell.importer, cell.exporter);
  return place >= 0 && entries_[static_cast<std::size_t>(place)].banned;
}

std::vector<CellShock> CellLedger::shocks() const {
  std::vector<CellShock> cells;
  for (const Sector j : all<Sector>(world_.sector_count())) {
    for (const Country n : all<Country>(world_.country_count())) {
      for (const Country i : all<Country>(world_.country_count())) {
        const std::int32_t place = place_(j, n, i);
        if (place < 0) continue;
        const Entry& entry = entries_[static_cast<std::size_t>(place)];
        const double own_rate = world_.tariff(j, n, i);
        if (entry.banned) {
          cells.push_back({j, n, i, 1, true, own_rate, 0});
        } else if (entry.trade_cost_factor != 1 || entry.tariff_rate != own_rate || entry.export_tax_rate != 0) {
          cells.push_back({j, n, i, entry.trade_cost_factor, false, entry.tariff_rate, entry.export_tax_rate});
        }
      }
    }
  }
  return cells;
}

}  // namespace entrepot
