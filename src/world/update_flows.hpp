// The updated flows of a World: trade in goods to pair totals, services by growth, domestic sales to the product.
#pragma once

#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "world/pair_targets.hpp"

namespace entrepot {

/// Value added that each economy shall have, million USD, and whether a figure stands behind it.
struct ValueAddedTarget {
  double base = 0, target = 0;
  double published = 0;  ///< product of the year, 0 where there is none
};
using ValueAddedTargets = std::vector<ValueAddedTarget>;  ///< by country

/// Growth: base times growth of the published product. Level: the published product less the World's tariff revenue, which a
/// product at market prices counts and value added does not. Economies without a figure move as all others together.
ValueAddedTargets value_added_targets(const World& base, const UpdateRecipe& recipe, const PublishedFigures& figures,
                                      std::vector<std::string>& notes);

/// Cross-border flows of the World at the targets; each pair keeps its mix of sectors but for the recipe's sector growth.
void move_trade(World& world, const UpdateRecipe& recipe, const PairTargets& targets, const ValueAddedTargets& value_added,
                const BySector& sector_growth, std::vector<std::string>& notes);

/// Level targets less tariff revenue of the moved trade; then domestic sales of every economy scaled by one factor, so that
/// sum_j beta_j Y_j is the target. A factor below `smallest_domestic_factor` is bounded there, as a Repair.
inline constexpr double smallest_domestic_factor = 0.05;
void move_domestic_sales(World& world, const UpdateRecipe& recipe, ValueAddedTargets& value_added);

/// The use table of every economy fitted to its new margins; where they hold already the technology stays, bit for bit.
void balance_uses(World& world, const World& base, Problems& problems);

}  // namespace entrepot
