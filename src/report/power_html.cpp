// The page of `entrepot power`: the answer, the matrix, the rankings, pairs over time or before and after, what has no number,
// how far the numbers can be trusted. Parts: docs/power.md.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/power_figures.hpp"
#include "report/power_words.hpp"
#include "report/question_page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

QuestionPage asked(const PowerStudy& study) {
  const std::string& title = study.scenario.title;
  std::vector<const World*> worlds;
  for (const WorldPower& power : study.worlds) worlds.push_back(power.world.get());
  return {.kicker = "Who can hurt whom",
          .title = title.empty() ? "Who can hurt whom by cutting ties" : title,
          .question = "What would each side lose if all trade between two economies were cut?",
          .scenario = study.scenario,
          .worlds = std::move(worlds),
          .date = study.date,
          .command = study.command};
}

std::string weakest_sentence(const PowerPlace& at) {
  const std::vector<EconomyPower> ranking = rank_economies(*at.power, *at.state);
  const EconomyPower& first = ranking.front();
  const World& world = *at.power->world;
  if (!std::isfinite(first.weakest_loss)) return "No tie of it has a number.";
  return fmt::format("{} itself could least afford to lose {}: that would cost it {} of real income.",
                     capitalised(country_in_text(world, first.country)), country_in_text(world, first.weakest_point),
                     percent_text(first.weakest_loss));
}

void add_answer(Page& page, const PowerStudy& study, const PowerPlace& at) {
  page.open_section("answer", power_headline(study));
  page.html += "<div class=\"lead\">";
  page.paragraph(weakest_sentence(at));
  page.paragraph(
      fmt::format("Each number is a full equilibrium of the world economy without one tie: goods are bought and sold elsewhere, "
                  "wages and prices adjust {}. The state shown is {}.",
                  horizon_words(study.scenario.horizon), state_words(*at.power, *at.state)));
  page.html += "</div>";
  page.html += fmt::format("<p class=\"condition\">Holds {}, if all other ties stay as they are; {}.</p>",
                           closure_words(study.scenario.closure), escape_markup(study.scenario.kind));
  page.add(matrix_figure(at));
  page.close_section();
}

void add_rankings(Page& page, const PowerPlace& at) {
  page.open_section("rankings", "Who is powerful, and over whom");
  page.add(economies_figure(at));
  if (const auto figure = asymmetric_figure(at)) page.add(*figure);
  page.close_section();
}

void add_coalitions(Page& page, const PowerStudy& study, const PowerPlace& at) {
  if (study.coalitions.empty()) return;
  page.open_section("coalitions", "Cutting ties together");
  for (std::size_t c = 0; c < study.coalitions.size(); ++c) {
    std::string members;
    for (const Country n : at.power->sides[at.power->world->country_count() + c].members)
      members += (members.empty() ? "" : ", ") + at.power->world->countries[static_cast<std::size_t>(n.value)];
    page.paragraph(fmt::format("{}: {}.", study.coalitions[c].name, members));
    if (const auto figure = coalition_figure(study, at, c)) page.add(*figure);
  }
  page.close_section();
}

void add_pairs(Page& page, const PowerStudy& study) {
  const auto pairs = shown_pairs(study);
  if (pairs.empty()) return;
  const std::string heading = study.worlds.size() > 1                  ? "Pairs over the years"
                              : study.worlds.front().states.size() > 1 ? "Pairs before and after"
                                                                       : "Pairs by themselves";
  page.open_section("pairs", heading);
  if (study.pairs.empty()) page.paragraph("Of the largest economies, the pairs whose losses change most.");
  std::vector<Figure> figures;
  for (const auto& pair : pairs) {
    for (Figure& figure : pair_path_figures(study, pair)) figures.push_back(std::move(figure));
  }
  for (std::size_t i = 0; i < figures.size(); i += 2) {
    const auto end = figures.begin() + static_cast<std::ptrdiff_t>(std::min(i + 2, figures.size()));
    page.add_beside({figures.begin() + static_cast<std::ptrdiff_t>(i), end});
  }
  page.add_table(pairs_numbers(study, pairs));
  page.paragraph(
      "Exit options and trade shares stand together because they can disagree: a share says nothing about what would replace the "
      "partner. Power is what the buyer would lose at fixed factor prices if the supplier withdrew.");
  page.close_section();
}

DataTable open_cuts(const PowerStudy& study) {
  DataTable table;
  table.id = "cuts-without-numbers";
  table.caption = "Cuts without an equilibrium, and ties without trade";
  table.columns = {{"Tie", false}, {"World and state", false}, {"Outcome", false}, {"Why", false}};
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      for (const CutTie& tie : state.ties) {
        if (tie.traded && tie.outcome == Outcome::converged) continue;
        table.rows.push_back({text_cell(power.sides[tie.a].name + " and " + power.sides[tie.b].name),
                              text_cell(power.world->name + (state.label.empty() ? "" : ", " + state.label)),
                              text_cell(tie.traded ? to_string(tie.outcome) : "no trade"), text_cell(tie.diagnosis.reason)});
      }
    }
  }
  return table;
}

void add_certificate(Page& page, const PowerStudy& study, const PowerPlace& at) {
  page.open_section("certificate", "Certificate");
  page.paragraph(
      fmt::format("{}. Every market and every budget of each cut world was recomputed in levels by code that the solver does not "
                  "share; nothing above {} is called solved.",
                  cuts_words(study), residual_text(certified_tolerance)));
  const DataTable open = open_cuts(study);
  if (!open.rows.empty()) page.add_folded(open, fmt::format("{} ties without a number", count_text(open.rows.size())));
  add_repairs(page, *at.power->world);
  page.html += fmt::format(
      "<dl><dt>Production and consumption</dt><dd>{}</dd><dt>Work</dt><dd>{} cuts in {} on {} {}</dd><dt>Asked</dt><dd>tolerance "
      "{}, at most {} sweeps</dd></dl>",
      escape_markup(technology_words(at.power->economy)), count_text(study.done), seconds_text(study.seconds), study.threads,
      study.threads == 1 ? "thread" : "threads", residual_text(study.params.tolerance),
      count_text(static_cast<std::size_t>(study.params.max_sweeps)));
  for (const std::string& warning : study.warnings)
    page.html += "<p class=\"warning\"><strong>Note.</strong> " + escape_markup(warning) + "</p>";
  page.close_section();
}

}  // namespace

std::string power_html(const PowerStudy& study) {
  const PowerPlace at = headline_place(study);
  Page page;
  add_question_header(page, asked(study));
  page.html += "<main>";
  add_answer(page, study, at);
  add_rankings(page, at);
  add_coalitions(page, study, at);
  add_pairs(page, study);
  add_certificate(page, study, at);
  add_question_sources(
      page, asked(study),
      "All ties of every state, digit for digit, lie beside this page as CSV; manifest.json has their checksums.");
  page.html += "</main>";
  return page_document(asked(study).title, page.html);
}

}  // namespace entrepot
