// Sentences about stick and carrot that the page and the terminal share.
#pragma once

#include <string>
#include <vector>

#include "entrepot/realign.hpp"

namespace entrepot {

/// "the United States and the European Union", as asked.
std::string bidders_words(const RealignStudy& study);
/// "the United States"; "the United States and the European Union".
std::string offer_words(const RealignStudy& study, std::size_t offer);
/// "" for those of `by` alone; "India, Türkiye and 4 more".
std::string joiners_words(const RealignStudy& study, std::size_t stick);
/// As labels: "The United States lifts", "The United States lifts; India joins the pressure".
std::string case_label(const RealignStudy& study, const RealignCase& c);

/// "1.5", "embargo".
std::string pressure_text(double pressure);
/// In a sentence after "needs": "about 41 bn USD a year", "no money", "more than half of what the United States earns".
std::string money_words(const RealignStudy& study, const Threshold& transfer);
/// Cells of tables: billions with sign, or words.
std::string money_cell(const Threshold& transfer);
std::string pressure_cell(const Threshold& pressure);

struct RealignAnswer {
  std::string headline;                ///< without a full stop
  std::vector<std::string> sentences;  ///< each can be quoted alone
  std::string condition;               ///< under which they hold
};
RealignAnswer realign_answer(const RealignStudy& study);
/// Today's point: how much more pressure, how much more money, by case.
std::string distance_words(const RealignStudy& study, const RealignCase& c);
/// "123 equilibria solved and certified in 2.1 s; worst residual 1e-10 (...)".
std::string realign_certificate_words(const RealignStudy& study);
/// Every state kept, in order.
std::vector<const RealignState*> realign_states(const RealignResult& result);

}  // namespace entrepot
