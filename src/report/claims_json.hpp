// The ledger as JSON: what `--json` prints, and trace.json, from which `entrepot trace` answers.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entrepot/claims.hpp"

namespace entrepot {

/// {"numbers": {id: ...}, "tests": {id: ...}, "scenarios": {id: ...}}: every number with its origin (docs/claims.md).
nlohmann::ordered_json traces_json(const LedgerResult& result);

}  // namespace entrepot
