// The coalition question in words: what each state is called, and what the numbers say.
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

/// "As it is", "An embargo of all trade", "Every economy takes part": of the states that are not about one economy.
std::string coalition_state_label(const CoalitionState& state);
/// The states that scale the coalition up, without burden sharing: as it is, the vertical steps, every economy.
std::vector<const CoalitionState*> coalition_scale(const CoalitionResult& coalition);
/// "lose 0.17 %" or "gain 0.02 %" of a change of real income in percent.
std::string lose_or_gain(double percent);
/// "12 bn USD" with a sign.
std::string signed_money_text(double million_usd);
/// The member that pays (receives) most; members in the order of `members`.
Country largest_payer(const std::vector<Country>& members, const ByCountry& transfer);
Country largest_receiver(const std::vector<Country>& members, const ByCountry& transfer);
/// What changes hands, million USD.
double money_moved(const std::vector<Country>& members, const ByCountry& transfer);

std::string coalition_headline(const Study& study);
std::vector<std::string> coalition_sentences(const Study& study, const std::string& opening);
/// The coalition question in a dozen lines of a terminal: scale, who joins, who leaves.
std::string coalition_rows(const Study& study);
/// Who pays whom in a run whose burden is shared, in one sentence.
std::string transfer_sentence(const Study& study, const Run& run);

}  // namespace entrepot
