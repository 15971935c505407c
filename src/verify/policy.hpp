// The policy that stands on each flow of a market: the World's own tariff, and what a shock puts in its place.
#pragma once

#include <span>
#include <vector>

#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

struct PolicyCell {
  double old_tariff_factor = 1, new_tariff_factor = 1, export_tax_factor = 1;
  double price_factor = 1;  ///< delivered price, new over old, apart from the producer's price
  bool banned = false;
};

/// Walks markets in order (sector, importer), as the shock's cells are sorted.
class PolicyCursor {
 public:
  PolicyCursor(const World& world, const Shock& shock) : world_(world), shock_(shock), cells_(world.country_count()) {}

  /// Policy of all flows into this market, by exporter; valid until the next call.
  std::span<const PolicyCell> market(Sector sector, Country importer) {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const double factor = 1 + world_.tariff(sector, importer, Country(i));
      cells_[i] = {factor, factor, 1, 1, false};
    }
    for (; next_ < shock_.cells.size() && shock_.cells[next_].sector == sector && shock_.cells[next_].importer == importer;
         ++next_) {
      const CellShock& change = shock_.cells[next_];
      PolicyCell& cell = cells_[static_cast<std::size_t>(change.exporter.value)];
      cell.new_tariff_factor = 1 + change.tariff_rate;
      cell.export_tax_factor = 1 + change.export_tax_rate;
      cell.price_factor = change.trade_cost_factor * cell.export_tax_factor * cell.new_tariff_factor / cell.old_tariff_factor;
      cell.banned = change.banned;
    }
    return cells_;
  }

 private:
  const World& world_;
  const Shock& shock_;
  std::vector<PolicyCell> cells_;
  std::size_t next_ = 0;
};

}  // namespace entrepot
