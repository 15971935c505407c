// The labels, tariffs, technology, elasticities and layers of a World whose group is about to be split; flows are left at zero.
#pragma once

#include <vector>

#include "entrepot/world_update.hpp"

namespace entrepot {

/// The economies named stand before the group, with its tariffs and its technology; everybody else is as in the base.
World split_labels(const World& base, Country group, const std::vector<SplitEconomy>& economies);

}  // namespace entrepot
