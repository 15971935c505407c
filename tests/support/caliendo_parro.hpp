// The NAFTA data of Caliendo and Parro (2015), 31 regions and 40 sectors of 1993, imported as published: not an equilibrium.
// A baseline with unchanged tariffs moves by itself (Greece's wage to 0.924 without deficits): compare with a solved baseline.
#pragma once

#include <string>
#include <vector>

#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot::testing {

/// Countries are ISO3 codes in the order of the source (ROW last), country_names the source's own; sectors are the source's
/// names. The one elasticity set is "published" (sigma = theta + 1). Million USD of 1993; tariffs of 1993.
struct CaliendoParro {
  World world;
  std::vector<Coverage> coverage;
  Flows tariff_nafta;  ///< 2005 rates between Canada, Mexico and USA, 1993 elsewhere (116 cells differ)
  Flows tariff_2005;   ///< 2005 rates between all pairs
};
/// Needs shared/reference/caliendo_parro_2015.
CaliendoParro caliendo_parro();

/// Every cell whose rate differs from the World's own.
Shock tariff_shock(const World& world, const Flows& new_rates);

/// By the source's own name ("New Zealand", "Row"); an unknown name is a bug of the test.
Country country_named(const World& world, const std::string& name);

}  // namespace entrepot::testing
