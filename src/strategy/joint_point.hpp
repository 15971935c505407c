// One point of a war: everybody's rates, and what each rate's owner would gain by moving it.
#pragma once

#include <vector>

#include "entrepot/tax_policy.hpp"

namespace entrepot {

struct JointPoint {
  std::vector<double> rates, gradient, curvature;  ///< own derivative of each rate's owner; gradient empty = not usable
  Equilibrium equilibrium;
  double distance = 0;          ///< as NashPoint
  double linear_tolerance = 0;  ///< to which the gradient is known
  bool usable() const { return !gradient.empty(); }
};

}  // namespace entrepot
