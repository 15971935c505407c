// Sentences about cut ties that the page and the terminal share.
#pragma once

#include <string>

#include "entrepot/power.hpp"

namespace entrepot {

/// One sentence without a full stop: the most powerful economy of the headline state, or why there is no answer.
std::string power_headline(const PowerStudy& study);
/// "3 240 pairs: 3 236 solved, 4 without trade, none without equilibrium; worst residual 3e-10 (trade_balances LUX)": all states.
std::string cuts_words(const PowerStudy& study);
/// "in the World icio-2022", "with the measures, in the World icio-2022".
std::string state_words(const WorldPower& power, const PowerState& state);

}  // namespace entrepot
