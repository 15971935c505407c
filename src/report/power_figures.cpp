#include "report/power_figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/heat_map.hpp"
#include "report/number_text.hpp"
#include "report/row_chart.hpp"

namespace entrepot {
namespace {

constexpr std::size_t ranked_rows = 15;

const std::string& code(const WorldPower& power, Country n) { return power.world->countries[static_cast<std::size_t>(n.value)]; }

TableCell loss_cell(double loss) { return std::isfinite(loss) ? number_cell(loss, 3) : TableCell{"", ""}; }

/// Largest first, those that are no single economy last.
std::vector<Country> by_size(const WorldPower& power) {
  std::vector<Country> order = largest_economies(power, power.among.size());
  for (const Country n : power.among) {
    if (std::ranges::find(order, n) == order.end()) order.push_back(n);
  }
  return order;
}

DataTable matrix_numbers(const WorldPower& power, const PowerState& state) {
  DataTable table;
  table.id = "matrix";
  table.caption = "Loss of the row's economy if its trade with the column's is cut, percent of real income (100 × log)";
  const std::vector<Country> order = by_size(power);
  const auto losses = loss_matrix(power, state);
  table.columns.push_back({"Loses", false});
  for (const Country n : order) table.columns.push_back({code(power, n), true});
  for (const Country n : order) {
    std::vector<TableCell> row{text_cell(code(power, n))};
    for (const Country partner : order) row.push_back(loss_cell(losses(n, partner)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The largest entry among the economies drawn.
std::string matrix_finding(const WorldPower& power, const std::vector<Country>& order,
                           const Array<double, Country, Country>& losses) {
  double largest = -INFINITY;
  Country who, without;
  for (const Country n : order) {
    for (const Country partner : order) {
      if (std::isfinite(losses(n, partner)) && losses(n, partner) > largest)
        largest = losses(n, partner), who = n, without = partner;
    }
  }
  if (!std::isfinite(largest)) return "No cut has an equilibrium";
  return fmt::format("The largest loss among them would be that of {} without {}: {} of real income",
                     country_in_text(*power.world, who), country_in_text(*power.world, without), percent_text(largest));
}

Figure row_figure(const RowChart& chart, const std::string& subtitle) {
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = chart.finding;
  f.subtitle = subtitle;
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  return f;
}

}  // namespace

Figure matrix_figure(const PowerPlace& at) {
  const WorldPower& power = *at.power;
  const std::vector<Country> order = largest_economies(power, large_economies);
  const auto losses = loss_matrix(power, *at.state);
  HeatMap map;
  map.id = "matrix";
  map.title = "Losses by economy and by partner lost";
  map.axis_title = "Row: who loses. Column: the partner without whom. Percent of real income (100 × log)";
  map.finding = matrix_finding(power, order, losses);
  map.steps = {0.01, 0.03, 0.1, 0.3, 1, 3};
  map.unit = std::string(narrow_space) + "%";
  for (const Country n : order) {
    map.labels.push_back(code(power, n));
    std::vector<double> values;
    std::vector<std::string> hints;
    for (const Country partner : order) {
      const double loss = losses(n, partner);
      values.push_back(loss);
      hints.push_back(fmt::format("{} without {}: {}", country_label(*power.world, n), country_label(*power.world, partner),
                                  std::isfinite(loss) ? percent_text(loss) : "no equilibrium"));
    }
    map.values.push_back(std::move(values));
    map.hints.push_back(std::move(hints));
  }
  Figure f;
  f.id = "matrix-figure";
  f.finding = map.finding;
  f.subtitle =
      fmt::format("{}, largest first; the table below the picture has all {}",
                  order.size() < power.among.size() ? fmt::format("The {} largest economies", order.size()) : "Economies",
                  count_text(power.among.size()));
  f.draw = [map](double width) { return heat_map_svg(map, width); };
  f.numbers = matrix_numbers(power, *at.state);
  return f;
}

Figure economies_figure(const PowerPlace& at) {
  const WorldPower& power = *at.power;
  const std::vector<EconomyPower> ranking = rank_economies(power, *at.state);
  RowChart chart;
  chart.id = "economies";
  chart.title = "Mean loss of partners";
  chart.x_title =
      "Mean loss of its partners without it, one at a time, weighted by their income, percent of real income (100 × log)";
  DataTable table;
  table.id = "economies";
  table.caption = "What each economy could do to its partners, and where it could be hurt most";
  table.columns = {{"Economy", false}, {"Mean loss of partners, %", true}, {"Partners that lose more", true},
                   {"Partners", true}, {"Its own largest loss, %", true},  {"Without", false}};
  for (const EconomyPower& e : ranking) {
    if (chart.rows.size() < ranked_rows) {
      const RowRole role = chart.rows.empty() ? RowRole::subject : RowRole::context;
      chart.rows.push_back(
          {country_label(*power.world, e.country), 0, e.inflicted, percent_text(e.inflicted), role, RowMark::bar});
    }
    table.rows.push_back({text_cell(code(power, e.country)),
                          loss_cell(e.inflicted),
                          {count_text(e.stronger), std::to_string(e.stronger)},
                          {count_text(e.partners), std::to_string(e.partners)},
                          loss_cell(e.weakest_loss),
                          text_cell(std::isfinite(e.weakest_loss) ? code(power, e.weakest_point) : "")});
  }
  const EconomyPower& first = ranking.front();
  chart.finding = fmt::format("{} could hurt its partners most; {} of its {} partners would lose more than it would itself",
                              capitalised(country_in_text(*power.world, first.country)), count_text(first.stronger),
                              count_text(first.partners));
  Figure f = row_figure(chart, "");
  f.numbers = std::move(table);
  return f;
}

std::optional<Figure> asymmetric_figure(const PowerPlace& at) {
  const WorldPower& power = *at.power;
  RowChart chart;
  chart.id = "asymmetric";
  chart.title = "Most asymmetric pairs";
  chart.x_title = "Loss of the one named first over the loss of the other, ratio";
  DataTable table;
  table.id = "asymmetric";
  table.caption = "Most asymmetric pairs among the largest economies";
  table.columns = {{"Loses more", false}, {"Loses less", false},          {"Ratio", true},
                   {"Loss, %", true},     {"Loss of the other, %", true}, {"Asymmetry of trade shares, −1 to 1", true}};
  for (const std::size_t i : rank_asymmetric_pairs(power, *at.state, large_economies)) {
    const CutTie& tie = at.state->ties[i];
    const bool first = tie.loss_a >= tie.loss_b;
    const Country more(first ? tie.a : tie.b), less(first ? tie.b : tie.a);
    const double ratio = first ? tie.ratio : 1 / tie.ratio;
    if (chart.rows.size() < ranked_rows)
      chart.rows.push_back({fmt::format("{} without {}", country_label(*power.world, more), country_in_text(*power.world, less)),
                            0, ratio, significant_text(ratio), RowRole::context, RowMark::dot});
    table.rows.push_back({text_cell(code(power, more)), text_cell(code(power, less)), number_cell(ratio, 1),
                          number_cell(first ? tie.loss_a : tie.loss_b, 3), number_cell(first ? tie.loss_b : tie.loss_a, 4),
                          number_cell(first ? tie.dependence.asymmetry : -tie.dependence.asymmetry, 3)});
  }
  if (chart.rows.empty()) return std::nullopt;
  const CutTie& top = at.state->ties[rank_asymmetric_pairs(power, *at.state, large_economies).front()];
  const double larger = std::max(top.loss_a, top.loss_b), smaller = std::min(top.loss_a, top.loss_b);
  chart.finding =
      fmt::format("{}: {} of real income against {}", chart.rows.front().label, percent_text(larger), percent_text(smaller));
  Figure f =
      row_figure(chart, fmt::format("Pairs among the {} largest economies in which both lose and the weaker side at least {}",
                                    std::min(large_economies, power.among.size()), percent_text(loss_that_matters)));
  f.numbers = std::move(table);
  return f;
}

std::optional<Figure> coalition_figure(const PowerStudy& study, const PowerPlace& at, std::size_t coalition) {
  const WorldPower& power = *at.power;
  const std::size_t side = power.world->country_count() + coalition;
  std::vector<const CutTie*> ties;
  for (const CutTie& tie : at.state->ties) {
    if (tie.a == side && std::isfinite(tie.loss_b)) ties.push_back(&tie);
  }
  if (ties.empty()) return std::nullopt;
  std::ranges::stable_sort(ties, std::greater<>{}, &CutTie::loss_b);
  const std::string& name = power.sides[side].name;
  const bool is_group = study.coalitions[coalition].members == std::vector<std::string>{"@" + name};
  const std::string words = is_group ? country_word_in_text(*power.world, "@" + name) : name;
  RowChart chart;
  chart.id = fmt::format("coalition-{}", coalition + 1);
  chart.title = "Losses without " + words;
  chart.x_title = fmt::format("Loss of real income if all trade with {} were cut, percent (100 × log)", words);
  DataTable table;
  table.id = chart.id;
  table.caption = fmt::format("{} against each economy outside it", name);
  table.columns = {{"Economy", false},
                   {"Loss, %", true},
                   {fmt::format("Loss of {}, %", name), true},
                   {"Ratio", true},
                   {fmt::format("Share of {} in its trade, %", name), true}};
  for (const CutTie* tie : ties) {
    const Country n(tie->b);
    if (chart.rows.size() < ranked_rows)
      chart.rows.push_back(
          {country_label(*power.world, n), 0, tie->loss_b, percent_text(tie->loss_b), RowRole::context, RowMark::bar});
    table.rows.push_back({text_cell(code(power, n)),
                          loss_cell(tie->loss_b),
                          {fixed_text(tie->loss_a, 4), plain_number(tie->loss_a)},
                          std::isfinite(tie->ratio) ? number_cell(1 / tie->ratio, 1) : TableCell{"", ""},
                          number_cell(100 * tie->dependence.b_on_a, 1)});
  }
  const CutTie& first = *ties.front();
  chart.finding = fmt::format("{} would lose {} of real income without {}, whose members would lose {} on average",
                              capitalised(country_in_text(*power.world, Country(first.b))), percent_text(first.loss_b), words,
                              percent_text(first.loss_a));
  Figure f = row_figure(chart, "The members cut together and go on trading with each other");
  f.numbers = std::move(table);
  return f;
}

}  // namespace entrepot
