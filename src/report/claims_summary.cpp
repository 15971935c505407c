// The ledger on a terminal: one line a claim, then how the numbers were made.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/claims_words.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80;

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

std::string indented(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns - 6)) lines += "      " + line + "\n";
  return lines;
}

/// Cut to `width` columns, with an ellipsis where something is left out.
std::string cut(const std::string& text, std::size_t width) {
  std::string kept;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    if (++used > width - 1 && next < text.size()) return kept + "\u2026";
    kept += text.substr(at, next - at);
    at = next;
  }
  return kept;
}

std::string verdict_column(const Claim& claim, Verdict verdict, bool colour) {
  return padded(claim.id, 5, false) +
         bold(padded(fmt::format("{} {}", verdict_mark(verdict), verdict_words(verdict)), 16, false), colour);
}

std::string number_column(const ClaimTest& test, const TestResult& r) {
  if (std::isnan(r.ours.value)) return "no number";
  const std::string interval = claim_interval_text(r.ours, test.unit, r.draws > 0);
  return claim_number_text(r.ours, test.unit, r.draws > 0) + (interval.empty() ? "" : fmt::format(" ({})", interval));
}

/// One line: what decides its verdict stands in number and interval.
std::string claim_line(const LedgerResult& result, std::size_t c, bool colour) {
  const Claim& claim = result.ledger.claims[c];
  const ClaimResult& r = result.claims[c];
  const std::size_t t = deciding_test(claim, r);
  return verdict_column(claim, r.verdict, colour) + padded(cut(claim.words, 33), 34, false) +
         cut(number_column(claim.tests[t], r.tests[t]), 25) + "\n";
}

/// The claim, then every test in a sentence, then the source.
std::string claim_text(const LedgerResult& result, std::size_t c, bool colour) {
  const Claim& claim = result.ledger.claims[c];
  const ClaimResult& r = result.claims[c];
  std::string text = verdict_column(claim, r.verdict, colour) + "\n" + indented(claim.words + ".");
  if (const std::string condition = condition_sentence(claim, r); !condition.empty()) text += indented(condition);
  for (std::size_t t = 0; t < claim.tests.size(); ++t)
    text += indented(fmt::format("{} {}", verdict_mark(r.tests[t].verdict), test_sentence(claim.tests[t], r.tests[t])));
  if (!claim.reading.empty()) text += indented(claim.reading);
  if (!claim.source.empty()) text += indented("Source: " + claim.source + ".");
  return text;
}

std::string work_text(const LedgerResult& result) {
  std::size_t states = 0, draws = 0;
  double worst = 0;
  for (const LedgerRun& run : result.runs) {
    states += run.states.size();
    if (run.doubt) draws += run.doubt->evaluations;
    for (const CertifiedState& s : run.states) worst = std::max(worst, s.residual.value);
  }
  std::string text = fmt::format("{} numbers from facts, data and {} {}", count_text(result.numbers.size()), result.runs.size(),
                                 result.runs.size() == 1 ? "scenario" : "scenarios");
  if (states > 0) text += fmt::format("; {} equilibria, worst residual {}", count_text(states), residual_text(worst));
  if (draws > 0) text += fmt::format("; {} draws", count_text(draws));
  return text + fmt::format("; {}.", seconds_text(result.seconds));
}

}  // namespace

std::string claims_summary(const LedgerResult& result, bool colour, bool why) {
  const ClaimsAnswer answer = claims_answer(result);
  std::string text;
  for (const std::string& line : wrapped(answer.headline + ".", columns)) text += bold(line, colour) + "\n";
  const std::string reference = text_reference(result.ledger.text);
  text += paragraph(result.ledger.text.title + (reference.empty() ? "." : fmt::format(" ({}).", reference))) + "\n";
  for (std::size_t c = 0; c < result.claims.size(); ++c)
    text += why ? claim_text(result, c, colour) : claim_line(result, c, colour);
  return text + "\n" + paragraph(work_text(result));
}

}  // namespace entrepot
