// Findings of `entrepot detect` as sentences. "Was" for what the statistics say, never "did" for what a country or a firm is said
// to have done.
#pragma once

#include <string>

#include "entrepot/detect.hpp"

namespace entrepot {

/// "1.2 bn EUR", "340 m EUR", "12 thousand EUR"; without a currency the number alone.
std::string amount_text(double value, const std::string& currency, int digits = 2);
/// "March 2022" from "2022-03".
std::string month_words(const std::string& month);
/// "3e−05", "0.012", "below 1e−16".
std::string chance_text(double p);
/// "rise 2e−07, correlation 0.03": the kinds that the data allowed.
std::string evidence_words(const DetectEvidence& evidence);
/// "CHPL tier 1" is not known here: "tier 1", or "not listed".
std::string tier_words(const std::string& tier);

std::string detect_headline(const DetectStudy& study);
/// Excess through the third countries against what the target lost, with its interval; says when nothing was lost.
std::string substitution_words(const DetectStudy& study);
/// How many cells, how many flagged, at which rate, and under other rules.
std::string alarms_words(const DetectStudy& study);
std::string placebo_words(const DetectStudy& study);
std::string contrast_words(const DetectStudy& study);

}  // namespace entrepot
