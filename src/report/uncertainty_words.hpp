// Intervals, signs and drivers in words, for any question.
#pragma once

#include <string>
#include <vector>

#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// By the headline's unit, two digits: "3.4 %", "64 percentage points", "more than certain", "12 bn USD a year".
std::string headline_value_text(double value, const std::string& unit);
/// "between 22 % and 41 %": nine draws of ten.
std::string interval_text(const HeadlineDoubt& headline);
/// "in 97 % of the draws", "in every draw", "in no draw".
std::string share_text(double share);
/// "5 assumptions", "one assumption".
std::string assumptions_text(const Uncertainty& doubt);
/// "over 256 draws of 5 assumptions the rise would be between 22 and 41 percentage points in nine cases of ten, and above zero in
/// every draw": for an answer that has just named the number. `it` stands for the number: "the rise".
std::string doubt_clause(const Uncertainty& doubt, const HeadlineDoubt& headline, const std::string& it);
/// What was drawn, how many draws have no answer and how that could change the interval; empty if all have one.
std::string failed_draws_sentence(const Uncertainty& doubt, const HeadlineDoubt& headline);
/// "Most of the doubt comes from A (62 % of the variance), then B (21 %)." Empty without drivers.
std::string drivers_sentence(const Uncertainty& doubt, const HeadlineDoubt& headline);
/// For each input that alone would turn the answer, where; then that it was read from the draws. Largest share first.
std::vector<std::string> turning_sentences(const Uncertainty& doubt, const HeadlineDoubt& headline);

/// A few lines for the terminal, ended each, on the first of these headlines: interval and what drives it. Empty for none.
std::string doubt_lines(const Uncertainty& doubt, const std::vector<std::size_t>& told, std::size_t columns);

}  // namespace entrepot
