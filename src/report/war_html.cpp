// The page of `entrepot war`: the answer, rates, who stands by, what is assumed, certificate, sources. Parts: docs/war.md.
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/question_page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"
#include "report/uncertainty_page.hpp"
#include "report/war_figures.hpp"
#include "report/war_tables.hpp"
#include "report/war_words.hpp"

namespace entrepot {
namespace {

QuestionPage asked(const WarStudy& study) {
  const Scenario& s = study.scenario;
  return {
      .kicker = "War and peace",
      .title = s.title.empty() ? "What a war of taxes on trade would cost" : s.title,
      .question = s.question.empty() ? "Which taxes on trade would each government choose, and what would it cost?" : s.question,
      .scenario = s,
      .worlds = {study.world.get()},
      .date = study.date,
      .command = study.command,
      .on = study.on};
}

void add_answer(Page& page, const WarStudy& study) {
  const WarResult& r = study.result;
  page.open_section("answer", war_headline(study));
  page.html += "<div class=\"lead\">";
  page.paragraph(
      fmt::format("Each player chooses {}. Peace is the world with the scenario's measures in force{}; all changes are "
                  "counted from it. In war nobody can do better by changing its own taxes alone.",
                  instruments_words(study), study.on.empty() ? "" : " on " + date_words(study.on)));
  page.paragraph(cooperation_words(study));
  page.html += "</div>";
  page.html += fmt::format("<p class=\"condition\">Holds {}, {}; {}.</p>", horizon_words(study.scenario.horizon),
                           closure_words(study.scenario.closure), escape_markup(study.scenario.kind));
  if (r.war.outcome == Outcome::converged) page.add(welfare_figure(study));
  page.close_section();
}

void add_rates(Page& page, const WarStudy& study) {
  page.open_section("rates", "Taxes");
  if (study.result.war.outcome == Outcome::converged) page.add(rates_figure(study));
  page.add_table(regimes_numbers(study));
  page.paragraph(
      "Alone: the player chooses its best taxes while everybody else keeps those of peace. Mean rates weigh all flows that the "
      "player may tax by their trade in the World, so that they do not fall because trade does.");
  page.close_section();
}

void add_bystanders(Page& page, const WarStudy& study) {
  if (bystanders(study).size() < 2 || study.result.war.outcome != Outcome::converged) return;
  page.open_section("bystanders", "Who stands by");
  page.add(bystanders_figure(study));
  page.close_section();
}

void add_assumptions(Page& page, const WarStudy& study) {
  const WarQuestion& war = *study.scenario.war;
  page.open_section("assumptions", "What is assumed");
  page.html += fmt::format("<dl><dt>Players want</dt><dd>real income of their people{}{}{}</dd>",
                           war.revenue_weight != 0 ? fmt::format("; revenue, {} USD a USD", given_text(war.revenue_weight)) : "",
                           war.sector_weights.empty() ? "" : "; value added of chosen sectors",
                           war.target.empty()
                               ? ""
                               : fmt::format("; harm to {}, {} USD a USD of its loss",
                                             country_word_in_text(*study.world, war.target), given_text(war.willingness_to_pay)));
  page.html += fmt::format("<dt>They choose</dt><dd>{}</dd>", escape_markup(instruments_words(study)));
  page.html += fmt::format("<dt>Production and consumption</dt><dd>{}</dd>", escape_markup(technology_words(study.economy)));
  page.html += fmt::format("<dt>Balances</dt><dd>{}</dd></dl>", closure_words(study.scenario.closure));
  if (!study.scenario.note.empty()) page.paragraph(study.scenario.note);
  page.paragraph(
      "Governments know the economy, choose at once and once, and answer only through taxes on trade. Best taxes rise as trade "
      "elasticities fall. A chosen rate replaces those of peace, tariff peaks included: part of every gain is that.");
  page.close_section();
}

void add_certificate(Page& page, const WarStudy& study) {
  page.open_section("certificate", "Certificate");
  page.paragraph(certificate_words(study));
  if (!study.result.nash.scans.empty()) page.add_table(deviations_numbers(study));
  double worst = 0;
  for (const WarRegime* regime : study.result.regimes()) {
    if (regime->outcome == Outcome::converged) worst = std::max(worst, regime->equilibrium.certificate.max());
    if (!regime->reason.empty())
      page.html += fmt::format("<p class=\"warning\"><strong>{}.</strong> {}</p>", escape_markup(regime_label(study, *regime)),
                               escape_markup(regime->reason));
  }
  page.paragraph(
      fmt::format("Every equilibrium shown was recomputed in levels by code that the solver does not share: worst "
                  "residual {}.",
                  residual_text(worst)));
  add_repairs(page, *study.world);
  add_work(page, "", study.seconds, study.threads, study.warnings);
  page.close_section();
}

}  // namespace

std::string war_html(const WarStudy& study) {
  Page page;
  add_question_header(page, asked(study));
  page.html += "<main>";
  add_answer(page, study);
  add_rates(page, study);
  add_bystanders(page, study);
  add_assumptions(page, study);
  if (study.uncertainty) add_uncertainty(page, *study.uncertainty);
  add_certificate(page, study);
  add_question_sources(
      page, asked(study),
      "Every regime, country and chosen rate, digit for digit, lies beside this page as CSV; manifest.json has their checksums.");
  page.html += "</main>";
  return page_document(asked(study).title, page.html);
}

}  // namespace entrepot
