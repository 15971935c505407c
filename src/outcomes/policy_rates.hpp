// The rates that hold under a shock, cell by cell.
#pragma once

#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

/// Applied tariff rates: the World's own where the shock has no entry.
Flows tariff_rates(const World& world, const Shock& shock);
/// Export-tax rates: 0 where the shock has no entry.
Flows export_tax_rates(const World& world, const Shock& shock);
/// z-hat; 1 where the shock says nothing.
inline double productivity_of(const Shock& shock, Sector j, Country n) {
  return shock.productivity.empty() ? 1 : shock.productivity(j, n);
}

}  // namespace entrepot
