// The named elasticity sets of the ICIO Worlds (long run; the horizon scales them).
#pragma once

#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/world_build.hpp"

namespace entrepot {

/// uniform-4 and cp-2015 always; bsy cp fgo gyy is ll shap and fgo-gtap where their files are given.
std::vector<ElasticitySet> make_elasticity_sets(const WorldBuildFolders& folders, Problems& problems);

}  // namespace entrepot
