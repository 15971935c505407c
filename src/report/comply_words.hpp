// Sentences about third countries that the page and the terminal share, and which of the results they speak of.
#pragma once

#include <string>
#include <vector>

#include "entrepot/compliance.hpp"
#include "entrepot/study.hpp"

namespace entrepot {

/// The question as a study without results, for the words that describe its grid, measures and penalties.
Study frame_of(const ComplyStudy& study);

/// "icio-2022?us-escalation.add_pp=30&penalty=us": file stem, point, date, penalty.
std::string case_key(const ComplyStudy& study, const ComplianceCase& at);
/// The state that sentences speak of: the last of the grid or of the dates, one case a penalty.
std::vector<const ComplianceCase*> headline_cases(const ComplyStudy& study);
/// The cases of one penalty in grid order.
std::vector<const ComplianceCase*> cases_of(const ComplyStudy& study, const std::string& penalty);

/// "China", "the United States" by code.
std::string third_words(const ComplyStudy& study, const std::string& iso3);
std::string target_words(const ComplyStudy& study);
/// "trade costs 25 % higher with the United States alone", "to be cut off from 10 % of trade with ...".
std::string punishment_words(const ComplyStudy& study, const std::string& penalty);
/// "the United States alone": who punishes; with the penalty's id where another has the same punishers.
std::string punisher_words(const ComplyStudy& study, const std::string& penalty);
/// "Tariff added by the United States ..., percentage points": what an axis of the grid varies.
std::string axis_words(const ComplyStudy& study, const GridAxis& axis);
/// "with tariffs 145 percentage points higher"; empty where nothing tells the case apart.
std::string point_words(const ComplyStudy& study, const ComplianceCase& at);

/// "12 %", "no enforcement deters", "complies unasked", "no equilibrium".
std::string threshold_text(Deterrence deterrence, double threshold);
/// "−0.12 to 0.30 % of income", "at least ...", "empty: ...".
std::string interval_words(const ValueRange& interval);

struct ComplyAnswer {
  std::string headline;                ///< without a full stop
  std::vector<std::string> sentences;  ///< each can be quoted alone
  std::string condition;
};
ComplyAnswer comply_answer(const ComplyStudy& study);

/// One sentence on what the observations of a third country say.
std::string identified_words(const ComplyStudy& study, const IdentifiedValue& value);
/// One sentence on a regime.
std::string expectation_words(const ComplyStudy& study, const ComplianceExpectation& expectation);

}  // namespace entrepot
