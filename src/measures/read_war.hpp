// [war]: who chooses which taxes on trade, and what for.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

void read_war(const Value& document, Scenario& scenario, Problems& problems);

}  // namespace entrepot
