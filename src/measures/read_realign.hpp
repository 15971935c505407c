// [realign] of a scenario file.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// Takes what has the right type and checks what a schema cannot say (realign_rules.hpp).
void read_realign(const Value& document, Scenario& scenario, Problems& problems);

}  // namespace entrepot
