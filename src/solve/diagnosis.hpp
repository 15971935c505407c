// Why a search ended without an equilibrium, in words.
#pragma once

#include <span>

#include "entrepot/equilibrium.hpp"
#include "model/joint_map.hpp"

namespace entrepot {

/// The map as it was last applied, to the state that `result` was read from. `reached`: the part of the shock up to which
/// equilibria were found, 1 if it was not followed.
void diagnose(const World& world, const JointMap& map, double reached, Equilibrium& result);
/// Names the limits on prices that stay above their bounds whatever buyers pay on top.
void diagnose_unmet(const World& world, const Shock& shock, const JointMap& map, std::span<const std::size_t> unmet,
                    Equilibrium& result);

}  // namespace entrepot
