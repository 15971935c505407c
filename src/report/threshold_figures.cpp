// Pictures of the compliance question: the threshold q*, what stands behind it, and which part moved it (MODEL.md M19).
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/country_words.hpp"
#include "report/line_chart.hpp"
#include "report/long_table.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/players.hpp"
#include "report/row_chart.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

std::string third_name(const Study& study) { return country_word_in_text(*study.world, study.scenario.compliance->third); }
std::string target_name(const Study& study) { return country_word_in_text(*study.world, study.scenario.compliance->target); }

LineSeries series_of(const Study& study, const PenaltyPath& path, const std::string& label, double ComplianceResult::*value,
                     double scale) {
  LineSeries s;
  s.label = label;
  for (const ComplianceResult* r : path.points) {
    s.x.push_back(r->on.empty() ? sweep_value(study, r->parameters) : date_days(r->on));
    s.y.push_back(scale * (r->*value));
  }
  s.value_label = percent_text(s.y.back());
  return s;
}

/// Dates stand where they lie in time, and hold until the next.
void place_dates(const Study& study, LineChart& chart) {
  if (describe_sweep(study).kind != Sweep::Kind::dates) return;
  chart.steps = true;
  for (const Run& run : study.runs) chart.x_ticks.push_back({date_days(run.on), date_words(run.on, true)});
}

/// What tells a point of the path apart.
TableCell point_cell(const Study& study, const ComplianceResult& r) {
  if (describe_sweep(study).kind == Sweep::Kind::one_parameter) {
    const double value = sweep_value(study, r.parameters);
    return {given_text(value), plain_number(value)};
  }
  return text_cell(r.on.empty() ? parameter_key(r.parameters) : r.on);
}

/// What punishment and compliance do; one sentence where all penalties do the same.
std::string what_is_done(const Study& study) {
  const Compliance& c = *study.scenario.compliance;
  const Penalty& first = c.penalties.front();
  const bool alike = std::ranges::all_of(c.penalties, [&](const Penalty& p) {
    return p.factor == first.factor && p.factor > 0 && p.exposure_pct == 100 && p.sectors.empty();
  });
  std::string punishment = fmt::format("Penalty: trade costs between {} and those who punish higher by {}", third_name(study),
                                       percent_text(100 * (first.factor - 1)));
  if (!alike) {
    punishment.clear();
    for (const Penalty& p : c.penalties)
      punishment += (punishment.empty() ? "Penalties: " : "; ") + p.id + " means " + punishment_words(study, p.id);
  }
  return fmt::format("{}; complying: trade costs with {} higher by {}{}.", punishment, target_name(study),
                     percent_text(100 * (c.factor - 1)), c.sectors.empty() ? "" : " in the sectors that the sanctions cover");
}

/// Parts multiply: each label says by which factor the part changes the threshold.
Figure parts_figure(const Study& study, const PenaltyPath& path, std::size_t index) {
  const ComplianceResult& last = *path.points.back();
  auto factor = [](double log_change) { return "× " + significant_text(std::exp(log_change), 3); };
  RowChart chart;
  chart.id = fmt::format("threshold-parts-{}", index + 1);
  chart.title = "What moves the threshold: penalty by " + path.words;
  const bool stake_leads = std::abs(last.from_stake) >= std::abs(last.from_gain);
  const std::string moved = fmt::format("{} by {}: the threshold would change by a factor of {}", "Penalty", path.words,
                                        significant_text(std::exp(last.dlog_threshold)));
  chart.finding = fmt::format("{}, of which {} from the stake and {} from the gain.", moved,
                              significant_text(std::exp(last.from_stake)), significant_text(std::exp(last.from_gain)));
  chart.x_title = fmt::format("Change of ln q* {}, natural logarithm; parts add up", run_words(study, study.runs.back()));
  chart.rows = waterfall_rows({{"What punishment would cost (stake)", last.from_stake, factor(last.from_stake)},
                               {"What ignoring would bring (gain)", last.from_gain, factor(last.from_gain)}},
                              {"Threshold", last.dlog_threshold, factor(last.dlog_threshold)});
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = fmt::format("{}, mostly from {}", moved, stake_leads ? "the stake" : "the gain");
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  f.half = true;
  return f;
}

}  // namespace

DataTable compliance_numbers(const Study& study) {
  const Sweep sweep = describe_sweep(study);
  DataTable table;
  table.id = "compliance";
  table.caption = "The compliance question at every grid point";
  table.columns = {{"Penalty by", false},
                   {sweep.axis_title.empty() ? "State" : sweep.axis_title, sweep.kind == Sweep::Kind::one_parameter},
                   {"Gain from ignoring, %", true},
                   {"Stake, %", true},
                   {"Threshold, %", true},
                   {"Cost to the enforcer, %", true},
                   {"Target’s loss if " + study.scenario.compliance->third + " complies, %", true}};
  for (const PenaltyPath& path : penalty_paths(study)) {
    for (const ComplianceResult* r : path.points)
      table.rows.push_back({text_cell(path.penalty), point_cell(study, *r), number_cell(r->gain, 3), number_cell(r->stake, 3),
                            number_cell(100 * r->threshold, 1), number_cell(r->enforcer_cost, 3),
                            number_cell(r->target_loss_if_complies, 2)});
  }
  return table;
}

Figure threshold_figure(const Study& study) {
  LineChart chart;
  chart.id = "threshold";
  place_dates(study, chart);
  const Sweep sweep = describe_sweep(study);
  chart.x_title = sweep.axis_title;
  chart.y_title = fmt::format("Risk of punishment needed to keep {} observing the sanctions on {} (threshold q*), percent",
                              third_name(study), target_name(study));
  bool near_certain = false;
  for (const PenaltyPath& path : penalty_paths(study)) {
    chart.series.push_back(series_of(study, path, capitalised(path.words), &ComplianceResult::threshold, 100));
    near_certain = near_certain || std::ranges::any_of(path.points, [](const ComplianceResult* r) { return r->threshold > 0.5; });
  }
  if (near_certain) chart.references = {{100, "Certain punishment; above this line nothing deters"}};
  chart.title = "Risk of punishment needed, by who punishes";
  const Answer answer = make_answer(study);
  chart.finding = joined_words(answer.sentences);
  if (!answer.sentences.empty()) {
    chart.finding.clear();
    for (const std::string& s : answer.sentences) chart.finding += (chart.finding.empty() ? "" : " ") + s;
  }
  Figure f;
  f.id = "threshold-figure";
  f.finding =
      fmt::format("The risk of punishment that would keep {} observing the sanctions, by who punishes", third_name(study));
  f.subtitle = what_is_done(study);
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  f.numbers = compliance_numbers(study);
  return f;
}

Figure stake_figure(const Study& study) {
  LineChart chart;
  chart.id = "stake";
  place_dates(study, chart);
  chart.title = "What punishment would cost and what ignoring would bring";
  chart.finding = stake_finding(study);
  chart.x_title = describe_sweep(study).axis_title;
  chart.y_title = fmt::format("Change of the real income of {}, percent (100 × log)", third_name(study));
  const auto paths = penalty_paths(study);
  for (const PenaltyPath& path : paths)
    chart.series.push_back(series_of(study, path, "Lost if punished by " + path.words, &ComplianceResult::stake, 1));
  chart.series.push_back(series_of(study, paths.front(), "Gained by ignoring the sanctions", &ComplianceResult::gain, 1));
  Figure f;
  f.id = "stake-figure";
  f.finding = fmt::format("What punishment would cost {0}, and what ignoring the sanctions would bring it", third_name(study));
  f.subtitle =
      "The threshold is the gain divided by the stake: where the two lines meet, even certain punishment only just deters.";
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  return f;
}

std::vector<Figure> threshold_parts_figures(const Study& study) {
  std::vector<Figure> figures;
  for (const PenaltyPath& path : penalty_paths(study)) {
    if (path.points.size() > 1 && std::isfinite(path.points.back()->dlog_threshold))
      figures.push_back(parts_figure(study, path, figures.size()));
  }
  return figures;
}

}  // namespace entrepot
