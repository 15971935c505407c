#include "outcomes/policy_rates.hpp"

namespace entrepot {

Flows tariff_rates(const World& world, const Shock& shock) {
  Flows rates = world.tariff;
  for (const CellShock& cell : shock.cells) rates(cell.sector, cell.importer, cell.exporter) = cell.tariff_rate;
  return rates;
}

Flows export_tax_rates(const World& world, const Shock& shock) {
  Flows rates(world.flow.extents(), 0.0);
  for (const CellShock& cell : shock.cells) rates(cell.sector, cell.importer, cell.exporter) = cell.export_tax_rate;
  return rates;
}

}  // namespace entrepot
