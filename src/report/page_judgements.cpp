// The statements that a scenario puts to its numbers, one paragraph each: the claim, in what share of the draws it holds, the
// number with its interval, the assumption that decides, and what stays open. Then the same as a table.
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/judgement_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/svg_canvas.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

std::string number_sentence(const JudgedStatement& s) {
  return fmt::format("{}: {}, in nine draws of ten {}; {}.", capitalised(s.words),
                     headline_value_text(s.number->central, s.number->unit), interval_text(*s.number),
                     bound_words(*s.judgement, s.number->unit));
}

std::string open_sentences(const Study& study, const JudgedStatement& s) {
  std::string text;
  if (const std::string deciding = deciding_words(study, *s.number); !deciding.empty())
    text += fmt::format(" What it depends on most: {}.", deciding);
  if (s.number->failed > 0)
    text += fmt::format(" {} of {} draws have no answer.", count_text(s.number->failed), count_text(s.number->draws));
  if (!s.judgement->reading.empty()) text += " " + s.judgement->reading;
  return text;
}

DataTable judgements_table(const Study& study, const std::vector<JudgedStatement>& statements) {
  DataTable table;
  table.id = "judgements";
  table.caption = "Statements, the number each rests on, and how often each holds";
  table.columns = {{"Id", false}, {"Statement", false}, {"Number", false},  {"Unit", false}, {"Own", true},
                   {"5 %", true}, {"95 %", true},       {"Holds, %", true}, {"Draws", true}, {"Decided by", false}};
  for (const JudgedStatement& s : statements) {
    table.rows.push_back({text_cell(s.judgement->id), text_cell(s.judgement->claim), text_cell(s.words),
                          text_cell(s.number->unit), number_cell(s.number->central, 3), number_cell(s.number->low.value, 3),
                          number_cell(s.number->high.value, 3), number_cell(100 * s.share, 1),
                          number_cell(static_cast<double>(s.answered), 0), text_cell(deciding_words(study, *s.number))});
  }
  return table;
}

}  // namespace

void add_judgements(Page& page, const Study& study) {
  const std::vector<JudgedStatement> statements = judged_statements(study);
  if (statements.empty()) return;
  page.open_section("judgements", "What holds, in plain words");
  page.paragraph(
      fmt::format("Each statement is judged by one number, over {} draws of {}. A share of draws is not a probability that "
                  "the world will do so: it says how far the statement follows from what was assumed.",
                  count_text(study.uncertainty->draws), assumptions_text(*study.uncertainty)));
  for (const JudgedStatement& s : statements) {
    page.html += fmt::format("<h3>{} <span class=\"muted\">{}</span></h3><p><strong>{}.</strong> {}{}</p>",
                             escape_markup(typographic(s.judgement->claim)), escape_markup(s.judgement->id),
                             escape_markup(capitalised(verdict_words(s))), escape_markup(number_sentence(s)),
                             escape_markup(typographic(open_sentences(study, s))));
  }
  page.add_folded(judgements_table(study, statements), "All statements with their numbers");
  page.close_section();
}

}  // namespace entrepot
