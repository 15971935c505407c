// Bans without a finite cost become limits (bans_as_limits), and the study says which.
#pragma once

#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

/// Rewrites the shocks that hold under `economy`; one warning names the sectors where bans turned into limits, and the horizon.
void limit_bans(const World& world, const Economy& economy, const std::string& horizon, const std::vector<Shock*>& shocks,
                std::vector<std::string>& warnings);

}  // namespace entrepot
