#include "report/claims_tables.hpp"

#include <cmath>

#include <fmt/format.h>

#include "report/claims_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

TableCell data_cell(double value, const std::string& shown) { return {shown, std::isnan(value) ? "" : plain_number(value)}; }

std::string lines_text(const std::vector<long>& lines) {
  constexpr std::size_t most = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) text += fmt::format("{}{}", i == 0 ? "" : " ", lines[i]);
  return lines.size() > most ? fmt::format("{} and {} more", text, lines.size() - most) : text;
}

std::string share_cell_text(const TestResult& test) { return test.draws == 0 ? "" : fixed_text(100 * test.share, 1); }

}  // namespace

std::string test_id(const Claim& claim, const ClaimTest& test) { return claim.id + "." + test.id; }

std::string number_id(const LedgerNumber& number) {
  const char* prefix = number.kind == NumberKind::fact ? "facts." : number.kind == NumberKind::cell ? "data." : "outcomes.";
  return prefix + number.id;
}

DataTable ledger_table(const LedgerResult& result) {
  DataTable table;
  table.id = "claims";
  table.caption = "Claims, verdicts and the numbers they rest on";
  table.columns = {{"Id", false},     {"Claim", false},   {"Kind", false},  {"Verdict", false}, {"Test", false},
                   {"Result", false}, {"Unit", false},    {"Number", true}, {"Low", true},      {"High", true},
                   {"Theirs", true},  {"Holds, %", true}, {"Draws", true},  {"Why", false}};
  for (std::size_t c = 0; c < result.claims.size(); ++c) {
    const Claim& claim = result.ledger.claims[c];
    for (std::size_t t = 0; t < claim.tests.size(); ++t) {
      const ClaimTest& test = claim.tests[t];
      const TestResult& r = result.claims[c].tests[t];
      const auto number = [&](double value) { return data_cell(value, std::isnan(value) ? "" : significant_text(value, 4)); };
      table.rows.push_back({text_cell(test_id(claim, test)),
                            text_cell(claim.words),
                            text_cell(to_string(claim.kind)),
                            text_cell(verdict_words(result.claims[c].verdict)),
                            text_cell(test.words),
                            text_cell(verdict_words(r.verdict)),
                            text_cell(test.unit),
                            number(r.ours.value),
                            number(r.ours.low),
                            number(r.ours.high),
                            number(r.theirs ? r.theirs->value : std::nan("")),
                            {share_cell_text(r), r.draws == 0 ? "" : plain_number(100 * r.share)},
                            {r.draws == 0 ? "" : count_text(r.draws), r.draws == 0 ? "" : std::to_string(r.draws)},
                            text_cell(test_sentence(test, r))});
    }
  }
  return table;
}

DataTable numbers_table(const LedgerResult& result) {
  DataTable table;
  table.id = "numbers";
  table.caption = "Every number that the tests name, and where it comes from";
  table.columns = {{"Id", false},   {"Number", false}, {"Unit", false},   {"Value", true},    {"Low", true},    {"High", true},
                   {"File", false}, {"Lines", false},  {"Source", false}, {"Address", false}, {"Status", false}};
  for (const LedgerNumber& n : result.numbers) {
    const auto number = [&](double value) { return data_cell(value, std::isnan(value) ? "" : significant_text(value, 4)); };
    const bool outcome = n.kind == NumberKind::outcome;
    table.rows.push_back({text_cell(number_id(n)), text_cell(n.words), text_cell(n.unit), number(n.interval.value / n.scale),
                          number(n.interval.low / n.scale), number(n.interval.high / n.scale),
                          text_cell(outcome && n.run < result.runs.size() ? result.runs[n.run].asked.file : n.file),
                          text_cell(lines_text(n.lines)), text_cell(n.missing.empty() ? n.source : n.missing),
                          text_cell(n.address), text_cell(n.missing.empty() ? (outcome ? "computed" : n.status) : "missing")});
  }
  return table;
}

DataTable states_table(const LedgerResult& result) {
  DataTable table;
  table.id = "equilibria";
  table.caption = "Equilibria behind the outcomes, with the largest residual of each";
  table.columns = {{"Scenario", false},  {"State", false},   {"Outcome", false}, {"Residual", true},
                   {"Condition", false}, {"Country", false}, {"Sector", false}};
  for (const LedgerRun& run : result.runs) {
    for (const CertifiedState& s : run.states)
      table.rows.push_back({text_cell(run.asked.id),
                            text_cell(s.name),
                            text_cell(to_string(s.outcome)),
                            {residual_text(s.residual.value), plain_number(s.residual.value)},
                            text_cell(s.kind),
                            text_cell(s.residual.country),
                            text_cell(s.residual.sector)});
  }
  return table;
}

}  // namespace entrepot
