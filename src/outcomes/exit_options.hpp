// Exit options from a cut world that is solved already, for callers that solve many cuts as one batch.
#pragma once

#include "entrepot/outcomes.hpp"

namespace entrepot {

ExitOptions compare_exit(const World& world, const Equilibrium& with_tie, Equilibrium cut, Country a, Country b);

}  // namespace entrepot
