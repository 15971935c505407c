// Intervals and drivers as JSON, for any question.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// `draws`, `evaluations`, `seed`, `scramblings`, `inputs[]`, `headlines[]` with their drivers, `failed`. Infinite numbers are
/// the words "infinite" and "-infinite", since null means that there is none.
nlohmann::ordered_json uncertainty_json(const Uncertainty& doubt);

}  // namespace entrepot
