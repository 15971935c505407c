// Parts 2, 3, 5 and 6 of the page: the answer with its picture, who gains and loses, how it works.
#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/coalition_words.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/players.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

constexpr std::size_t diversions_shown = 2;

double percent_change(double after, double before) { return before == 0 ? 0 : 100 * (after / before - 1); }

std::vector<TableCell> country_row(const World& world, const CountryOutcome& c) {
  return {text_cell(world.countries[c.country.value]),
          number_cell(100 * (c.real_income - 1), 2, true),
          number_cell(100 * (c.real_wage - 1), 2, true),
          number_cell(100 * (c.consumer_price - 1), 2, true),
          number_cell(percent_change(c.exports, c.exports_baseline), 1, true),
          number_cell(percent_change(c.imports, c.imports_baseline), 1, true),
          number_cell((c.tariff_revenue - c.tariff_revenue_baseline) / 1000, 1, true)};
}

DataTable country_table(const Study& study, const Run& run, const std::string& id, const std::string& caption,
                        const std::vector<Country>& countries) {
  DataTable table;
  table.id = id;
  table.caption = fmt::format("{} {}", caption, run_words(study, run));
  table.columns = {{"ISO", false},       {"Real income, %", true}, {"Real wage, %", true},          {"Consumer prices, %", true},
                   {"Exports, %", true}, {"Imports, %", true},     {"Tariff revenue, bn USD", true}};
  for (const Country n : countries) table.rows.push_back(country_row(*study.world, run.outcomes->countries[n.value]));
  return table;
}

bool has_compliance(const Study& study) { return study.scenario.compliance && !study.compliance.empty(); }
bool is_path(const Study& study) {
  const Sweep::Kind kind = describe_sweep(study).kind;
  return study.runs.size() > 1 && (kind == Sweep::Kind::one_parameter || kind == Sweep::Kind::dates);
}

}  // namespace

void add_answer(Page& page, const Study& study) {
  const Answer answer = make_answer(study);
  page.html += fmt::format("<section id=\"answer\" aria-labelledby=\"answer-heading\"><h2 id=\"answer-heading\">{}</h2>",
                           escape_markup(answer.headline));
  page.html += "<div class=\"lead\">";
  for (const std::string& sentence : answer.sentences) page.paragraph(sentence);
  page.html += "</div>";
  if (!answer.condition.empty()) page.html += "<p class=\"condition\">" + escape_markup(answer.condition) + "</p>";
  if (study.outcome_at_own_horizon() == Outcome::converged) {
    if (study.coalition) {
      page.add(coalition_burden_figure(study));
    } else if (has_compliance(study) && is_path(study)) {
      page.add(threshold_figure(study));
    } else if (is_path(study)) {
      page.add(income_path_figure(study));
    } else {
      page.add(income_figure(study, headline_run(study)));
    }
  }
  page.close_section();
}

void add_income(Page& page, const Study& study) {
  page.open_section("income", "Who gains, who loses");
  const Run& run = headline_run(study);
  if (is_path(study) || study.coalition) page.add(income_figure(study, run));  // otherwise it is the picture of the answer
  page.add_folded(country_table(study, run, "countries", "Every country", ranked_by_real_income(*run.outcomes)),
                  fmt::format("All {} countries, ranked", study.world->country_count()));
  page.close_section();
}

void add_mechanism(Page& page, const Study& study) {
  if (study.scenario.measures.empty() && study.diversion.empty() && study.pairs.empty()) return;  // nothing was done
  page.open_section("mechanism", "How it works");
  if (has_compliance(study) && is_path(study)) {
    page.html += "<h3>Why the threat would keep or lose its force</h3>";
    page.add(stake_figure(study));
    page.add_beside(threshold_parts_figures(study));
  }
  if (has_compliance(study) && !is_path(study)) page.add_table(compliance_numbers(study));
  if (const Run& run = headline_run(study); study.burden_sharers.size() > 1 && !study.coalition) {
    page.html += "<h3>Who pays whom</h3>";
    page.paragraph(transfer_sentence(study, run));
    page.add(transfer_figure(study, study.burden_sharers, run.equilibrium.transfer));
  }
  add_limits(page, study);
  for (const PairStudy& pair : study.pairs) {
    page.html += fmt::format(
        "<h3>{}</h3>", escape_markup(capitalised(fmt::format("{} and {}: who needs whom", country_in_text(*study.world, pair.a),
                                                             country_in_text(*study.world, pair.b)))));
    page.add_beside(pair_figures(study, pair));
  }
  for (std::size_t i = 0; i < study.diversion.size() && i < diversions_shown; ++i) {
    const Diversion& d = study.diversion[i];
    page.html +=
        fmt::format("<h3>Trade diverted: sales of {} to {}</h3>", escape_markup(country_in_text(*study.world, d.exporter)),
                    escape_markup(country_in_text(*study.world, d.importer)));
    page.add_beside(diversion_figures(study, d));
  }
  if (const auto figures = contribution_figures(study); !figures.empty()) {
    page.html += "<h3>Which measures do it</h3>";
    page.add_beside(figures);
  }
  std::vector<Country> players = named_players(study);
  if (!players.empty()) {
    page.html += "<h3>Trade, prices and revenue</h3>";
    page.add_table(
        country_table(study, headline_run(study), "players", "Changes in the countries named in the scenario,", players));
  }
  page.close_section();
}

}  // namespace entrepot
