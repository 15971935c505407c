// What quotas, price caps and the limits that stand for bans do: who pays, who earns.
#include <algorithm>

#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/country_words.hpp"
#include "report/limit_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/row_chart.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

DataTable limit_table(const Study& study, const Run& run) {
  DataTable table;
  table.id = "limits";
  table.caption = capitalised(run_words(study, run)) + ": what each limit allows, what is used of it, what buyers pay";
  table.columns = {{"Limit", false}, {"Unit", false},   {"Limits", true},         {"Binding", true},
                   {"Used", true},   {"At most", true}, {"Paid on top, %", true}, {"Rent, million USD", true}};
  for (const LimitOutcome& limit : run.outcomes->limits) {
    const bool price = limit.kind == LimitKind::price;
    const double scale = price ? 100 : 1;
    table.rows.push_back({text_cell(limit.name), text_cell(price ? "% of the benchmark price" : "million USD, benchmark prices"),
                          number_cell(static_cast<double>(limit.flows), 0), number_cell(static_cast<double>(limit.binding), 0),
                          number_cell(scale * limit.used, 1), number_cell(scale * limit.bound, 1), number_cell(limit.rent_pct, 1),
                          number_cell(limit.rent, 1)});
  }
  return table;
}

/// Rents by country over all limits, largest first.
std::vector<std::pair<Country, double>> rents_by_country(const World& world, const Equilibrium& equilibrium) {
  std::vector<std::pair<Country, double>> rents;
  for (const Country n : all<Country>(world.country_count())) {
    if (equilibrium.rent(n) > 0) rents.emplace_back(n, equilibrium.rent(n));
  }
  std::ranges::stable_sort(rents, std::ranges::greater{}, &std::pair<Country, double>::second);
  return rents;
}

Figure rent_figure(const Study& study, const Run& run, const std::vector<std::pair<Country, double>>& rents) {
  constexpr std::size_t most_bars = 12;
  RowChart chart;
  chart.id = "rents";
  chart.title = "Who earns the rents";
  chart.x_title = "Rent a year, billion USD";
  for (std::size_t k = 0; k < std::min(most_bars, rents.size()); ++k) {
    const auto& [country, rent] = rents[k];
    chart.rows.push_back(
        {country_label(*study.world, country), 0, rent / 1000, money_text(rent), RowRole::context, RowMark::bar});
  }
  Figure figure;
  figure.id = chart.id;
  figure.finding = fmt::format("{} would earn {} of rents", capitalised(country_in_text(*study.world, rents.front().first)),
                               money_text(rents.front().second));
  figure.subtitle = capitalised(run_words(study, run)) + ".";
  if (rents.size() > most_bars) figure.note = fmt::format("The {} largest of {}.", most_bars, count_text(rents.size()));
  chart.finding = figure.finding;
  figure.draw = [chart](double width) { return row_chart_svg(chart, width); };
  figure.numbers.id = "rents";
  figure.numbers.caption = "Rents by country";
  figure.numbers.columns = {{"ISO", false}, {"Rent, million USD", true}};
  for (const auto& [country, rent] : rents) {
    figure.numbers.rows.push_back(
        {text_cell(study.world->countries[static_cast<std::size_t>(country.value)]), number_cell(rent, 1)});
  }
  return figure;
}

}  // namespace

void add_limits(Page& page, const Study& study) {
  const Run& run = headline_run(study);
  if (run.outcomes->limits.empty()) return;
  page.html += "<h3>What the limits cost, and who earns it</h3>";
  for (const LimitOutcome& limit : run.outcomes->limits) page.paragraph(limit_sentence(*study.world, limit));
  if (const auto rents = rents_by_country(*study.world, run.equilibrium); !rents.empty())
    page.add(rent_figure(study, run, rents));
  page.add_folded(limit_table(study, run), "Every limit");
}

}  // namespace entrepot
