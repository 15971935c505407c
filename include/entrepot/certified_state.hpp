// One solved state, as far as a reader who wants to trust a number needs it: how it ended and where its residual is largest.
#pragma once

#include <string>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

struct CertifiedState {
  std::string name;  ///< "before the measures", "last run", "split:usa"
  Outcome outcome = Outcome::stalled;
  std::string kind;   ///< of the worst residual: "goods_markets"
  Residual residual;  ///< its size and place
  int sweeps = 0;     ///< 0 = not told
};

}  // namespace entrepot
