// The worst place of one kind of condition.
#pragma once

#include <cmath>
#include <string>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// Not a number is worse than everything.
inline bool is_worse(double candidate, double than) { return std::isnan(candidate) ? !std::isnan(than) : candidate > than; }

inline void worse(Residual& residual, double value, const std::string& country, const std::string& sector = {}) {
  if (is_worse(value, residual.value)) residual = {value, country, sector};
}

}  // namespace entrepot
