// One line of [grid]: which measures' numbers it moves, and through which values.
#pragma once

#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

inline constexpr std::size_t largest_grid = 100'000;  ///< scenarios

/// Adds the axis to the scenario; its measures must be read already. Adds problems: unknown or repeated targets, a verb that
/// the measure does not have, values that it cannot take, too many points.
void read_grid_axis(const std::string& key, const std::vector<double>& values, long line, Scenario& scenario, Problems& problems);

}  // namespace entrepot
