// What the program tells the shell that called it (docs/scenario.md, "Exit codes").
#pragma once

#include "entrepot/equilibrium.hpp"

namespace entrepot::cli {

enum ExitCode : int {
  done = 0,
  our_bug = 1,
  usage = 2,
  bad_input = 3,
  no_equilibrium = 4,  ///< not converged, or infeasible
  interrupted = 130,   ///< 128 + SIGINT, as shells count it
};

/// Of a result that may have no certified equilibrium.
constexpr ExitCode exit_code_of(Outcome outcome) {
  if (outcome == Outcome::converged) return done;
  return outcome == Outcome::cancelled ? interrupted : no_equilibrium;
}

}  // namespace entrepot::cli
