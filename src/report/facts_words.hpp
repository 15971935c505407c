// Facts and verdicts in words and cells: what terminal, page and CSV share.
#pragma once

#include <string>
#include <vector>

#include "entrepot/facts.hpp"
#include "report/data_table.hpp"

namespace entrepot {

/// "−7.55 to −7.45", or one number where both ends round to it.
std::string interval_text(const Interval& interval, int decimals);
/// "bn USD", "%", "Mt".
std::string fact_unit_text(const FactUnit& unit);
/// "46 figures; 18 identities and pairs: 12 consistent, 2 within rounding only, 4 contradicted."
std::string facts_headline(const FactReport& report);
/// "agrees only if x were 11.5 (13 half units from what is printed)"; empty where nothing is contradicted.
std::string hinge_words(const FactReport& report, const FactCheck& check);
/// Contradictions, each in one or two sentences.
std::vector<std::string> contradiction_sentences(const FactReport& report);
std::string rate_sentence(const RateCheck& rate);

DataTable checks_table(const FactReport& report);
DataTable derived_table(const FactReport& report);
DataTable facts_table(const FactReport& report);

}  // namespace entrepot
