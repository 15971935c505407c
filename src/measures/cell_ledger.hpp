// The flows that measures touch, each with what has become of its cost, rates and bans so far.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

struct FlowCell {
  Sector sector;
  Country importer, exporter;
};

class CellLedger {
 public:
  struct Entry {
    double trade_cost_factor = 1;
    bool banned = false;
    double tariff_rate = 0, export_tax_rate = 0;
    /// Measures (by place in the file) that set or capped the rate of this flow, for the rule about `order`.
    std::optional<std::size_t> tariff_set_by, export_tax_set_by;
  };

  explicit CellLedger(const World& world);
  /// The flow's entry, made with the World's own rate when first asked for.
  Entry& at(const FlowCell& cell);
  bool banned(const FlowCell& cell) const;
  /// Flows that differ from the World, in the order of Shock. A banned flow carries the World's own rates.
  std::vector<CellShock> shocks() const;

 private:
  const World& world_;
  Array<std::int32_t, Sector, Country, Country> place_;  ///< in entries_, -1 where untouched
  std::vector<Entry> entries_;
};

}  // namespace entrepot
