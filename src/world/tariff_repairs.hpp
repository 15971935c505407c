// Faults of the published tariff rates, and what is done about each.
#pragma once

#include "entrepot/world.hpp"

namespace entrepot {

/// Rates on services are no tariffs (services cross no customs line): set to 0, one Repair an importer with the number of
/// cells, the mean rate over its imports and the revenue that the rates would have implied.
void zero_services_tariffs(World& world);

inline constexpr double high_food_rate = 0.5;

/// Food rates above 0.5 are kept; each becomes a Repair without a change, so that a reader finds them.
void list_high_food_tariffs(World& world);

}  // namespace entrepot
