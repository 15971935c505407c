#include "report/frontier_figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/frontier_words.hpp"
#include "report/line_chart.hpp"
#include "report/number_text.hpp"
#include "report/row_chart.hpp"

namespace entrepot {
namespace {

constexpr double billion = 1000;  // million USD
constexpr std::size_t named_rates = 4, shown_countries = 14;

DataTable frontier_numbers(const FrontierStudy& study) {
  DataTable table;
  table.id = "frontier";
  table.caption = "Cost of the coalition and loss of the target, million USD a year and percent of their income";
  table.columns = {{"Willingness to pay, USD per USD", true},
                   {"Cost, million USD", true},
                   {"Cost, %", true},
                   {"Loss, million USD", true},
                   {"Loss, %", true}};
  const double own = coalition_income(study), target = target_income(study);
  for (const FrontierPoint& p : study.result.points) {
    table.rows.push_back({number_cell(p.willingness_to_pay, 2), number_cell(p.coalition_cost, 0, true),
                          number_cell(100 * p.coalition_cost / own, 3, true), number_cell(p.target_loss, 0, true),
                          number_cell(100 * p.target_loss / target, 2, true)});
  }
  return table;
}

/// Places of the rates in order of the trade they bear on, largest first.
std::vector<std::size_t> rates_by_trade(const FrontierStudy& study, bool tariffs) {
  const World& world = *study.world;
  std::vector<double> trade;
  for (const std::vector<Sector>& sectors : study.result.sectors_taxed) {
    double sum = 0;
    for (const Sector j : sectors) {
      for (const Country n : study.result.coalition)
        sum += tariffs ? world.flow(j, n, study.result.target) : world.flow(j, study.result.target, n);
    }
    trade.push_back(sum);
  }
  std::vector<std::size_t> order(trade.size());
  for (std::size_t r = 0; r < order.size(); ++r) order[r] = r;
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t r) { return trade[r]; });
  return order;
}

bool closed(const FrontierRate& rate, bool tariffs) { return tariffs ? rate.imports_banned : rate.exports_banned; }
double percent_of(const FrontierRate& rate, bool tariffs) { return tariffs ? rate.tariff_pct : rate.export_tax_pct; }

DataTable rate_numbers(const FrontierStudy& study, bool tariffs, const std::vector<std::size_t>& order) {
  DataTable table;
  table.id = tariffs ? "tariffs" : "export-taxes";
  table.caption = tariffs ? "Tariffs on what the target sells, percent, by willingness to pay"
                          : "Taxes on what the target buys, percent, by willingness to pay";
  table.columns.push_back({"Sector", false});
  for (const FrontierPoint& p : study.result.points) table.columns.push_back({given_text(p.willingness_to_pay), true});
  for (const std::size_t r : order) {
    std::vector<TableCell> row{text_cell(frontier_sector_label(study, r))};
    for (const FrontierPoint& p : study.result.points) {
      const FrontierRate& rate = p.rates[r];
      row.push_back(closed(rate, tariffs) ? TableCell{"banned", "banned"} : number_cell(percent_of(rate, tariffs), 1));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

LineSeries rate_line(const FrontierStudy& study, std::size_t r, bool tariffs) {
  LineSeries line;
  for (const FrontierPoint& p : study.result.points) {
    if (!p.found) continue;
    line.x.push_back(p.willingness_to_pay);
    line.y.push_back(closed(p.rates[r], tariffs) ? std::numeric_limits<double>::quiet_NaN() : percent_of(p.rates[r], tariffs));
  }
  if (line.y.empty()) return line;
  const std::vector<Sector>& sectors = study.result.sectors_taxed[r];
  line.label = sectors.size() == 1 ? study.world->sectors[static_cast<std::size_t>(sectors.front().value)]
                                   : frontier_sector_label(study, r);
  line.value_label = rate_text(study.result.points.back().rates[r], tariffs);
  return line;
}

/// "The sectors with most trade: B06 Crude oil and natural gas, ...".
std::string named_sectors(const FrontierStudy& study, const std::vector<std::size_t>& order) {
  std::vector<std::string> names;
  for (std::size_t place = 0; place < std::min(named_rates, order.size()); ++place) {
    const std::vector<Sector>& sectors = study.result.sectors_taxed[order[place]];
    const std::string code =
        sectors.size() == 1 ? study.world->sectors[static_cast<std::size_t>(sectors.front().value)] + " " : "";
    names.push_back(code + frontier_sector_label(study, order[place]));
  }
  return "The sectors with most trade: " + joined_words(names);
}

}  // namespace

Figure frontier_figure(const FrontierStudy& study) {
  LineChart chart;
  chart.id = "frontier";
  chart.title = "What efficient sanctions cost both sides";
  chart.finding = frontier_headline(study);
  chart.x_title = fmt::format("Loss of {}, billion USD a year", country_in_text(*study.world, study.result.target));
  chart.y_title = "Cost to those who sanction, billion USD a year; below zero they gain";
  LineSeries line;
  line.label = "least cost";
  for (const FrontierPoint& p : study.result.points) {
    if (!p.found) continue;
    line.x.push_back(p.target_loss / billion);
    line.y.push_back(p.coalition_cost / billion);
    line.value_label = fmt::format("at {} USD per USD", given_text(p.willingness_to_pay));
  }
  chart.series.push_back(std::move(line));
  if (study.result.measures && study.result.measures->equilibrium.outcome == Outcome::converged) {
    const FrontierComparison& m = *study.result.measures;
    chart.series.push_back({.label = "measures as they are",
                            .value_label = "",
                            .x = {m.target_loss / billion},
                            .y = {m.coalition_cost / billion},
                            .low = {},
                            .high = {}});
  }
  Figure figure;
  figure.id = "frontier-figure";
  figure.finding = chart.finding;
  figure.subtitle = "Each point is the best that the taxes can do at one willingness to pay; its slope is that willingness.";
  figure.draw = [chart](double width) { return line_chart_svg(chart, width); };
  figure.numbers = frontier_numbers(study);
  return figure;
}

Figure frontier_rates_figure(const FrontierStudy& study, bool tariffs) {
  const std::vector<std::size_t> order = rates_by_trade(study, tariffs);
  LineChart chart;
  chart.id = tariffs ? "tariffs" : "export-taxes";
  chart.title = tariffs ? "Efficient tariffs" : "Efficient export taxes";
  chart.x_title = "Willingness to pay, USD of own income for a USD of the target's loss";
  chart.y_title = tariffs ? "Tariff, percent" : "Export tax, percent";
  for (std::size_t place = 0; place < std::min(named_rates, order.size()); ++place)
    chart.series.push_back(rate_line(study, order[place], tariffs));
  const FrontierPoint* shown = shown_point(study.result);
  const std::size_t first = order.front();
  chart.finding = fmt::format("{} {} {} where the willingness is {}", frontier_sector_label(study, first),
                              tariffs ? "would bear a tariff of" : "would bear a tax of", rate_text(shown->rates[first], tariffs),
                              given_text(shown->willingness_to_pay));
  if (closed(shown->rates[first], tariffs))
    chart.finding = fmt::format("{} would be banned where the willingness is {}", frontier_sector_label(study, first),
                                given_text(shown->willingness_to_pay));
  Figure figure;
  figure.id = chart.id + "-figure";
  figure.finding = chart.finding;
  figure.subtitle =
      named_sectors(study, order) + "; the table below has all. A line ends where a ban serves better than any rate.";
  figure.draw = [chart](double width) { return line_chart_svg(chart, width); };
  figure.numbers = rate_numbers(study, tariffs, order);
  return figure;
}

Figure bystanders_figure(const FrontierStudy& study) {
  const World& world = *study.world;
  const FrontierPoint& point = *shown_point(study.result);
  std::vector<Country> order;
  for (const Country n : all<Country>(world.country_count())) order.push_back(n);
  std::ranges::stable_sort(order, std::greater{}, [&](Country n) { return std::abs(point.real_income(n)); });
  order.resize(std::min(shown_countries, order.size()));
  if (std::ranges::find(order, study.result.target) == order.end()) order.push_back(study.result.target);
  std::ranges::stable_sort(order, std::greater{}, [&](Country n) { return point.real_income(n); });
  RowChart chart;
  chart.id = "incomes";
  chart.title = "Who gains, who loses";
  chart.x_title = "Change of real income, percent";
  std::size_t gaining = 0, bystanders = 0;
  for (const Country n : all<Country>(world.country_count())) {
    if (n == study.result.target || std::ranges::binary_search(study.result.coalition, n)) continue;
    ++bystanders;
    gaining += point.real_income(n) > 0;
  }
  for (const Country n : order) {
    const bool player = n == study.result.target || std::ranges::binary_search(study.result.coalition, n);
    chart.rows.push_back({country_label(world, n), 0, point.real_income(n), signed_percent_text(point.real_income(n)),
                          player ? RowRole::subject : RowRole::context, RowMark::dot});
  }
  chart.finding = fmt::format("Of {} bystanders {} would gain", count_text(bystanders), count_text(gaining));
  Figure figure;
  figure.id = "incomes-figure";
  figure.finding = chart.finding;
  figure.subtitle = fmt::format("Largest changes at a willingness of {}; those who sanction and the target are marked.",
                                given_text(point.willingness_to_pay));
  figure.draw = [chart](double width) { return row_chart_svg(chart, width); };
  figure.numbers.id = "incomes";
  figure.numbers.caption = "Change of real income, percent, by willingness to pay";
  figure.numbers.columns.push_back({"ISO", false});
  for (const FrontierPoint& p : study.result.points) figure.numbers.columns.push_back({given_text(p.willingness_to_pay), true});
  for (const Country n : all<Country>(world.country_count())) {
    std::vector<TableCell> row{text_cell(world.countries[static_cast<std::size_t>(n.value)])};
    for (const FrontierPoint& p : study.result.points) row.push_back(number_cell(p.real_income(n), 4, true));
    figure.numbers.rows.push_back(std::move(row));
  }
  return figure;
}

DataTable frontier_certificates(const FrontierStudy& study) {
  DataTable table;
  table.id = "certificates";
  table.caption = "How good each point is";
  table.columns = {{"Willingness to pay", true},
                   {"Rates within, percentage points", true},
                   {"All small changes together would add, million USD", true},
                   {"Best change of one rate alone would add, million USD", true},
                   {"Equilibria solved", true},
                   {"Worst residual of the equilibrium", true},
                   {"Verdict", false}};
  for (const FrontierPoint& p : study.result.points) {
    const double residual = p.equilibrium.certificate.max();
    table.rows.push_back({number_cell(p.willingness_to_pay, 2),
                          {residual_text(p.distance), plain_number(p.distance)},
                          {residual_text(p.gain_left), plain_number(p.gain_left)},
                          {residual_text(p.best_deviation), plain_number(p.best_deviation)},
                          number_cell(p.evaluations, 0),
                          {residual_text(residual), plain_number(residual)},
                          text_cell(p.found ? "optimum, certified" : "not certified")});
  }
  return table;
}

}  // namespace entrepot
