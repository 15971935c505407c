// Firms joined by links: the connected components of what passes.
#pragma once

#include "entrepot/entity_network.hpp"

namespace entrepot::detect {

/// Fills `communities` from `links` and `consignees`.
void add_communities(NetworkStudy& study);

}  // namespace entrepot::detect
