#include "report/detect_figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/detect_tables.hpp"
#include "report/detect_words.hpp"
#include "report/line_chart.hpp"
#include "report/number_text.hpp"
#include "report/row_chart.hpp"

namespace entrepot {
namespace {

constexpr std::size_t drawn_findings = 15;

/// The first January, each January after it, and the break.
std::vector<Tick> month_ticks(const DetectStudy& study) {
  constexpr double apart = 5;  // months between labels that do not touch
  std::vector<Tick> ticks;
  const auto at_break = static_cast<double>(study.break_at);
  for (std::size_t m = 0; m < study.months.size(); ++m) {
    const auto place = static_cast<double>(m);
    if (m == study.break_at)
      ticks.push_back({place, "break, " + study.months[m]});
    else if (study.months[m].ends_with("-01") && std::abs(place - at_break) > apart)
      ticks.push_back({place, study.months[m].substr(0, 4)});
  }
  return ticks;
}

std::vector<double> places(const DetectStudy& study) {
  std::vector<double> x;
  for (std::size_t m = 0; m < study.months.size(); ++m) x.push_back(static_cast<double>(m));
  return x;
}

std::vector<double> millions(const std::vector<double>& values) {
  std::vector<double> scaled;
  for (const double v : values) scaled.push_back(v / 1e6);
  return scaled;
}

std::string millions_of(const DetectStudy& study) { return study.currency.empty() ? "millions" : "million " + study.currency; }

}  // namespace

Figure detect_months_figure(const DetectStudy& study) {
  std::vector<double> together(study.months.size(), 0);
  for (const RouteExcess& r : study.thirds)
    for (std::size_t m = 0; m < together.size(); ++m) together[m] += r.monthly[m];
  LineChart chart;
  chart.id = "months";
  chart.title = "Flows by month";
  chart.finding = fmt::format("In {} {} went to {} and {} to the third countries together", month_words(study.months.back()),
                              amount_text(study.target.monthly.back(), study.currency), study.target.label,
                              amount_text(together.back(), study.currency));
  chart.x_title = "Month";
  chart.y_title = "Value a month, " + millions_of(study);
  chart.series = {{study.target.label,
                   amount_text(study.target.monthly.back(), study.currency),
                   places(study),
                   millions(study.target.monthly),
                   {},
                   {},
                   true},
                  {fmt::format("{} third countries", study.thirds.size()),
                   amount_text(together.back(), study.currency),
                   places(study),
                   millions(together),
                   {},
                   {},
                   true}};
  chart.x_ticks = month_ticks(study);
  Figure f;
  f.id = "months-figure";
  f.finding = chart.finding;
  f.subtitle = "All products of the file, by month; the break is " + month_words(study.request.break_month);
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  f.numbers = detect_months_table(study);
  return f;
}

Figure detect_routes_figure(const DetectStudy& study) {
  LineChart chart;
  chart.id = "routes";
  chart.title = "Third countries against their own past";
  const auto steepest =
      std::ranges::max_element(study.thirds, {}, [](const RouteExcess& r) { return r.before > 0 ? r.after / r.before : 0; });
  chart.finding = fmt::format("The steepest rise was that of {}: from {} to {} a month", steepest->label,
                              amount_text(steepest->before, study.currency), amount_text(steepest->after, study.currency));
  chart.x_title = "Month";
  chart.y_title = "Value a month, mean before the break = 100";
  constexpr std::size_t drawn = 4;  // colours that can be told apart
  std::vector<const RouteExcess*> order;
  for (const RouteExcess& r : study.thirds)
    if (r.before > 0) order.push_back(&r);
  std::ranges::stable_sort(order, std::ranges::greater{}, [](const RouteExcess* r) { return r->after / r->before; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::vector<double> index;
    for (const double v : order[i]->monthly) index.push_back(100 * v / order[i]->before);
    chart.series.push_back({order[i]->label, significant_text(index.back(), 3), places(study), index, {}, {}, i < drawn});
  }
  chart.references = {{100, "mean before"}};
  chart.x_ticks = month_ticks(study);
  Figure f;
  f.id = "routes-figure";
  f.finding = chart.finding;
  f.subtitle = "Each route over its own mean before the break";
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  f.numbers = detect_routes_table(study, false);
  return f;
}

Figure detect_findings_figure(const DetectStudy& study) {
  RowChart chart;
  chart.id = "largest";
  chart.title = "The largest anomalies";
  chart.x_title = "Excess over what trend and season let expect, all months after the break, " + millions_of(study);
  for (const DetectFinding& f : study.findings) {
    if (!f.flagged || chart.rows.size() == drawn_findings) break;
    chart.rows.push_back({.label = fmt::format("{}, {}{}", f.route, f.product, f.tier.empty() ? "" : ", " + tier_words(f.tier)),
                          .to = f.excess / 1e6,
                          .value_label = amount_text(f.excess, study.currency),
                          .role = f.tier.empty() ? RowRole::context : RowRole::subject});
  }
  const DetectFinding& first = study.findings.front();
  chart.finding = fmt::format("The largest anomaly is {} to {}: {} above what was expected", first.product, first.route,
                              amount_text(first.excess, study.currency));
  Figure f;
  f.id = "largest-figure";
  f.finding = chart.finding;
  f.subtitle =
      fmt::format("Flagged flows, the {} largest by excess; products on the list stand out in colour. Anomalies, not accusations",
                  chart.rows.size());
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  return f;
}

}  // namespace entrepot
