// Transfers between countries against what the shock says of them (MODEL.md M7).
#pragma once

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// Fills Certificate::transfers and Certificate::burden_sharing.
void check_transfers(const World& world, const Shock& shock, const Equilibrium& equilibrium, Certificate& certificate);

}  // namespace entrepot
