// [coalition] and closure.transfers of a scenario file.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// Takes what has the right type; transfers = "coalition" without members to share them is a problem.
void read_coalition(const Value& document, Scenario& scenario, Problems& problems);

}  // namespace entrepot
