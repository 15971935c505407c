// One page, no outside reference: what a minister's adviser forwards. Order and rules: docs/report.md.
#include "entrepot/report.hpp"

#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/scenario_words.hpp"
#include "report/study_doubt.hpp"
#include "report/svg_canvas.hpp"
#include "report/uncertainty_page.hpp"

namespace entrepot {
namespace {

std::string page_title(const Scenario& s) { return s.title.empty() ? s.file.stem().string() : s.title; }

void add_header(Page& page, const Study& study) {
  const Scenario& s = study.scenario;
  page.html += fmt::format("<header><p class=\"kicker\">Scenario result · {}</p><h1>{}</h1>", escape_markup(s.kind),
                           escape_markup(typographic(page_title(s))));
  if (!s.question.empty()) page.html += fmt::format("<p class=\"question\">{}</p>", escape_markup(typographic(s.question)));
  page.html += "<p class=\"facts\">";
  if (!study.date.empty())
    page.html += fmt::format("<time datetime=\"{}\">{}</time> · ", escape_markup(study.date), date_words(study.date));
  page.html += fmt::format("World {}{} · horizon: {} · {}</p></header>", escape_markup(study.world->name),
                           study.world->active_layer.empty() ? "" : " with " + escape_markup(study.world->active_layer),
                           escape_markup(s.horizon), "scenario " + hash_markup(s.id));
}

void add_failure(Page& page, const Study& study) {
  page.open_section("failure", "Why there are no results");
  for (const Run& run : study.runs) {
    if (run.equilibrium.outcome == Outcome::converged) continue;
    page.paragraph(fmt::format(
        "{}: {}. {} {}", run_words(study, run), outcome_words(run.equilibrium.outcome), run.equilibrium.diagnosis.reason,
        run.equilibrium.diagnosis.suggestion.empty() ? "" : "Try: " + run.equilibrium.diagnosis.suggestion));
  }
  page.close_section();
}

}  // namespace

std::string report_html(const Study& study) {
  Page page;
  add_header(page, study);
  page.html += "<main>";
  add_answer(page, study);
  add_judgements(page, study);
  if (study.outcome_at_own_horizon() == Outcome::converged) {
    add_coalition(page, study);
    add_income(page, study);
    add_horizons(page, study);
    add_mechanism(page, study);
    if (study.uncertainty) add_uncertainty(page, named_doubt(study), told_headlines(study));
  } else {
    add_failure(page, study);
  }
  add_assumptions(page, study);
  add_certificate(page, study);
  add_provenance(page, study);
  page.html += "</main>";
  return page_document(page_title(study.scenario), page.html);
}

}  // namespace entrepot
