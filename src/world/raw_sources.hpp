// Titles, licences and checksums of the published files that a World is made from.
#pragma once

#include "entrepot/world_build.hpp"

namespace entrepot {

/// One Source a file that was read, with the SHA-256 of the file as it lies there, and one for each estimate of ours.
void add_raw_sources(World& world, const WorldBuildFolders& folders);

}  // namespace entrepot
