// [uncertainty]: what is drawn, and how often.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// Takes only what has the right type; the schema complains of the rest. Everything else of the scenario is read before, since
/// the keys of numbers are those that it has.
void read_uncertainty(const Value& document, Scenario& scenario, Problems& problems);

}  // namespace entrepot
