// Pictures of the comparison of horizons: what the economies and groups named would lose, and the threshold q* (MODEL.md M19).
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/horizon_words.hpp"
#include "report/line_chart.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/players.hpp"
#include "report/row_chart.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

std::string capital_name(const HorizonResult& result) { return capitalised(horizon_name(result.horizon)); }

/// At the scenario's own horizon accented, at the others grey; words alone where there is no number.
ChartRow row_of(const HorizonResult& result, const std::string& label, double value, const std::string& value_label,
                const std::string& missing) {
  const RowRole role = result.own ? RowRole::subject : RowRole::context;
  ChartRow row{.label = label, .from = 0, .to = value, .value_label = value_label, .role = role, .mark = RowMark::dot};
  if (std::isfinite(value)) return row;
  row.to = 0;
  row.value_label = missing;
  row.mark = RowMark::none;
  return row;
}

LineSeries series_of(const Study& study, const HorizonResult& result, const PenaltyPath& path) {
  LineSeries s;
  s.label = capital_name(result);
  for (const ComplianceResult* r : path.points) {
    s.x.push_back(r->on.empty() ? sweep_value(study, r->parameters) : date_days(r->on));
    s.y.push_back(r->certified() ? 100 * r->threshold : NAN);
  }
  s.value_label = std::isnan(s.y.back()) ? "no equilibrium" : percent_text(s.y.back());
  return s;
}

/// What a screen reader says; where no horizon has numbers, that.
std::string threshold_finding_of(const Study& study, std::size_t penalty) {
  const std::string sentence = horizon_threshold_sentence(study, penalty);
  return sentence.empty() ? "No horizon has an equilibrium in the runs compared." : sentence;
}

/// q* over the grid or over dates, one line by horizon.
std::string threshold_lines(const Study& study, std::size_t penalty, double width) {
  LineChart chart;
  chart.id = fmt::format("horizon-threshold-{}", penalty + 1);
  chart.title = "Risk of punishment needed, by horizon: " + penalty_paths(study)[penalty].words;
  chart.finding = threshold_finding_of(study, penalty);
  const Sweep sweep = describe_sweep(study);
  chart.x_title = sweep.axis_title;
  chart.y_title = "Threshold q*, percent";
  if (sweep.kind == Sweep::Kind::dates) {
    chart.steps = true;
    for (const Run& run : study.runs) chart.x_ticks.push_back({date_days(run.on), date_words(run.on, true)});
  }
  bool certain = false;
  for (const HorizonResult& result : study.horizons->horizons) {
    chart.series.push_back(series_of(study, result, penalty_paths(study, result.compliance)[penalty]));
    for (const double y : chart.series.back().y) certain = certain || y > 50;
  }
  if (certain) chart.references = {{100, "Certain"}};
  return line_chart_svg(chart, width);
}

/// q* of the last run, one row by horizon, where there is nothing to draw a line over.
std::string threshold_rows(const Study& study, std::size_t penalty, double width) {
  RowChart chart;
  chart.id = fmt::format("horizon-threshold-{}", penalty + 1);
  chart.title = "Risk of punishment needed, by horizon: " + penalty_paths(study)[penalty].words;
  chart.finding = threshold_finding_of(study, penalty);
  chart.x_title = fmt::format("Threshold q* {}, percent", run_words(study, study.runs.back()));
  for (const HorizonResult& result : study.horizons->horizons) {
    const ComplianceResult& r = *penalty_paths(study, result.compliance)[penalty].points.back();
    const double value = r.certified() ? 100 * r.threshold : NAN;
    chart.rows.push_back(row_of(result, capital_name(result), value, percent_text(value),
                                r.certified() ? significant_text(r.threshold) : "no equilibrium"));
  }
  return row_chart_svg(chart, width);
}

}  // namespace

Figure horizon_income_figure(const Study& study) {
  const HorizonComparison& h = *study.horizons;
  const std::size_t run = horizon_runs_shown(study).back();
  RowChart chart;
  chart.id = "horizon-income";
  chart.title = "Real income by horizon";
  chart.finding = horizon_income_sentence(study);
  chart.x_title = fmt::format("Change of real income {}, percent", run_words(study, study.runs[run]));
  for (std::size_t p = 0; p < h.parties.size(); ++p) {
    for (const HorizonResult& result : h.horizons) {
      const double percent = result.runs[run].parties[p];
      const std::string label = fmt::format("{}, {}", party_label(study, h.parties[p]), horizon_name(result.horizon));
      chart.rows.push_back(row_of(result, label, percent, signed_percent_text(percent),
                                  missing_words(result.baseline, result.runs[run].equilibrium)));
      chart.rows.back().apart = p > 0 && &result == &h.horizons.front();
    }
  }
  Figure f;
  f.id = "horizon-income-figure";
  f.finding = fmt::format("Real income by horizon, {}", run_words(study, study.runs[run]));
  f.subtitle = "Each change is counted from the baseline of its own horizon. Bold: the horizon of the scenario.";
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  return f;
}

std::vector<Figure> horizon_threshold_figures(const Study& study) {
  std::vector<Figure> figures;
  if (study.compliance.empty()) return figures;
  const auto paths = penalty_paths(study);
  const Sweep::Kind kind = describe_sweep(study).kind;
  const bool path = study.runs.size() > 1 && (kind == Sweep::Kind::one_parameter || kind == Sweep::Kind::dates);
  for (std::size_t p = 0; p < paths.size(); ++p) {
    Figure f;
    f.id = fmt::format("horizon-threshold-{}-figure", p + 1);
    f.finding = fmt::format("The risk of punishment needed, by horizon, if punished by {}", paths[p].words);
    f.half = paths.size() > 1;
    f.draw = [&study, p, path](double width) {
      return path ? threshold_lines(study, p, width) : threshold_rows(study, p, width);
    };
    figures.push_back(std::move(f));
  }
  return figures;
}

}  // namespace entrepot
