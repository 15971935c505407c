#include "report/comply_figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "report/cell_map.hpp"
#include "report/comply_tables.hpp"
#include "report/comply_words.hpp"
#include "report/country_words.hpp"
#include "report/line_chart.hpp"
#include "report/number_text.hpp"
#include "report/row_chart.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t most_lines = 6;
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> penalties_of(const ComplyStudy& study) {
  std::vector<std::string> ids;
  for (const ComplianceCase* at : headline_cases(study)) ids.push_back(at->penalty);
  return ids;
}

/// Where the case lies along what varies; dates by their day.
double position(const Study& frame, const ComplianceCase& at) {
  return at.on.empty() ? sweep_value(frame, at.parameters) : date_days(at.on);
}

void place_axis(const Study& frame, const ComplyStudy& study, const std::string& penalty, LineChart& chart) {
  const Sweep sweep = describe_sweep(frame);
  chart.x_title = sweep.axis_title;
  if (sweep.kind != Sweep::Kind::dates) return;
  chart.steps = true;
  for (const ComplianceCase* at : cases_of(study, penalty))
    chart.x_ticks.push_back({date_days(at->on), date_words(at->on, true)});
}

bool varies_along_one(const Study& frame) {
  const Sweep::Kind kind = describe_sweep(frame).kind;
  return (kind == Sweep::Kind::one_parameter || kind == Sweep::Kind::dates) && frame.runs.size() > 1;
}

/// A line of one number of one third country over the cases of a penalty.
template <class Number>
LineSeries line_of(const Study& frame, const std::vector<const ComplianceCase*>& cases, const std::string& label,
                   const Number& number) {
  LineSeries series;
  series.label = label;
  for (const ComplianceCase* at : cases) {
    series.x.push_back(position(frame, *at));
    series.y.push_back(number(*at));
  }
  series.value_label = percent_text(series.y.back());
  return series;
}

double shown_threshold(const ThirdCountry& third) {
  if (third.deterrence == Deterrence::complies_unasked) return 0;
  return std::isfinite(third.threshold) ? 100 * third.threshold : undefined;
}

std::string third_title(const ComplyStudy& study, const std::string& penalty) {
  return fmt::format(
      "Risk of punishment that would keep each country observing the sanctions on {} (threshold q*), percent; "
      "penalty by {}",
      target_words(study), punisher_words(study, penalty));
}

/// Is there a line to draw?
bool deters_somewhere(const ComplyStudy& study, const std::string& penalty) {
  for (const ComplianceCase* at : cases_of(study, penalty)) {
    for (const ThirdCountry& third : at->thirds) {
      if (third.deterrence == Deterrence::deters || third.deterrence == Deterrence::complies_unasked) return true;
    }
  }
  return false;
}

Figure threshold_lines(const ComplyStudy& study, const Study& frame, const std::string& penalty, std::size_t index) {
  const auto cases = cases_of(study, penalty);
  LineChart chart;
  chart.id = fmt::format("thresholds-{}", index + 1);
  place_axis(frame, study, penalty, chart);
  chart.y_title = third_title(study, penalty);
  std::vector<std::string> beyond;
  for (std::size_t k = 0; k < study.result.thirds.size(); ++k) {
    const std::string third = third_words(study, study.result.thirds[k]);
    const bool nowhere = std::ranges::all_of(
        cases, [&](const ComplianceCase* at) { return at->thirds[k].deterrence == Deterrence::nothing_deters; });
    if (nowhere) beyond.push_back(third);
    if (nowhere || chart.series.size() == most_lines) continue;
    chart.series.push_back(
        line_of(frame, cases, study.result.thirds[k], [&](const ComplianceCase& at) { return shown_threshold(at.thirds[k]); }));
  }
  chart.references = {{100, "Certain punishment; above this line nothing deters"}};
  chart.title = "Risk of punishment needed, by third country";
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = fmt::format("The risk of punishment by {} that would keep each country observing the sanctions",
                          punisher_words(study, penalty));
  f.subtitle = "All other third countries ignore the sanctions unpunished.";
  if (!beyond.empty()) f.subtitle += " Not drawn, since no enforcement would deter them anywhere: " + joined_words(beyond) + ".";
  chart.finding = f.finding;
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  return f;
}

Figure threshold_dots(const ComplyStudy& study, const ComplianceCase& at, std::size_t index) {
  RowChart chart;
  chart.id = fmt::format("thresholds-{}", index + 1);
  chart.title = "Risk of punishment needed, by third country";
  chart.x_title = third_title(study, at.penalty);
  std::vector<const ThirdCountry*> order;
  for (const ThirdCountry& third : at.thirds) order.push_back(&third);
  const auto rank = [](const ThirdCountry* t) {  // complying unasked first, then by threshold, then those nothing deters
    return t->deterrence == Deterrence::complies_unasked ? -1 : t->deterrence == Deterrence::deters ? t->threshold : 2;
  };
  std::ranges::stable_sort(order, {}, rank);
  for (const ThirdCountry* third : order) {
    const bool deters = third->deterrence == Deterrence::deters;
    chart.rows.push_back({.label = capitalised(third_words(study, third->third)),
                          .from = 0,
                          .to = deters ? 100 * third->threshold : 0,
                          .value_label = threshold_text(third->deterrence, third->threshold),
                          .role = RowRole::subject,
                          .mark = deters ? RowMark::dot : RowMark::none});
  }
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = fmt::format("The risk of punishment by {} that would keep each country observing the sanctions",
                          punisher_words(study, at.penalty));
  const std::string point = point_words(study, at);
  f.subtitle = point.empty() ? "All other third countries ignore the sanctions unpunished."
                             : fmt::format("{}; all other third countries ignore the sanctions unpunished.", capitalised(point));
  chart.finding = f.finding;
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  return f;
}

/// Share of the equilibria in which a country complies, and what stands behind it.
MapCell settling_cell(const ComplyStudy& study, const ComplianceGame& game, std::size_t k) {
  MapCell cell;
  const std::string who = third_words(study, study.result.thirds[k]), risk = percent_text(100 * game.enforcement);
  if (game.equilibria.empty()) {
    if (game.mixed) {
      const double p = game.mixed->probability[k];
      cell.shade = 2 + static_cast<int>(std::lround(4 * p));
      cell.words = percent_text(100 * p);
      cell.hint = fmt::format("{}, risk {}: complies with probability {}", who, risk, percent_text(100 * p));
    }
    return cell;
  }
  const auto complying =
      std::ranges::count_if(game.equilibria, [&](const ComplianceProfile& p) { return static_cast<bool>(p.complies[k]); });
  const auto all = static_cast<std::ptrdiff_t>(game.equilibria.size());
  cell.shade = complying == 0 ? 1 : complying == all ? 6 : 3;
  cell.words = complying == 0 ? "ignores" : complying == all ? "complies" : "either";
  cell.hint = fmt::format("{}, risk {}: complies in {} of {} equilibria", who, risk, complying, all);
  return cell;
}

Figure settling_map(const ComplyStudy& study, const ComplianceCase& at, std::size_t index) {
  CellMap map;
  map.id = fmt::format("settling-{}", index + 1);
  map.title = "Who complies at which risk of punishment";
  map.axis_title = fmt::format(
      "Row: third country. Column: risk of punishment by {}, percent. Shade: whether it complies when each "
      "chooses for itself",
      punisher_words(study, at.penalty));
  for (const ComplianceGame& game : at.games) map.columns.push_back(given_text(100 * game.enforcement));
  bool either = false;
  for (std::size_t k = 0; k < at.thirds.size(); ++k) {
    map.rows.push_back(study.result.thirds[k]);
    std::vector<MapCell> row;
    for (const ComplianceGame& game : at.games) {
      row.push_back(settling_cell(study, game, k));
      either = either || row.back().words == "either";
    }
    map.cells.push_back(std::move(row));
  }
  map.legend = {{1, "ignores in every equilibrium"}, {6, "complies in every equilibrium"}};
  if (either) map.legend.insert(map.legend.begin() + 1, {3, "complies in some equilibria"});
  Figure f;
  f.id = map.id + "-figure";
  const auto everybody = std::ranges::find_if(at.games, [](const ComplianceGame& game) {
    return !game.equilibria.empty() && game.equilibria.front().count() == game.equilibria.front().complies.size();
  });
  f.finding =
      everybody == at.games.end()
          ? fmt::format("At no risk of punishment by {} that was looked at would all comply", punisher_words(study, at.penalty))
          : fmt::format("All would comply from a risk of punishment by {} of {} on", punisher_words(study, at.penalty),
                        percent_text(100 * everybody->enforcement));
  const std::string point = point_words(study, at);
  f.subtitle = fmt::format("Whoever ignores the sanctions is punished with the same probability, independently{}.",
                           point.empty() ? "" : "; " + point);
  map.finding = f.finding;
  f.draw = [map](double width) { return cell_map_svg(map, width); };
  return f;
}

Figure threat_lines(const ComplyStudy& study, const Study& frame, const std::string& penalty, std::size_t index) {
  const auto cases = cases_of(study, penalty);
  const std::string third = third_words(study, study.result.thirds[0]);
  LineChart chart;
  chart.id = fmt::format("threats-{}", index + 1);
  place_axis(frame, study, penalty, chart);
  chart.title = "What punishing would cost those who punish, and the punished";
  chart.y_title = fmt::format("Loss of real income, percent (100 × log); penalty by {}", punisher_words(study, penalty));
  chart.series = {
      line_of(frame, cases, "Stake of " + third, [](const ComplianceCase& at) { return at.thirds[0].stake; }),
      line_of(frame, cases, "Cost to those who punish", [](const ComplianceCase& at) { return at.thirds[0].enforcer_cost; }),
      line_of(frame, cases, "Potency: the stake where the threat is credible",
              [](const ComplianceCase& at) { return at.thirds[0].potency; })};
  const ThirdCountry &first = cases.front()->thirds[0], &last = cases.back()->thirds[0];
  const bool cheaper = last.enforcer_cost < first.enforcer_cost, weaker = last.stake < first.stake;
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = cheaper && weaker ? fmt::format("Punishing {} would become cheaper, and would hurt it less", third)
                                : fmt::format("What punishing {} would cost both sides", third);
  f.subtitle = fmt::format(
      "A threat is credible if {} dollars for a dollar that {} loses, and {} of income for reputation, cover "
      "what punishing costs.",
      given_text(study.scenario.compliance->willingness_to_pay), target_words(study),
      percent_text(100 * study.scenario.compliance->reputation));
  chart.finding = f.finding;
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  return f;
}

/// Shades of a threshold, percent: darker = more enforcement is needed.
int threshold_shade(const ThirdCountry& third) {
  if (third.deterrence == Deterrence::unknown) return 0;
  if (third.deterrence == Deterrence::complies_unasked) return 1;
  if (third.deterrence == Deterrence::nothing_deters) return 7;
  constexpr double steps[] = {.05, .15, .3, .6};
  return 2 + static_cast<int>(std::ranges::upper_bound(steps, third.threshold) - std::begin(steps));
}

/// The case at these values of the first two axes; further axes at their first values met.
const ComplianceCase* case_at(const std::vector<const ComplianceCase*>& cases, const std::vector<GridAxis>& grid, double first,
                              double second) {
  for (const ComplianceCase* at : cases) {
    if (at->parameters.at(grid[0].targets.front()) == first && at->parameters.at(grid[1].targets.front()) == second) return at;
  }
  return nullptr;
}

Figure break_even_map(const ComplyStudy& study, const std::string& penalty, std::size_t k, std::size_t index) {
  const std::vector<GridAxis>& grid = study.scenario.grid;
  const auto cases = cases_of(study, penalty);
  const std::string third = third_words(study, study.result.thirds[k]);
  CellMap map;
  map.id = fmt::format("break-even-{}", index + 1);
  map.title = "Threshold over two assumptions";
  map.axis_title =
      fmt::format("Row: {}. Column: {}. Shade: risk of punishment by {} needed to keep {} observing the sanctions, percent",
                  axis_words(study, grid[1]), axis_words(study, grid[0]), punisher_words(study, penalty), third);
  for (const double value : grid[0].values) map.columns.push_back(given_text(value));
  std::size_t beyond = 0, all = 0;
  for (const double second : grid[1].values) {
    map.rows.push_back(given_text(second));
    std::vector<MapCell> row;
    for (const double first : grid[0].values) {
      MapCell cell;
      if (const ComplianceCase* at = case_at(cases, grid, first, second)) {
        const ThirdCountry& t = at->thirds[k];
        cell.shade = threshold_shade(t);
        cell.words = t.deterrence == Deterrence::deters           ? significant_text(100 * t.threshold)
                     : t.deterrence == Deterrence::nothing_deters ? "none"
                                                                  : "";
        cell.hint = fmt::format("{}: {}", point_words(study, *at), threshold_text(t.deterrence, t.threshold));
        beyond += t.deterrence == Deterrence::nothing_deters;
        ++all;
      }
      row.push_back(std::move(cell));
    }
    map.cells.push_back(std::move(row));
  }
  map.legend = {{1, "complies unasked"},     {2, "below 5 %"},  {3, "5 to 15 %"},
                {4, "15 to 30 %"},           {5, "30 to 60 %"}, {6, "60 to 100 %"},
                {7, "no enforcement deters"}};
  Figure f;
  f.id = map.id + "-figure";
  f.finding = beyond == 0
                  ? fmt::format("Everywhere on this map some risk of punishment by {} would keep {} observing the sanctions",
                                punisher_words(study, penalty), third)
                  : fmt::format("In {} of {} cells of this map no enforcement by {} would keep {} observing the sanctions",
                                beyond, all, punisher_words(study, penalty), third);
  map.finding = f.finding;
  if (grid.size() > 2) f.subtitle = "Further axes of the grid at their first value.";
  f.draw = [map](double width) { return cell_map_svg(map, width); };
  return f;
}

Figure bound_lines(const ComplyStudy& study, const IdentifiedValue& value, std::size_t index) {
  LineChart chart;
  chart.id = fmt::format("bounds-{}", index + 1);
  const std::string third = third_words(study, value.third);
  chart.title = "Political values and risks that behaviour allows";
  chart.x_title = "Risk of punishment, percent";
  chart.y_title = fmt::format("Political value of the tie to {} (b), percent of its real income", third);
  for (const std::size_t o : value.observations) {
    const ObservedBound& b = study.result.bounds[o];
    LineSeries line;
    line.label = fmt::format("{}{}: {}", b.complied ? "Complied" : "Ignored", b.on.empty() ? "" : ", " + date_words(b.on, true),
                             b.complied ? "on or below" : "on or above");
    // The thick of it: the line over the range of risk that is known, else over all.
    for (const double q : {b.enforcement.low, b.enforcement.high}) {
      line.x.push_back(100 * q);
      line.y.push_back(b.certified ? b.line_at_zero + b.line_slope * q : undefined);
    }
    line.value_label = percent_text(line.y.back());
    chart.series.push_back(std::move(line));
  }
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = identified_words(study, value);
  if (f.finding.ends_with('.')) f.finding.pop_back();
  f.subtitle =
      "Each line runs over the risks that are known of its day: who complied has b on or below it, who ignored on or above.";
  chart.finding = f.finding;
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  return f;
}

Figure partial_lines(const ComplyStudy& study, const ComplianceCase& at, std::size_t index) {
  LineChart chart;
  chart.id = fmt::format("partial-{}", index + 1);
  chart.title = "Best share of compliance";
  chart.x_title = fmt::format("Risk of punishment by {}, percent", punisher_words(study, at.penalty));
  chart.y_title = "Share of the sanctions that it would observe, percent";
  for (const std::string& third : study.result.thirds) {
    LineSeries line;
    line.label = capitalised(third_words(study, third));
    for (const PartialCompliance& p : at.partial) {
      if (p.third != third) continue;
      line.x.push_back(100 * p.enforcement);
      line.y.push_back(100 * p.share);
    }
    line.value_label = percent_text(line.y.back());
    if (chart.series.size() < most_lines) chart.series.push_back(std::move(line));
  }
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = "How much of the sanctions each country would observe if it could choose any share";
  f.subtitle = fmt::format("Who observes a share a is punished with the risk × (1 − a) to the power of {}.",
                           given_text(*study.scenario.compliance->severity));
  chart.finding = f.finding;
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  return f;
}

}  // namespace

std::vector<Figure> third_country_figures(const ComplyStudy& study) {
  const Study frame = frame_of(study);
  std::vector<Figure> figures;
  for (const ComplianceCase* at : headline_cases(study))
    figures.push_back(varies_along_one(frame) && deters_somewhere(study, at->penalty)
                          ? threshold_lines(study, frame, at->penalty, figures.size())
                          : threshold_dots(study, *at, figures.size()));
  if (!figures.empty()) figures.front().numbers = thresholds_table(study);
  return figures;
}

std::vector<Figure> settling_figures(const ComplyStudy& study) {
  std::vector<Figure> figures;
  for (const ComplianceCase* at : headline_cases(study)) {
    if (!at->games.empty()) figures.push_back(settling_map(study, *at, figures.size()));
  }
  return figures;
}

std::vector<Figure> threat_figures(const ComplyStudy& study) {
  const Study frame = frame_of(study);
  std::vector<Figure> figures;
  if (!varies_along_one(frame)) return figures;
  for (const std::string& penalty : penalties_of(study)) figures.push_back(threat_lines(study, frame, penalty, figures.size()));
  return figures;
}

std::vector<Figure> break_even_maps(const ComplyStudy& study) {
  std::vector<Figure> figures;
  if (study.scenario.grid.size() < 2) return figures;
  for (const std::string& penalty : penalties_of(study)) {
    for (std::size_t k = 0; k < std::min<std::size_t>(2, study.result.thirds.size()); ++k)
      figures.push_back(break_even_map(study, penalty, k, figures.size()));
  }
  return figures;
}

std::vector<Figure> bound_figures(const ComplyStudy& study) {
  std::vector<Figure> figures;
  for (const IdentifiedValue& value : study.result.identified) figures.push_back(bound_lines(study, value, figures.size()));
  return figures;
}

std::vector<Figure> partial_figures(const ComplyStudy& study) {
  std::vector<Figure> figures;
  for (const ComplianceCase* at : headline_cases(study)) {
    if (!at->partial.empty()) figures.push_back(partial_lines(study, *at, figures.size()));
  }
  return figures;
}

}  // namespace entrepot
