// Stick and carrot as JSON (docs/realign.md).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entrepot/realign.hpp"

namespace entrepot {

/// The question as asked and its answer: what `--json` prints.
nlohmann::ordered_json realign_value(const RealignStudy& study);
/// For manifests: every state compared, as `explain` reads them.
nlohmann::ordered_json realign_runs_json(const RealignStudy& study);
/// "found", "below", "beyond", "only_embargo", "unknown".
const char* reach_word(Reach reach);

}  // namespace entrepot
