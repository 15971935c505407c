// `entrepot accounts check` on a terminal, and as CSV.
#include <fmt/format.h>

#include "entrepot/accounts_report.hpp"
#include "report/facts_words.hpp"
#include "report/table_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t line_width = 110;

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, line_width)) lines += line + "\n";
  return lines;
}

}  // namespace

std::string facts_summary(const FactReport& report, bool colour) {
  std::string text = bold(report.file.title.empty() ? report.file.file : report.file.title, colour) + "\n";
  text += paragraph(facts_headline(report)) + "\n";
  if (!report.checks.empty()) text += table_text(checks_table(report), colour) + "\n";
  const std::vector<std::string> contradictions = contradiction_sentences(report);
  if (!contradictions.empty()) text += bold("Contradictions", colour) + "\n";
  for (const std::string& sentence : contradictions) text += paragraph("- " + sentence);
  if (!contradictions.empty()) text += "\n";
  if (!report.derived.empty()) text += table_text(derived_table(report), colour) + "\n";
  for (const RateCheck& rate : report.rates) text += paragraph(rate_sentence(rate));
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

std::string facts_csv(const FactReport& report) { return table_csv(checks_table(report)); }

}  // namespace entrepot
