// [horizons] of a scenario file.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// Takes what has the right type; `scenario.horizon` must be read already. Problems: a word that is no horizon or stands twice,
/// fewer than two horizons, the scenario's own not among them.
void read_horizons(const Value& document, Scenario& scenario, Problems& problems);

}  // namespace entrepot
