// Verdicts, numbers and reasons of a ledger in words: what page, terminal and tables share.
#pragma once

#include <string>
#include <vector>

#include "entrepot/claims.hpp"

namespace entrepot {

/// A verdict as people read it: "rounding only".
std::string verdict_words(Verdict verdict);
/// A shape of its own for each verdict, so that colour is not needed: "●", "≈", "◐", "○", "✕".
const char* verdict_mark(Verdict verdict);

/// By its unit, and with no more digits than the interval allows: "−7.49 %", "244.81 bn USD".
std::string claim_number_text(const Interval& number, const std::string& unit, bool drawn);
/// "−7.55 to −7.44 %": what rounding hides, or nine draws of ten; empty where the number has no interval.
std::string claim_interval_text(const Interval& number, const std::string& unit, bool drawn);
/// "above 5", "between 0 and 1", "−7.5 %".
std::string claim_target_text(const ClaimTest& test, const TestResult& result);

/// One sentence: what the test found. Ends with a point.
std::string test_sentence(const ClaimTest& test, const TestResult& result);
/// Why the claim has its verdict: its condition or what is open, then its tests.
std::string condition_sentence(const Claim& claim, const ClaimResult& result);
/// The condition under which it holds, in words; empty unless it is conditional.
std::string condition_words(const Claim& claim, const ClaimResult& result);
/// The test whose number stands for the claim: the first with a number that has the claim's verdict, else the first of a reading,
/// else the first with a number.
std::size_t deciding_test(const Claim& claim, const ClaimResult& result);

struct ClaimsAnswer {
  std::string headline;
  std::vector<std::string> sentences;
};
ClaimsAnswer claims_answer(const LedgerResult& result);
/// "Alexander Kolyandr, The Spectator, May 2025".
std::string text_reference(const ClaimedText& text);

}  // namespace entrepot
