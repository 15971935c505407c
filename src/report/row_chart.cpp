#include "report/row_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/axis_scale.hpp"
#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

struct Frame {
  double label_width = 0, bottom = 0;
  std::vector<std::vector<std::string>> labels;  // wrapped
  std::vector<double> middle;                    // of each row
  AxisScale x;
  std::vector<bool> value_on_left;
  std::vector<Tick> ticks;
};

bool points_left(const ChartRow& row) { return row.to < row.from || (row.from == 0 && row.to < 0); }
bool is_bold(const ChartRow& row) { return row.role != RowRole::context; }

/// The scale, and on which side of its mark each value stands.
struct Placement {
  AxisScale scale;
  std::vector<bool> on_left;
};

/// Values stand outside their marks. The widest scale that leaves room for each of them: every label that must end after
/// `left` and every one that must end before `right` bound the pixels per unit.
AxisScale scale_with_room(const std::vector<ChartRow>& rows, const std::vector<bool>& on_left, double left, double right) {
  struct Bound {
    double value, pixel;
  };
  double low = 0, high = 0;
  for (const ChartRow& r : rows) {
    low = std::min({low, r.from, r.to});
    high = std::max({high, r.from, r.to});
  }
  if (!(high > low)) high = low + 1;
  std::vector<Bound> at_least{{low, left}}, at_most{{high, right}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ChartRow& r = rows[i];
    const double room = text_width(r.value_label, chart_font, is_bold(r)) + 12;
    if (on_left[i]) {
      at_least.push_back({std::min(r.from, r.to), left + room});
    } else {
      at_most.push_back({std::max(r.from, r.to), right - room});
    }
  }
  double pixels = (right - left) / (high - low);
  for (const Bound& a : at_least)
    for (const Bound& b : at_most)
      if (b.value > a.value) pixels = std::min(pixels, std::max(1.0, b.pixel - a.pixel) / (b.value - a.value));
  double from = left;
  for (const Bound& a : at_least) from = std::max(from, a.pixel - (a.value - low) * pixels);
  return {low, high, from, from + (high - low) * pixels};
}

/// Each value stands where its mark points, unless a few short marks on one side would squeeze all others: then all values
/// stand on the side of the longer marks.
Placement place_values(const std::vector<ChartRow>& rows, double left, double right) {
  std::vector<bool> natural;
  double low = 0, high = 0;
  for (const ChartRow& r : rows) {
    natural.push_back(points_left(r));
    low = std::min({low, r.from, r.to});
    high = std::max({high, r.from, r.to});
  }
  const std::vector<bool> one_side(rows.size(), -low > high);
  const AxisScale wide = scale_with_room(rows, one_side, left, right), usual = scale_with_room(rows, natural, left, right);
  const bool squeezed = usual.to - usual.from < 0.65 * (wide.to - wide.from);
  return squeezed ? Placement{wide, one_side} : Placement{usual, natural};
}

Frame lay_out(const RowChart& chart, double width) {
  Frame f;
  const bool narrow = width < 500;
  const double widest = width * (narrow ? 0.36 : 0.34);
  double y = 4;
  for (const ChartRow& r : chart.rows) {
    if (r.apart) y += 10;
    f.labels.push_back(wrap_text(r.label, widest, chart_font, is_bold(r)));
    for (const std::string& line : f.labels.back())
      f.label_width = std::max(f.label_width, text_width(line, chart_font, is_bold(r)));
    const double height = std::max(25.0, chart_line * static_cast<double>(f.labels.back().size()) + 8);
    f.middle.push_back(y + height / 2);
    y += height;
  }
  f.bottom = y + 2;
  const Placement placement = place_values(chart.rows, f.label_width + 10, width - 2);
  f.x = placement.scale;
  f.value_on_left = placement.on_left;
  for (const Tick& t : round_ticks(f.x.low, f.x.high, narrow ? 3 : 6))
    if (f.x(t.value) >= f.label_width + 8 && f.x(t.value) <= width - 1) f.ticks.push_back(t);
  return f;
}

void draw_axis(SvgCanvas& svg, const RowChart& chart, const Frame& f, double& height) {
  double free_from = -INFINITY;
  for (const Tick& t : f.ticks) {
    svg.line(f.x(t.value), 0, f.x(t.value), f.bottom, t.value == 0 ? "zero" : "grid");
    const double half = text_width(t.label, chart_font) / 2;
    const double at = std::min(f.x(t.value), svg.width() - half);
    if (at - half < free_from) continue;
    svg.text(at, f.bottom + 12, t.label, "muted", Anchor::middle);
    free_from = at + half + 6;
  }
  const auto title = wrap_text(chart.x_title, svg.width(), chart_font);
  height = f.bottom + 24;
  for (const std::string& line : title) {
    svg.text(0, height + chart_line / 2, line, "muted");
    height += chart_line;
  }
  height += 2;
}

std::string css_of(const ChartRow& row) {
  if (row.role == RowRole::whole) return "whole";
  if (row.mark == RowMark::dot && row.role == RowRole::context) return "s0";
  return row.to >= row.from ? "gain" : "loss";
}

void draw_row(SvgCanvas& svg, const Frame& f, const ChartRow& row, std::size_t i) {
  const std::string weight = is_bold(row) ? "strong" : "plain";
  const double y = f.middle[i];
  const auto& lines = f.labels[i];
  for (std::size_t k = 0; k < lines.size(); ++k)
    svg.text(f.label_width, y + chart_line * (static_cast<double>(k) - (static_cast<double>(lines.size()) - 1) / 2), lines[k],
             weight, Anchor::end);
  const double a = f.x(row.from), b = f.x(row.to);
  if (row.mark == RowMark::none) {
    svg.text(std::max(a, b) + 9, y, row.value_label, "halo muted");
    return;
  }
  if (row.mark == RowMark::dot) {
    svg.line(a, y, b, y, "stem " + css_of(row));
    svg.mark(row.role == RowRole::whole ? 2 : 0, b, y, 4.5, "dot " + css_of(row));
  } else {
    svg.rect(std::min(a, b), y - 8, std::max(1.0, std::abs(b - a)), 16, "bar " + css_of(row));
  }
  if (f.value_on_left[i]) {
    svg.text(std::min(a, b) - 9, y, row.value_label, "halo " + weight, Anchor::end);
  } else {
    svg.text(std::max(a, b) + 9, y, row.value_label, "halo " + weight);
  }
}

}  // namespace

std::string row_chart_svg(const RowChart& chart, double width) {
  const Frame f = lay_out(chart, width);
  SvgCanvas svg(width);
  double height = 0;
  draw_axis(svg, chart, f, height);
  for (std::size_t i = 0; i + 1 < chart.rows.size(); ++i) {  // bars of a waterfall hang together
    const ChartRow &row = chart.rows[i], &next = chart.rows[i + 1];
    if (row.mark == RowMark::bar && (next.from == row.to || next.mark == RowMark::total) && next.from != next.to && row.to != 0)
      svg.line(f.x(row.to), f.middle[i] + 8, f.x(row.to), f.middle[i + 1] - 8, "leader");
  }
  for (std::size_t i = 0; i < chart.rows.size(); ++i) draw_row(svg, f, chart.rows[i], i);
  return svg.finish(height, fmt::format("{}-{}", chart.id, static_cast<int>(width)), chart.title, chart.finding);
}

std::vector<ChartRow> waterfall_rows(const std::vector<WaterfallPart>& parts, const WaterfallPart& total) {
  std::vector<ChartRow> rows;
  double at = 0;
  for (const WaterfallPart& part : parts) {
    rows.push_back({part.label, at, at + part.value, part.value_label, RowRole::context, RowMark::bar});
    at += part.value;
  }
  rows.push_back({total.label, 0, total.value, total.value_label, RowRole::whole, RowMark::total});
  return rows;
}

}  // namespace entrepot
