// What became of quotas and price caps, in sentences.
#pragma once

#include <string>

#include "entrepot/outcomes.hpp"
#include "entrepot/study.hpp"

namespace entrepot {

/// "Limit pipeline binds: buyers would take no more than 12 bn USD at benchmark prices and pay 34 % on top of the exporters'
/// price; the rent of 4.1 bn USD would go to China."
std::string limit_sentence(const World& world, const LimitOutcome& limit);
/// The same in short, for a line of the terminal.
std::string limit_line(const World& world, const LimitOutcome& limit);

}  // namespace entrepot
