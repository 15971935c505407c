// All evidence on the cells of one route.
#pragma once

#include <string>
#include <vector>

#include "detect/flow_panel.hpp"

namespace entrepot::detect {

/// Findings of the cells of `route` for the products given, in their order, without what comes from all cells together (q, flags)
/// and without words (label, tier). `mirror`: the importers' own figures with the same routes and products, no products = none. A
/// cell without any trade gives no finding.
std::vector<DetectFinding> examine_route(const FlowPanel& panel, const FlowPanel& mirror, std::size_t route,
                                         const std::vector<std::size_t>& products);

/// Months before the first and after the last in which a product trades on any route, by product.
struct ProductLife {
  std::size_t first = 0, last = 0;
  bool traded = false;
};
std::vector<ProductLife> product_lives(const FlowPanel& panel);

}  // namespace entrepot::detect
