// The page of `entrepot frontier`: the answer, the frontier, the rates, bystanders, certificate, sources. Parts:
// docs/frontier.md.
#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/frontier_figures.hpp"
#include "report/frontier_words.hpp"
#include "report/number_text.hpp"
#include "report/question_page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"
#include "report/uncertainty_page.hpp"

namespace entrepot {
namespace {

QuestionPage asked(const FrontierStudy& study) {
  const Scenario& s = study.scenario;
  return {.kicker = "Efficient sanctions",
          .title = s.title.empty() ? "What efficient sanctions cost" : s.title,
          .question = s.question.empty() ? "Which taxes on trade harm the target most for what they cost?" : s.question,
          .scenario = s,
          .worlds = {study.world.get()},
          .date = study.date,
          .command = study.command,
          .on = study.on};
}

void add_answer(Page& page, const FrontierStudy& study) {
  page.open_section("answer", frontier_headline(study));
  page.html += "<div class=\"lead\">";
  for (const std::string& sentence : frontier_sentences(study)) page.paragraph(sentence);
  page.html += "</div>";
  page.html += fmt::format(
      "<p class=\"condition\">Holds if {} levy the same rates{}, {}, {}; {}.</p>", escape_markup(frontier_coalition_words(study)),
      study.on.empty() ? "" : " on top of the measures in force on " + date_words(study.on),
      horizon_words(study.scenario.horizon), closure_words(study.scenario.closure), escape_markup(study.scenario.kind));
  page.add(frontier_figure(study));
  page.close_section();
}

void add_rates(Page& page, const FrontierStudy& study) {
  page.open_section("rates", "Which sectors, and how much");
  if (study.result.tariffs) page.add(frontier_rates_figure(study, true));
  if (study.result.export_taxes) page.add(frontier_rates_figure(study, false));
  page.paragraph(
      "The rates rank sectors as the optimum tariff does: by how little the target's supply answers the price it is paid, once "
      "what "
      "bystanders would buy instead is counted. The coalition's own demand does not matter for the rate, only for its cost.");
  page.close_section();
}

void add_certificate(Page& page, const FrontierStudy& study) {
  page.open_section("certificate", "Certificate");
  page.paragraph(
      "Each point is the best of several searches with exact derivatives. What the bounds leave of the gradient, and what the "
      "best "
      "change found of any one rate alone would add, stand beside it; every equilibrium was recomputed in levels by code that "
      "the "
      "solver does not share. That no better point lies elsewhere is searched for, not proved.");
  page.add_table(frontier_certificates(study));
  add_repairs(page, *study.world);
  add_work(page, technology_words(study.economy), study.seconds, study.threads, study.warnings);
  page.close_section();
}

}  // namespace

std::string frontier_html(const FrontierStudy& study) {
  Page page;
  add_question_header(page, asked(study));
  page.html += "<main>";
  add_answer(page, study);
  add_rates(page, study);
  page.open_section("incomes-section", "Who gains, who loses");
  page.add(bystanders_figure(study));
  page.close_section();
  if (study.uncertainty) add_uncertainty(page, *study.uncertainty);
  add_certificate(page, study);
  add_question_sources(page, asked(study), "All rates and incomes of every point, digit for digit, lie beside this page as CSV.");
  page.html += "</main>";
  return page_document(asked(study).title, page.html);
}

}  // namespace entrepot
