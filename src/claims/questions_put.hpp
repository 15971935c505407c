// Which questions a ledger can put to a scenario, and which it may name although the engine does not answer them yet.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

/// Those that are built first: run, comply, realign.
const std::vector<std::string>& known_questions();
bool is_built(const std::string& question);
/// "no model of payments is built yet"; for those that are not.
std::string why_not_built(const std::string& question);

}  // namespace entrepot
