// The page of `entrepot comply`: the answer, where third countries settle, threats, expectations, what behaviour tells, what is
// assumed, certificate, sources. Parts: docs/compliance.md.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/comply_figures.hpp"
#include "report/comply_tables.hpp"
#include "report/comply_words.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/question_page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"
#include "report/uncertainty_page.hpp"

namespace entrepot {
namespace {

QuestionPage asked(const ComplyStudy& study) {
  const Scenario& s = study.scenario;
  return {.kicker = "Compliance",
          .title = s.title.empty() ? "Will third countries comply?" : s.title,
          .question = s.question.empty() ? "What would keep each of them observing the sanctions?" : s.question,
          .scenario = s,
          .worlds = {study.world.get()},
          .date = study.date,
          .command = study.command};
}

void add_answer(Page& page, const ComplyStudy& study) {
  const ComplyAnswer answer = comply_answer(study);
  page.open_section("answer", answer.headline);
  page.html += "<div class=\"lead\">";
  for (const std::string& sentence : answer.sentences) page.paragraph(sentence);
  page.html += "</div>";
  page.paragraph(answer.condition);
  for (const Figure& figure : third_country_figures(study)) page.add(figure);
  page.close_section();
}

void add_settling(Page& page, const ComplyStudy& study) {
  const std::vector<Figure> figures = settling_figures(study);
  if (figures.empty()) return;
  page.open_section("settling", "Where third countries would settle");
  page.paragraph(
      "A profile of behaviour lasts if no country would gain by changing its own (a pure Nash equilibrium). Whether one "
      "country’s "
      "compliance encourages the others is measured, not assumed.");
  for (const Figure& figure : figures) page.add(figure);
  page.add_folded(equilibria_table(study), "Every lasting profile, with the margin by which it lasts");
  const DataTable interactions = interactions_table(study);
  if (!interactions.rows.empty()) page.add_folded(interactions, "Complements or substitutes");
  page.close_section();
}

void add_threats(Page& page, const ComplyStudy& study) {
  page.open_section("threats", "Threats: credible and potent?");
  page.paragraph(
      fmt::format("An enforcer follows through if what it would pay for the loss of {} (a dollar of it is worth {} dollars to "
                  "it), and for its "
                  "reputation, covers its own cost. The loss is that which the third country’s compliance brings.",
                  target_words(study), given_text(study.scenario.compliance->willingness_to_pay)));
  for (const Figure& figure : threat_figures(study)) page.add(figure);
  page.add_folded(threats_table(study), "Costs and break-even values of every threat");
  page.close_section();
}

void add_optional(Page& page, const std::string& id, const std::string& heading, const std::string& text,
                  const std::vector<Figure>& figures, const std::vector<DataTable>& tables) {
  if (figures.empty() && std::ranges::all_of(tables, [](const DataTable& t) { return t.rows.empty(); })) return;
  page.open_section(id, heading);
  page.paragraph(text);
  for (const Figure& figure : figures) page.add(figure);
  for (const DataTable& table : tables) {
    if (!table.rows.empty()) page.add_folded(table, table.caption);
  }
  page.close_section();
}

std::string regimes_text(const ComplyStudy& study) {
  const std::vector<ComplianceExpectation>& list = study.result.expectations;
  if (list.empty()) return "";
  std::string text = "Who complies looks ahead: a stake that is small today counts for more if it will grow. ";
  for (const ComplianceExpectation& e : list) {
    if (e.third != list.front().third || e.penalty != list.front().penalty || e.parameters != list.back().parameters) continue;
    text += expectation_words(study, e) + " ";
  }
  return text;
}

void add_term(Page& page, const std::string& term, const std::string& words) {
  page.html += fmt::format("<dt>{}</dt><dd>{}</dd>", escape_markup(term), escape_markup(typographic(words)));
}

std::string penalties_text(const ComplyStudy& study) {
  std::string text;
  for (const Penalty& penalty : study.scenario.compliance->penalties)
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", penalty.id, punishment_words(study, penalty.id));
  return text + ".";
}

void add_assumptions(Page& page, const ComplyStudy& study) {
  const Scenario& s = study.scenario;
  const Compliance& c = *s.compliance;
  const Study frame = frame_of(study);
  page.open_section("assumptions", "What is assumed");
  page.html += "<ul>";
  for (const Measure& measure : s.measures) page.html += "<li>" + escape_markup(measure_words(frame, measure)) + "</li>";
  page.html += "</ul><dl>";
  add_term(page, "Complying",
           fmt::format("raises trade costs with {} by {}{}.", target_words(study), percent_text(100 * (c.factor - 1)),
                       c.sectors.empty() ? "" : " in the sectors that the sanctions cover"));
  add_term(page, "Penalties", penalties_text(study));
  add_term(page, "Motives beyond trade",
           c.political_value == 0 && c.compliance_cost == 0 && c.political_values.empty()
               ? "none: the answer is about trade alone."
               : fmt::format("political value {}{}, cost of complying {} of real income.", percent_text(100 * c.political_value),
                             c.political_values.empty() ? "" : " (by country where the file says so)",
                             percent_text(100 * c.compliance_cost)));
  add_term(page, "What is left out",
           "States choose here as if they were firms and banks; who is punished are firms and banks. Risk is weighed by its mean "
           "alone. A penalty acts through trade: finance and technology are in it only as far as they move trade costs.");
  add_term(page, "Elasticities",
           fmt::format("{} (horizon: {}).", s.elasticities_file.empty() ? s.elasticities : s.elasticities_file, s.horizon));
  add_term(page, "Production and consumption", technology_words(study.economy));
  add_term(page, "Trade balances", capitalised(closure_words(study.economy.closure)) + ". Numeraire: world value added.");
  if (!s.note.empty()) add_term(page, "Note", s.note);
  page.html += "</dl>";
  page.close_section();
}

void add_certificate(Page& page, const ComplyStudy& study) {
  const ComplyResult& result = study.result;
  page.open_section("certificate", "Certificate");
  const auto [kind, residual] = result.certificate.worst();
  page.paragraph(
      fmt::format("{} equilibria were solved; each was recomputed in levels by code that the solver does not share. {} "
                  "Worst residual {} ({}).",
                  count_text(result.states),
                  result.failed == 0 ? "All of them hold."
                                     : fmt::format("{} have no certified equilibrium, the first where {}: {}. What rests on "
                                                   "them is left without a number.",
                                                   result.failed, result.failed_state, result.diagnosis.reason),
                  residual_text(residual.value), kind));
  page.paragraph(
      result.exact ? "Every state in which third countries comply, ignore or are punished was solved: the profiles are all there "
                     "are, and their margins are exact."
                   : fmt::format("With more than {} third countries effects of one and of two are exact and effects of three and "
                                 "more are left out; every profile was then checked by exact solves of each country’s deviation, "
                                 "with all who ignore spared and with all punished. The table of profiles says how far the "
                                 "approximation was off.",
                                 largest_exact_game));
  add_repairs(page, *study.world);
  add_work(page, "", study.seconds, study.threads, study.warnings);
  page.close_section();
}

}  // namespace

std::string comply_html(const ComplyStudy& study) {
  Page page;
  add_question_header(page, asked(study));
  page.html += "<main>";
  add_answer(page, study);
  add_settling(page, study);
  add_threats(page, study);
  add_optional(page, "break-even", "Break-even maps",
               "Where the answer turns, over the first two assumptions that the file varies.", break_even_maps(study), {});
  add_optional(page, "expectations", "What is expected of the future", regimes_text(study), {},
               {expectations_table(study), beliefs_table(study)});
  add_optional(page, "shares", "Complying by a share",
               "A country that may observe a part of the sanctions runs less risk for it.", partial_figures(study),
               {partial_table(study)});
  add_optional(page, "behaviour", "What behaviour tells",
               "A country that was seen to comply must have had more to lose than to gain, one that ignored the sanctions less. "
               "That bounds the political value of its tie, and the risk of punishment that it saw.",
               bound_figures(study), {bounds_table(study)});
  add_assumptions(page, study);
  if (study.uncertainty) add_uncertainty(page, *study.uncertainty);
  add_certificate(page, study);
  add_question_sources(page, asked(study),
                       "All numbers, digit for digit, lie beside this page as CSV and JSON; manifest.json has their checksums.");
  page.html += "</main>";
  return page_document(asked(study).title, page.html);
}

}  // namespace entrepot
