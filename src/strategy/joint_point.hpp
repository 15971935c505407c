// One point of a war: everybody's rates, and what each rate's owner would gain by moving it.
#pragma once

#include <vector>

#include "entrepot/tax_policy.hpp"

namespace entrepot {

struct JointPoint {
  std::vector<double> rates, gradient, curvature;  ///< own derivative of each rate's owner; gradient empty = not usable
  Shock shock;
  Equilibrium equilibrium;
  double distance = 0;  ///< as NashPoint
  double left = 0;      ///< of a rate, to where it would go by the curvature that is known or feared
  bool usable() const { return !gradient.empty(); }
};

}  // namespace entrepot
