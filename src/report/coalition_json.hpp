// The coalition question as JSON (docs/coalitions.md).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entrepot/strategy.hpp"

namespace entrepot {

nlohmann::ordered_json coalition_json(const CoalitionResult& coalition, const World& world);

}  // namespace entrepot
