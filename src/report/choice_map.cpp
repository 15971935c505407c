#include "report/choice_map.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/axis_scale.hpp"
#include "report/label_placement.hpp"
#include "report/number_text.hpp"
#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

constexpr double column_gap = 10, swatch = 14, tick_room = 8, key_width = 34;
constexpr double least_width_beside = 500;  // px: narrower charts name their lines below

/// Edges of cells around ascending centres: halfway between neighbours, as far again at the ends.
std::vector<double> edges_around(const std::vector<double>& centres) {
  if (centres.size() == 1) return {centres[0] - 0.5, centres[0] + 0.5};
  std::vector<double> edges{centres[0] - (centres[1] - centres[0]) / 2};
  for (std::size_t i = 0; i + 1 < centres.size(); ++i) edges.push_back((centres[i] + centres[i + 1]) / 2);
  edges.push_back(centres.back() + (centres.back() - centres[centres.size() - 2]) / 2);
  return edges;
}

struct Frame {
  double left = 0, right = 0, top = 0, bottom = 0, apart = 0, apart_end = 0;
  std::vector<double> columns, rows;  // edges, in the data's (log) units
  AxisScale x, y;
  std::vector<Tick> y_ticks;
  std::vector<std::string> x_title, y_title;
  std::vector<std::vector<std::string>> labels;  // of the lines
  bool labels_below = false;
};

Frame lay_out(const ChoiceMap& map, double width) {
  Frame f;
  std::vector<double> logs;
  for (const double x : map.x) logs.push_back(std::log(x));
  f.columns = edges_around(logs);
  f.rows = edges_around(map.y);
  f.y_ticks = round_ticks(f.rows.front(), f.rows.back(), 6);
  std::erase_if(f.y_ticks, [&](const Tick& t) { return t.value < f.rows.front() || t.value > f.rows.back(); });
  double tick_width = 0, label_width = 0;
  for (const Tick& t : f.y_ticks) tick_width = std::max(tick_width, text_width(t.label, chart_font));
  f.labels_below = width < least_width_beside;
  for (const ChoiceLine& line : map.lines) {
    f.labels.push_back(wrap_text(line.label, f.labels_below ? width - key_width : width * 0.26, chart_font, true));
    if (f.labels_below) continue;
    for (const std::string& part : f.labels.back()) label_width = std::max(label_width, text_width(part, chart_font, true));
  }
  f.y_title = wrap_text(map.y_title, width, chart_font);
  f.x_title = wrap_text(map.x_title, width, chart_font);
  f.left = tick_width + tick_room;
  const double end = width - (label_width > 0 ? label_width + 18 : 4);
  const double last = map.last_column.empty() ? 0 : std::max(26.0, 0.07 * width);
  f.right = map.last_column.empty() ? end : end - last - column_gap;
  f.apart = f.right + column_gap;
  f.apart_end = end;
  f.top = chart_line * static_cast<double>(f.y_title.size()) + 10;
  f.bottom = f.top + (width < 500 ? 260 : 360);
  f.x = {f.columns.front(), f.columns.back(), f.left, f.right};
  f.y = {f.rows.front(), f.rows.back(), f.bottom, f.top};
  return f;
}

std::string css_of(double share) {
  if (std::isnan(share)) return "heat heat-none";
  if (share <= 0) return "heat heat2";
  return fmt::format("heat heat-gain heat{}", share >= 1 ? 4 : 1 + static_cast<int>(3 * share));
}

/// Colours of the first four lines; further ones are grey.
std::string line_css(std::size_t index) { return fmt::format("s{}", index < 4 ? index + 1 : 0); }

void draw_cells(SvgCanvas& svg, const ChoiceMap& map, const Frame& f) {
  for (std::size_t c = 0; c < map.shares.size(); ++c) {
    const bool apart = c == map.x.size();
    const double from = apart ? f.apart : f.x(f.columns[c]), to = apart ? f.apart_end : f.x(f.columns[c + 1]);
    for (std::size_t r = 0; r < map.y.size(); ++r) {
      const double high = f.y(f.rows[r + 1]), low = f.y(f.rows[r]);
      svg.rect(from, high, to - from, low - high, css_of(map.shares[c][r]), map.hints[c][r]);
    }
  }
}

void draw_axes(SvgCanvas& svg, const ChoiceMap& map, const Frame& f) {
  for (std::size_t i = 0; i < f.y_title.size(); ++i)
    svg.text(0, chart_line * (static_cast<double>(i) + 0.5), f.y_title[i], "muted");
  for (const Tick& t : f.y_ticks) {
    if (t.value == 0) svg.line(f.left, f.y(0), f.apart_end, f.y(0), "zero");
    svg.line(f.left - 4, f.y(t.value), f.left, f.y(t.value), "axis");
    svg.text(f.left - tick_room, f.y(t.value), t.label, "muted", Anchor::end);
  }
  double free_from = -INFINITY;
  for (const double x : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0, 20.0, 50.0, 100.0}) {
    if (std::log(x) > f.columns.back()) break;
    const std::string label = given_text(x);
    const double at = f.x(std::log(x)), half = text_width(label, chart_font) / 2;
    svg.line(at, f.bottom, at, f.bottom + 4, "axis");
    const double room = map.last_column.empty() ? svg.width() : f.apart_end - text_width(map.last_column, chart_font) - 6;
    if (at - half < free_from || at + half > room) continue;
    svg.text(at, f.bottom + 14, label, "muted", Anchor::middle);
    free_from = at + half + 8;
  }
  if (!map.last_column.empty()) svg.text(f.apart_end, f.bottom + 14, map.last_column, "muted", Anchor::end);
  for (std::size_t i = 0; i < f.x_title.size(); ++i)
    svg.text(0, f.bottom + 36 + chart_line * static_cast<double>(i), f.x_title[i], "muted");
}

/// A line through its columns, cut where it leaves the picture.
void draw_line(SvgCanvas& svg, const ChoiceMap& map, const ChoiceLine& line, const Frame& f, std::size_t index) {
  const std::string css = line_css(index);
  const double low = f.rows.front(), high = f.rows.back();
  Points run;
  const auto flush = [&] {
    if (run.size() > 1) svg.polyline(run, "line " + css);
    run.clear();
  };
  const auto inside = [&](double y) { return y >= low && y <= high; };
  for (std::size_t c = 0; c < map.x.size(); ++c) {
    const double y = line.y[c], x = f.x(std::log(map.x[c]));
    if (c > 0 && std::isfinite(y) && std::isfinite(line.y[c - 1]) && inside(y) != inside(line.y[c - 1])) {
      const double before = line.y[c - 1], from = f.x(std::log(map.x[c - 1]));
      const double bound = std::clamp(inside(y) ? before : y, low, high);
      const Points::value_type border{from + (bound - before) / (y - before) * (x - from), f.y(bound)};
      if (!inside(y)) {
        run.push_back(border);
        flush();
      } else {
        run = {border};
      }
    }
    if (std::isfinite(y) && inside(y)) {
      run.emplace_back(x, f.y(y));
    } else {
      flush();
    }
  }
  flush();
  if (!map.last_column.empty() && inside(line.y.back()))
    svg.mark(static_cast<int>(index), (f.apart + f.apart_end) / 2, f.y(line.y.back()), 4.2, "point " + css);
}

void draw_labels(SvgCanvas& svg, const ChoiceMap& map, const Frame& f) {
  std::vector<LabelSpan> spans;
  for (std::size_t i = 0; i < map.lines.size(); ++i) {
    const double y = map.lines[i].y.back();
    const double target = std::isnan(y) ? f.bottom : f.y(std::clamp(y, f.rows.front(), f.rows.back()));
    spans.push_back({target, chart_line * static_cast<double>(f.labels[i].size()) + 6});
  }
  // Labels keep their order from top to bottom.
  std::vector<std::size_t> order(spans.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return spans[i].wanted; });
  std::vector<LabelSpan> sorted;
  for (const std::size_t i : order) sorted.push_back(spans[i]);
  const std::vector<double> centres = place_labels(sorted, f.top - chart_line / 2, f.bottom + 4);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t i = order[k];
    const std::string css = "label " + line_css(i);
    if (std::isfinite(map.lines[i].y.back()) && std::abs(centres[k] - spans[i].wanted) > 5)
      svg.line(f.apart_end + 3, spans[i].wanted, f.apart_end + 11, centres[k], "leader");
    const double first = centres[k] - chart_line * (static_cast<double>(f.labels[i].size()) - 1) / 2;
    for (std::size_t l = 0; l < f.labels[i].size(); ++l)
      svg.text(f.apart_end + 14, first + chart_line * static_cast<double>(l), f.labels[i][l], css);
  }
}

void draw_today(SvgCanvas& svg, const ChoiceMap& map, const Frame& f) {
  const double y = std::clamp(map.today_y, f.rows.front(), f.rows.back());
  const double at = f.x(std::log(map.today_x));
  svg.mark(0, at, f.y(y), 6, "dot whole");
  const std::vector<std::string> words = wrap_text(map.today_label, (f.right - f.left) * 0.6, chart_font, true);
  const bool above = f.y(y) - f.top > chart_line * static_cast<double>(words.size()) + 12;
  for (std::size_t l = 0; l < words.size(); ++l) {
    const double offset =
        above ? -chart_line * static_cast<double>(words.size() - l) + 2 : chart_line * static_cast<double>(l + 1);
    svg.text(at + 9, f.y(y) + offset, words[l], "halo strong");
  }
}

/// The lines by name, below one another; the height used so far comes back.
double draw_keys(SvgCanvas& svg, const ChoiceMap& map, const Frame& f, double y) {
  for (std::size_t i = 0; i < map.lines.size(); ++i) {
    const std::string css = line_css(i);
    svg.polyline({{0, y}, {key_width - 10, y}}, "line " + css);
    svg.mark(static_cast<int>(i), (key_width - 10) / 2, y, 4.2, "point " + css);
    for (const std::string& part : f.labels[i]) {
      svg.text(key_width, y, part, "label " + css);
      y += chart_line;
    }
    y += 4;
  }
  return y;
}

/// What the shades mean, only those that there are; the height used so far comes back.
double draw_legend(SvgCanvas& svg, const ChoiceMap& map, double y) {
  bool never = false, some = false, always = false, unknown = false;
  for (const auto& column : map.shares) {
    for (const double share : column) {
      never = never || share <= 0;
      some = some || (share > 0 && share < 1);
      always = always || share >= 1;
      unknown = unknown || std::isnan(share);
    }
  }
  double x = 0;
  const auto entry = [&](bool there, double share, const std::string& words) {
    if (!there) return;
    const double wide = swatch + 5 + text_width(words, chart_font) + 16;
    if (x > 0 && x + wide - 16 > svg.width()) {
      x = 0;
      y += chart_line + 4;
    }
    svg.rect(x, y - swatch / 2, swatch, swatch, css_of(share));
    svg.text(x + swatch + 5, y, words, "muted");
    x += wide;
  };
  entry(never, 0, map.never_words);
  entry(some, 0.5, map.some_words);
  entry(always, 1, map.always_words);
  entry(unknown, NAN, "no equilibrium");
  return y + chart_line;
}

}  // namespace

std::string choice_map_svg(const ChoiceMap& map, double width) {
  const Frame f = lay_out(map, width);
  SvgCanvas svg(width);
  draw_cells(svg, map, f);
  draw_axes(svg, map, f);
  for (std::size_t i = 0; i < map.lines.size(); ++i) draw_line(svg, map, map.lines[i], f, i);
  draw_today(svg, map, f);
  double end = f.bottom + 28 + chart_line * static_cast<double>(f.x_title.size()) + 14;
  if (f.labels_below) {
    end = draw_keys(svg, map, f, end) + 6;
  } else {
    draw_labels(svg, map, f);
  }
  return svg.finish(draw_legend(svg, map, end), fmt::format("{}-{}", map.id, static_cast<int>(width)), map.title, map.finding);
}

}  // namespace entrepot
