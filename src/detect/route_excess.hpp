// How much more, or less, went along whole routes after the break, by Poisson regressions on all cells.
#pragma once

#include <string>
#include <vector>

#include "detect/flow_panel.hpp"

namespace entrepot::detect {

struct RouteRegression {
  std::vector<RouteExcess> routes;  ///< in the order of the panel
  /// Extra of all routes but the first over what the first lost, by the delta method from the joint covariance.
  double lost = no_number, extra = no_number, ratio = no_number, low = no_number, high = no_number;
  double worst_score = no_number;
  bool converged = false;
};

/// E[x] = exp(effect of route and product + effect of route and calendar month + b_route after). The first route is the target.
RouteRegression regress_routes(const FlowPanel& panel);

/// Routes from `first_comparison` on are the comparison; `listed`: one a product. With both a comparison and a list:
///   E[x] = exp(a_rp + l_rt + m_pt + b after listed third), the difference of differences of differences of M17;
/// with one of them, the effects that it leaves identified. The target takes no part: its fall is no yardstick.
DetectContrast regress_contrast(const FlowPanel& panel, std::size_t first_comparison, const std::vector<bool>& listed);

}  // namespace entrepot::detect
