// The comparison of horizons as JSON, for `--json` and manifests.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entrepot/study.hpp"

namespace entrepot {

/// One entry by horizon with what docs/scenario.md names. Needs study.horizons.
nlohmann::ordered_json horizons_json(const Study& study);
/// One entry by horizon: elasticities, outcome and every state that was solved for it alone, with residuals and diagnosis.
nlohmann::ordered_json horizon_states_json(const Study& study);

}  // namespace entrepot
