#include "report/interval_chart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/axis_scale.hpp"
#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

constexpr double row_height = 42;  // a line of words above each mark, so that labels may be as wide as the picture

AxisScale scale_of(const IntervalChart& chart, double width) {
  double low = chart.rows.front().interval.low, high = chart.rows.front().interval.high;
  for (const IntervalRow& row : chart.rows) {
    low = std::min(low, row.interval.low);
    high = std::max(high, row.interval.high);
  }
  for (const double bound : chart.bounds) {
    low = std::min(low, bound);
    high = std::max(high, bound);
  }
  if (!(high > low)) high = low + (low == 0 ? 1 : std::abs(low) * 0.1);
  const double room = 0.04 * (high - low);
  return {low - room, high + room, 6, width - 6};
}

void draw_axis(SvgCanvas& svg, const AxisScale& x, const IntervalChart& chart, double bottom, double& height) {
  double free_from = -1;
  for (const Tick& tick : round_ticks(x.low, x.high, svg.width() < 500 ? 3 : 6)) {
    if (tick.value < x.low || tick.value > x.high) continue;
    svg.line(x(tick.value), 0, x(tick.value), bottom, tick.value == 0 ? "zero" : "grid");
    const double half = text_width(tick.label, chart_font) / 2;
    const double at = std::clamp(x(tick.value), half, svg.width() - half);
    if (at - half < free_from) continue;
    svg.text(at, bottom + 12, tick.label, "muted", Anchor::middle);
    free_from = at + half + 6;
  }
  for (const double bound : chart.bounds) svg.line(x(bound), 0, x(bound), bottom, "reference");
  height = bottom + 24;
  for (const std::string& line : wrap_text(chart.x_title, svg.width(), chart_font)) {
    svg.text(0, height + chart_line / 2, line, "muted");
    height += chart_line;
  }
}

}  // namespace

std::string interval_chart_svg(const IntervalChart& chart, double width) {
  const AxisScale x = scale_of(chart, width);
  SvgCanvas svg(width);
  double y = 0;
  std::vector<std::vector<std::string>> labels;
  for (const IntervalRow& row : chart.rows) {
    labels.push_back(wrap_text(row.label + ": " + row.value_label, width - 4, chart_font, row.subject));
    y += row_height + chart_line * static_cast<double>(labels.back().size() - 1);
  }
  double height = 0;
  draw_axis(svg, x, chart, y, height);
  y = 0;
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    const IntervalRow& row = chart.rows[i];
    for (const std::string& line : labels[i]) {
      svg.text(0, y + chart_line / 2 + 3, line, row.subject ? "halo strong" : "halo plain");
      y += chart_line;
    }
    const double middle = y + 12;
    const std::string css = row.subject ? "gain" : "s0";
    svg.line(x(row.interval.low), middle, x(row.interval.high), middle, "stem " + css);
    for (const double end : {row.interval.low, row.interval.high})
      svg.line(x(end), middle - 5, x(end), middle + 5, "stem " + css);
    svg.mark(row.subject ? 0 : 2, x(row.interval.value), middle, 4.5, "dot " + css);
    y += row_height - chart_line;
  }
  return svg.finish(height + 2, fmt::format("{}-{}", chart.id, static_cast<int>(width)), chart.title, chart.finding);
}

}  // namespace entrepot
