// [[flow]] and [[judgement]] of a scenario file.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// What has the wrong type is left to the schema. Problems: ids that repeat or are no plain names, a judgement without a bound or
/// with two, a number minus itself.
void read_flows(const Value& document, Scenario& scenario, Problems& problems);
void read_judgements(const Value& document, Scenario& scenario, Problems& problems);

}  // namespace entrepot
