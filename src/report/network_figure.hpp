#pragma once

#include "entrepot/entity_network.hpp"
#include "report/figure.hpp"

namespace entrepot {

/// The communities: stopped consignees, those that came after, and a line for each link. One link at least.
Figure network_figure(const NetworkStudy& study);

}  // namespace entrepot
