// What the scenario does and what it holds fixed: the reader's guard against quoting a number without its conditions.
#include <algorithm>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

void add_term(Page& page, const std::string& term, const std::string& text) {
  page.html += fmt::format("<dt>{}</dt><dd>{}</dd>", escape_markup(term), escape_markup(text));
}

std::string date_range(const Measure& m) {
  if (m.from.empty() && m.until.empty()) return "";
  if (m.until.empty()) return " From " + date_words(m.from) + ".";
  if (m.from.empty()) return " Until " + date_words(m.until) + ".";
  return fmt::format(" From {} until {}.", date_words(m.from), date_words(m.until));
}

void add_measures(Page& page, const Study& study) {
  if (study.scenario.measures.empty()) {
    page.paragraph("The scenario has no measures.");
    return;
  }
  page.html += "<ul class=\"measures\">";
  const std::vector<Touch>& touches = study.runs.back().applied.touches;
  for (std::size_t i = 0; i < study.scenario.measures.size(); ++i) {
    const Measure& m = study.scenario.measures[i];
    page.html += fmt::format("<li><strong>{}</strong> {}.{}", escape_markup(m.id), escape_markup(measure_words(study, m)),
                             escape_markup(date_range(m)));
    if (i < touches.size() && touches[i].cells > 0)
      page.html += fmt::format(" <span class=\"muted\">Touches {} flows worth {} a year{}.</span>", count_text(touches[i].cells),
                               money_text(touches[i].trade_value), touches[i].in_force ? "" : "; not in force in the last run");
    if (!m.source.empty()) page.html += fmt::format(" <span class=\"muted\">Source: {}.</span>", escape_markup(m.source));
    page.html += "</li>";
  }
  page.html += "</ul>";
}

/// Elasticities of the horizons that are compared with the scenario's own.
std::string other_horizons_words(const Study& study) {
  std::string text;
  for (const HorizonResult& result : study.horizons->horizons) {
    if (result.own) continue;
    const auto thetas = result.economy.trade_elasticity.values();
    const auto [low, high] = std::ranges::minmax_element(thetas);
    const std::string range = *low == *high ? significant_text(*low) : significant_text(*low) + " to " + significant_text(*high);
    text += fmt::format("{}{} run: trade elasticities {}. {}", text.empty() ? "" : " ", capitalised(result.horizon), range,
                        technology_words(result.economy));
  }
  return text;
}

}  // namespace

void add_assumptions(Page& page, const Study& study) {
  const Scenario& s = study.scenario;
  const World& world = *study.world;
  page.open_section("assumptions", "What is assumed");
  add_measures(page, study);
  page.html += "<dl>";
  add_term(page, "Model",
           "Trade between countries by sector with inputs bought from other sectors; tariffs pay revenue to the importer, "
           "other trade costs use up resources (Caliendo and Parro 2015, with bans and export taxes).");
  add_term(page, "World",
           fmt::format("{}: {} economies, {} sectors, benchmark year {}; {}.", world.name, world.country_count(),
                       world.sector_count(), world.year,
                       world.active_layer.empty() ? "tariffs as the source publishes them"
                                                  : "tariff layer “" + world.active_layer + "” laid over the published tariffs"));
  add_term(page, "Elasticities",
           fmt::format("{} (horizon: {}).", s.elasticities_file.empty() ? s.elasticities : s.elasticities_file, s.horizon));
  add_term(page, "Production and consumption", technology_words(study.economy));
  if (study.horizons) add_term(page, "At other horizons", other_horizons_words(study));
  add_term(page, "Trade balances", capitalised(closure_words(study.economy.closure)) + ". Numeraire: world value added.");
  if (s.transfers == Transfers::coalition || study.coalition) {
    add_term(page, "Burden sharing",
             "Members of the coalition pay each other what gives all of them the same change of real income, in percent; the "
             "transfers add to zero and move as goods, so that they change prices too. Equal percentages are not equal amounts.");
  }
  if (s.compliance) {
    add_term(page, "Complying and being punished",
             fmt::format("{} either ignores the sanctions on {} or observes them, which raises trade costs between the two by "
                         "{}. Punishment raises "
                         "trade costs with those who punish. It ignores the sanctions while risk × stake is below the gain "
                         "(threshold q* = gain ÷ stake{}).",
                         capitalised(country_word_in_text(world, s.compliance->third)),
                         country_word_in_text(world, s.compliance->target), percent_text(100 * (s.compliance->factor - 1)),
                         s.compliance->political_value == 0 && s.compliance->compliance_cost == 0
                             ? "; no political value or administrative cost is added"
                             : fmt::format("; with a political value of {} and an administrative cost of {}",
                                           percent_text(100 * s.compliance->political_value),
                                           percent_text(100 * s.compliance->compliance_cost))));
  }
  if (!s.note.empty()) add_term(page, "Note", typographic(s.note));
  page.html += "</dl>";
  page.close_section();
}

}  // namespace entrepot
