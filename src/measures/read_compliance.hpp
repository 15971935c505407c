// [compliance] of a scenario file, its penalties, regimes and observations.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/document.hpp"

namespace entrepot {

inline constexpr std::size_t largest_thirds = 40, largest_enforcement_list = 50, largest_regimes = 20;

/// Takes what has the right type and adds every problem that the schema cannot know of. Whether codes are countries of the World
/// is asked by those who answer.
void read_compliance(const Value& document, Scenario& scenario, Problems& problems);
/// Regimes are values of the first axis of the grid: to be asked when the grid is read.
void check_regimes(const Scenario& scenario, Problems& problems);

}  // namespace entrepot
