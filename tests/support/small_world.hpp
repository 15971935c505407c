// A World of three countries and two sectors, written by hand, with everything in it that a file has to carry.
#pragma once

#include "entrepot/world.hpp"

namespace entrepot::testing {

/// AAA, BBB, CCC; GDS (goods) and SRV. Balanced: tariffs, deficits, input-output accounts, two elasticity sets, a layer,
/// two repairs and a source. Stylised numbers.
World small_world();

}  // namespace entrepot::testing
