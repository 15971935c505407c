// Statements of the scenario and how they fare over the draws, in words: what the page, the terminal and JSON share.
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

/// One statement over all draws.
struct JudgedStatement {
  const Judgement* judgement = nullptr;
  const HeadlineDoubt* number = nullptr;  ///< what it is judged by, with its interval
  std::string words;                      ///< what that number is, with countries named as prose does
  std::size_t answered = 0;               ///< draws that have an answer
  double share = 0;                       ///< of those in which it holds; NaN without any
  bool central = false;                   ///< it holds under the scenario's own numbers
};
/// In file order; empty without draws. Valid as long as the study.
std::vector<JudgedStatement> judged_statements(const Study& study);

/// "holds in every draw", "holds in 83 % of the draws", "holds in no draw", "has no answer".
std::string verdict_words(const JudgedStatement& statement);
/// "it holds where the number is above 1".
std::string bound_words(const Judgement& judgement, const std::string& unit);
/// "A20 holds in 97 % of the draws; B2 holds in no draw." for the terminal; empty without statements.
std::string judgement_line(const Study& study);
/// "level of trade elasticities (71 % of the variance)": the assumption on which it depends most; empty if nothing was asked.
std::string deciding_words(const Study& study, const HeadlineDoubt& number);

}  // namespace entrepot
