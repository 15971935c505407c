#include "report/slope_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/axis_scale.hpp"
#include "report/label_placement.hpp"
#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

struct Frame {
  double left = 0, right = 0, top = 0, bottom = 0, label_width = 0, column_width = 0;
  AxisScale y;
  std::vector<std::string> y_title;
  std::vector<std::vector<std::string>> columns, labels;
  double column(std::size_t c, std::size_t count) const {
    return left + (right - left) * static_cast<double>(c) / static_cast<double>(count - 1);
  }
};

Frame lay_out(const SlopeChart& chart, double width) {
  Frame f;
  double low = 0, high = 0, value_width = 0;
  for (const SlopeSeries& s : chart.series) {
    for (const double v : s.values) {
      if (!std::isfinite(v)) continue;
      low = std::min(low, v);
      high = std::max(high, v);
    }
    f.labels.push_back(wrap_text(s.label, width * 0.24, chart_font, true));
    for (const std::string& line : f.labels.back()) f.label_width = std::max(f.label_width, text_width(line, chart_font, true));
    for (const std::string& label : s.value_labels) value_width = std::max(value_width, text_width(label, chart_font, true));
  }
  if (!(high > low)) high = low + 1;
  f.left = std::max(value_width + 12, 44.0);
  f.right = width - std::max(std::max(value_width, f.label_width) + 14, 44.0);
  f.column_width = (f.right - f.left) / static_cast<double>(chart.columns.size() - 1);
  f.y_title = wrap_text(chart.y_title, width, chart_font);
  f.top = chart_line * static_cast<double>(f.y_title.size()) + 32;
  f.bottom = f.top + 190;
  f.y = {low, high, f.bottom, f.top};
  for (const std::string& column : chart.columns) f.columns.push_back(wrap_text(column, f.column_width - 14, chart_font));
  return f;
}

std::size_t most_lines(const Frame& f) {
  std::size_t most = 1;
  for (const auto& lines : f.columns) most = std::max(most, lines.size());
  return most;
}

void draw_columns(SvgCanvas& svg, const Frame& f) {
  for (std::size_t i = 0; i < f.y_title.size(); ++i)
    svg.text(0, chart_line * (static_cast<double>(i) + 0.5), f.y_title[i], "muted");
  svg.line(f.left, f.y(0), f.right, f.y(0), "zero");
  const std::size_t count = f.columns.size();
  for (std::size_t c = 0; c < count; ++c) {
    const double x = f.column(c, count);
    svg.line(x, f.top - 6, x, f.bottom, "axis");
    for (std::size_t k = 0; k < f.columns[c].size(); ++k) {
      const double half = text_width(f.columns[c][k], chart_font) / 2;
      svg.text(std::clamp(x, half, svg.width() - half), f.bottom + 14 + chart_line * static_cast<double>(k), f.columns[c][k],
               "muted", Anchor::middle);
    }
  }
}

/// Values of one column, kept apart; names stand with the values of the last column.
void draw_values(SvgCanvas& svg, const SlopeChart& chart, const Frame& f, std::size_t c) {
  const std::size_t count = chart.columns.size();
  const bool first = c == 0, last = c + 1 == count;
  std::vector<LabelSpan> spans;
  std::vector<std::size_t> shown;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    if (!std::isfinite(chart.series[s].values[c])) continue;
    const std::size_t lines = 1 + (last ? f.labels[s].size() : 0);
    const double lift = first || last ? 0 : 14;  // in between, above the point
    spans.push_back({f.y(chart.series[s].values[c]) - lift, chart_line * static_cast<double>(lines) + (last ? 6 : 0)});
    shown.push_back(s);
  }
  const auto centres = place_labels(spans, f.top - (first || last ? 14 : 24), f.bottom + (first || last ? 6 : 0));
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::size_t s = shown[i];
    const std::string css = fmt::format("label halo s{}", s % 4 + 1);
    std::vector<std::string> lines{chart.series[s].value_labels[c]};
    if (last) lines.insert(lines.begin(), f.labels[s].begin(), f.labels[s].end());
    const double x = f.column(c, count) + (first ? -9 : last ? 9 : 0);
    double y = centres[i] - chart_line * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
      svg.text(x, y, line, css, first ? Anchor::end : last ? Anchor::start : Anchor::middle);
      y += chart_line;
    }
  }
}

}  // namespace

std::string slope_chart_svg(const SlopeChart& chart, double width) {
  const Frame f = lay_out(chart, width);
  SvgCanvas svg(width);
  draw_columns(svg, f);
  const std::size_t count = chart.columns.size();
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const std::string css = fmt::format("s{}", s % 4 + 1);
    Points line;
    for (std::size_t c = 0; c < count; ++c)
      if (std::isfinite(chart.series[s].values[c])) line.emplace_back(f.column(c, count), f.y(chart.series[s].values[c]));
    svg.polyline(line, "line " + css);
    for (const auto& [x, y] : line) svg.mark(static_cast<int>(s), x, y, 4, "point " + css);
  }
  for (std::size_t c = 0; c < count; ++c) draw_values(svg, chart, f, c);
  const double height = f.bottom + 8 + chart_line * static_cast<double>(most_lines(f)) + 4;
  return svg.finish(height, fmt::format("{}-{}", chart.id, static_cast<int>(width)), chart.title, chart.finding);
}

}  // namespace entrepot
