// TOY-5: an invented economy of five regions and three sectors with 22 equilibria solved elsewhere (stylised, not data).
// Scenario names: `west_x2`, `us_cn_tariffX`, `ignore_tX`, `comply_tX`, `penUS_tX`, `penCOAL_tX`, under the prefixes
// "LR/" and "SR/" that choose the elasticities. West = USA and EUX; tariffs fall on the two goods sectors only.
#pragma once

#include <string>
#include <vector>

#include "entrepot/world.hpp"

namespace entrepot::testing {

/// Needs shared/reference/toy5. Units are million-like; tariffs are zero; no elasticity sets (theta stands with each case).
World toy5_world();

/// One reference equilibrium under closure (a), countries and sectors in World order. log_real_income is good to 1e-8.
struct Toy5Case {
  std::string name;  ///< "LR/west_x2"
  BySector trade_elasticity;
  ByCountry log_real_income;        ///< ln W-hat, to 1e-10
  ByCountry wage_change;            ///< w-hat, to 1e-10
  ByCountry consumer_price_change;  ///< prod_j P-hat^alpha, to 1e-10
  ByCountry income;                 ///< I', to 1e-6
};
std::vector<Toy5Case> toy5_cases();
/// The case of that name; an unknown name is a bug of the test.
Toy5Case toy5_case(const std::string& name);

}  // namespace entrepot::testing
