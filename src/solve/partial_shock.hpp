// A shock at a part of its way, for following it from small to large.
#pragma once

#include "entrepot/shock.hpp"
#include "model/prepared_world.hpp"

namespace entrepot {

/// The shock at `part`, 0 to 1, of its way from the benchmark: by market access for bans, from where they begin to bind for
/// limits, and in logs for everything else.
Shock part_of(const Shock& shock, const PreparedWorld& prepared, double part);

}  // namespace entrepot
