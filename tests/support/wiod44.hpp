// One sector, 44 economies of 2000, and a general-equilibrium gravity experiment solved elsewhere (ge_gravity, theta = 4).
#pragma once

#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot::testing {

/// Reference columns "additive": deficits fixed in units of world income, closure (a). Ratios new over benchmark.
struct Wiod44 {
  World world;  ///< sector "ALL", million USD, no tariffs, no intermediates; elasticity set "published"
  Shock shock;  ///< trade cost exp(-eu_effect / 4) on new pairs of the European Union
  ByCountry real_income, real_wage, wage, price;
  Flows trade;  ///< million USD
};
/// Needs shared/reference/ge_gravity_wiod44.
Wiod44 wiod44();

}  // namespace entrepot::testing
