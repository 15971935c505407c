#include "report/line_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/label_placement.hpp"
#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

struct Range {
  double low = INFINITY, high = -INFINITY;
  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

struct EndLabel {
  std::vector<std::string> lines;
  double width = 0;
};

/// Label and value at the end of a line, wrapped to a third of the chart.
EndLabel end_label(const std::string& words, const std::string& value, double chart_width) {
  EndLabel label{wrap_text(words, chart_width * 0.32, chart_font, true), 0};
  if (!value.empty()) label.lines.push_back(value);
  for (const std::string& line : label.lines) label.width = std::max(label.width, text_width(line, chart_font, true));
  return label;
}

std::string css_of(const LineChart& chart, std::size_t index) {
  if (!chart.series[index].subject) return "s0";
  std::size_t rank = 0;
  for (std::size_t i = 0; i < index; ++i) rank += chart.series[i].subject;
  return fmt::format("s{}", rank % 4 + 1);
}

struct Frame {
  double left = 0, right = 0, top = 0, bottom = 0;
  AxisScale x, y;
  std::vector<Tick> x_ticks, y_ticks;
  std::vector<EndLabel> labels;  // of the series, then of the reference lines
  std::vector<std::string> x_title, y_title;
};

/// A path that is told from high to low is drawn so, from left to right.
bool descends(const LineChart& chart) {
  return std::ranges::any_of(chart.series, [](const LineSeries& s) { return s.x.size() > 1 && s.x.front() > s.x.back(); });
}

Frame lay_out(const LineChart& chart, double width) {
  Frame f;
  Range xs, ys;
  ys.include(0);
  for (const LineSeries& s : chart.series) {
    for (const double x : s.x) xs.include(x);
    for (const auto* values : {&s.y, &s.low, &s.high})
      for (const double y : *values) ys.include(y);
    f.labels.push_back(end_label(s.label, s.value_label, width));
  }
  for (const ReferenceLine& r : chart.references) {
    ys.include(r.y);
    f.labels.push_back(end_label(r.label, "", width));
  }
  f.y_title = wrap_text(chart.y_title, width, chart_font);
  f.x_title = wrap_text(chart.x_title, width, chart_font);
  f.y_ticks = round_ticks(ys.low, ys.high, 5);
  f.x_ticks = chart.x_ticks.empty() ? round_ticks(xs.low, xs.high, width < 500 ? 4 : 8) : chart.x_ticks;
  double tick_width = 0, label_width = 0;
  for (const Tick& t : f.y_ticks) tick_width = std::max(tick_width, text_width(t.label, chart_font));
  for (const EndLabel& l : f.labels) label_width = std::max(label_width, l.width);
  f.left = tick_width + 8;
  f.right = width - (label_width > 0 ? label_width + 18 : 10);
  f.top = chart_line * static_cast<double>(f.y_title.size()) + 16;
  f.bottom = f.top + (width < 500 ? 230 : 320);
  f.y = {f.y_ticks.front().value, f.y_ticks.back().value, f.bottom, f.top};
  const double last_tick = chart.x_ticks.empty() ? std::min(xs.high, f.x_ticks.back().value) : xs.high;
  f.x = {xs.low, std::max(xs.high, last_tick), f.left + 6, f.right};
  if (!(f.x.high > f.x.low)) f.x.high = f.x.low + 1;
  if (chart.steps) f.x.high += 0.1 * (f.x.high - f.x.low);  // what is in force last goes on
  if (descends(chart)) {
    std::swap(f.x.from, f.x.to);
    std::ranges::reverse(f.x_ticks);
  }
  return f;
}

void draw_axes(SvgCanvas& svg, const LineChart& chart, const Frame& f) {
  for (std::size_t i = 0; i < f.y_title.size(); ++i)
    svg.text(0, chart_line * (static_cast<double>(i) + 0.5), f.y_title[i], "muted");
  for (const Tick& t : f.y_ticks) {
    svg.line(f.left, f.y(t.value), f.right, f.y(t.value), t.value == 0 ? "zero" : "grid");
    svg.text(f.left - 6, f.y(t.value), t.label, "muted", Anchor::end);
  }
  // Labels under the axis that would touch their left neighbour are left out; the last one always stays.
  double free_from = -INFINITY;
  for (std::size_t i = 0; i < f.x_ticks.size(); ++i) {
    const Tick& t = f.x_ticks[i];
    if (t.value < f.x.low - 1e-9 || t.value > f.x.high + 1e-9) continue;
    const double half = text_width(t.label, chart_font) / 2;
    const double at = std::clamp(f.x(t.value), half, svg.width() - half);
    svg.line(f.x(t.value), f.bottom, f.x(t.value), f.bottom + 4, "axis");
    const double last = f.x(f.x_ticks.back().value);
    const bool last_shown = f.x_ticks.back().value <= f.x.high + 1e-9 && f.x_ticks.back().value >= f.x.low - 1e-9;
    const bool covers_last =
        i + 1 < f.x_ticks.size() && last_shown && at + half + 8 > last - text_width(f.x_ticks.back().label, chart_font) / 2;
    if (at - half < free_from || covers_last) continue;
    svg.text(at, f.bottom + 14, t.label, "muted", Anchor::middle);
    free_from = at + half + 8;
  }
  for (std::size_t i = 0; i < f.x_title.size(); ++i)
    svg.text(0, f.bottom + 36 + chart_line * static_cast<double>(i), f.x_title[i], "muted");
  for (const ReferenceLine& r : chart.references) svg.line(f.left, f.y(r.y), f.right, f.y(r.y), "reference");
}

void draw_band(SvgCanvas& svg, const LineSeries& s, const Frame& f, const std::string& css) {
  if (s.low.size() != s.x.size() || s.high.size() != s.x.size()) return;
  Points outline;
  for (std::size_t i = 0; i < s.x.size(); ++i) outline.emplace_back(f.x(s.x[i]), f.y(s.high[i]));
  for (std::size_t i = s.x.size(); i-- > 0;) outline.emplace_back(f.x(s.x[i]), f.y(s.low[i]));
  svg.polygon(outline, "band " + css);
}

void draw_line(SvgCanvas& svg, const LineSeries& s, const Frame& f, const std::string& css, int shape, bool steps) {
  Points run;
  auto flush = [&] {
    if (run.size() > 1) svg.polyline(run, "line " + css);
    run.clear();
  };
  for (std::size_t i = 0; i < s.x.size(); ++i) {
    if (!std::isfinite(s.y[i])) {
      flush();
      continue;
    }
    if (steps && !run.empty()) run.emplace_back(f.x(s.x[i]), run.back().second);
    run.emplace_back(f.x(s.x[i]), f.y(s.y[i]));
  }
  if (steps && !run.empty()) run.emplace_back(f.x(f.x.high), run.back().second);
  flush();
  for (std::size_t i = 0; i < s.x.size(); ++i)
    if (std::isfinite(s.y[i])) svg.mark(shape, f.x(s.x[i]), f.y(s.y[i]), 3.6, "point " + css);
}

/// Where each label points to: the last value of a series, then the reference lines.
std::vector<double> label_targets(const LineChart& chart, const Frame& f) {
  std::vector<double> targets;
  for (const LineSeries& s : chart.series) {
    const auto last = std::find_if(s.y.rbegin(), s.y.rend(), [](double y) { return std::isfinite(y); });
    targets.push_back(last == s.y.rend() ? f.bottom : f.y(*last));
  }
  for (const ReferenceLine& r : chart.references) targets.push_back(f.y(r.y));
  return targets;
}

void draw_end_labels(SvgCanvas& svg, const LineChart& chart, const Frame& f) {
  const std::vector<double> targets = label_targets(chart, f);
  std::vector<LabelSpan> spans;
  for (std::size_t i = 0; i < targets.size(); ++i)
    spans.push_back({targets[i], chart_line * static_cast<double>(f.labels[i].lines.size()) + 6});
  const std::vector<double> centres = place_labels(spans, f.top - chart_line, f.bottom + 4);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const auto& lines = f.labels[i].lines;
    const std::string css = i < chart.series.size() ? "label " + css_of(chart, i) : "plain";
    if (std::abs(centres[i] - targets[i]) > 5) svg.line(f.right + 4, targets[i], f.right + 11, centres[i], "leader");
    const double first = centres[i] - chart_line * (static_cast<double>(lines.size()) - 1) / 2;
    for (std::size_t k = 0; k < lines.size(); ++k)
      svg.text(f.right + 14, first + chart_line * static_cast<double>(k), lines[k], css);
  }
}

}  // namespace

std::string line_chart_svg(const LineChart& chart, double width) {
  const Frame f = lay_out(chart, width);
  SvgCanvas svg(width);
  draw_axes(svg, chart, f);
  for (std::size_t i = 0; i < chart.series.size(); ++i) draw_band(svg, chart.series[i], f, css_of(chart, i));
  for (std::size_t i = 0; i < chart.series.size(); ++i)
    draw_line(svg, chart.series[i], f, css_of(chart, i), static_cast<int>(i), chart.steps);
  draw_end_labels(svg, chart, f);
  const double height = f.bottom + 28 + chart_line * static_cast<double>(f.x_title.size()) + 2;
  return svg.finish(height, fmt::format("{}-{}", chart.id, static_cast<int>(width)), chart.title, chart.finding);
}

}  // namespace entrepot
