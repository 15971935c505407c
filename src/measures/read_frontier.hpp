// [frontier] of a scenario file.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// What has the wrong type is left to the schema. Problems: willingness that falls or is below 0, a bound outside its range,
/// measures that no group has, instruments named twice.
void read_frontier(const Value& document, Scenario& scenario, Problems& problems);

}  // namespace entrepot
