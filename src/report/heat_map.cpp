#include "report/heat_map.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

constexpr double least_row = 18;  // px: a line of text and air
constexpr double gap = 6;
constexpr double swatch = 14;

struct Frame {
  std::vector<std::string> title;
  double left = 0, top = 0, cell = 0, row = 0;
  std::size_t levels = 1;  // lines of column labels
};

Frame lay_out(const HeatMap& map, double width) {
  Frame f;
  f.title = wrap_text(map.axis_title, width, chart_font);
  double widest = 0;
  for (const std::string& label : map.labels) widest = std::max(widest, text_width(label, chart_font, true));
  const double overhang = widest / 2;  // of the last column's label
  f.left = widest + gap;
  f.cell = (width - f.left) / static_cast<double>(std::max<std::size_t>(1, map.labels.size()));
  if (overhang > f.cell / 2) f.cell = (width - f.left - overhang) / (static_cast<double>(map.labels.size()) - 0.5);
  f.cell = std::min(f.cell, 44.0);
  f.row = std::clamp(f.cell, least_row, 30.0);
  f.levels = static_cast<std::size_t>(std::ceil((widest + 4) / f.cell));
  f.top = chart_line * static_cast<double>(f.title.size() + f.levels) + gap + 4;
  return f;
}

std::string css_of(const HeatMap& map, double value) {
  if (std::isnan(value)) return "heat-none";
  if (value < 0 && -value >= map.steps.front() && !map.positive_is_gain) return "heat-gain";
  const double size = map.positive_is_gain ? std::abs(value) : value;
  const auto step = std::ranges::upper_bound(map.steps, size) - map.steps.begin();
  return fmt::format("{}heat{}", map.positive_is_gain && value > 0 && step > 0 ? "heat-gain " : "", step + 1);
}

void draw_labels(SvgCanvas& svg, const HeatMap& map, const Frame& f) {
  const double first = chart_line * static_cast<double>(f.title.size());
  for (std::size_t l = 0; l < f.title.size(); ++l) svg.text(0, chart_line * (static_cast<double>(l) + 0.5), f.title[l], "muted");
  const auto x = [&](std::size_t i) { return f.left + f.cell * (static_cast<double>(i) + 0.5); };
  const auto y = [&](std::size_t i) { return first + chart_line * (static_cast<double>(i % f.levels) + 0.5) + 4; };
  for (std::size_t i = 0; i < map.labels.size(); ++i) svg.line(x(i), y(i) + chart_line / 2, x(i), f.top - 1, "leader");
  for (std::size_t i = 0; i < map.labels.size(); ++i) {
    svg.text(x(i), y(i), map.labels[i], "halo strong", Anchor::middle);
    svg.text(f.left - gap, f.top + f.row * (static_cast<double>(i) + 0.5), map.labels[i], "strong", Anchor::end);
  }
}

struct LegendEntry {
  std::string css, words;
};

/// "below 0.01 %", "0.01 to 0.03 %", "0.03 % and more": the shade of sizes between steps s - 1 and s.
std::string step_words(const HeatMap& map, std::size_t s) {
  if (s == 0) return "below " + given_text(map.steps[0]) + map.unit;
  if (s == map.steps.size()) return given_text(map.steps.back()) + map.unit + " and more";
  return given_text(map.steps[s - 1]) + " to " + given_text(map.steps[s]) + map.unit;
}

std::vector<LegendEntry> legend_of(const HeatMap& map) {
  std::vector<LegendEntry> entries;
  if (map.positive_is_gain) {
    for (std::size_t s = map.steps.size(); s > 0; --s)
      entries.push_back({fmt::format("heat-gain heat{}", s + 1), (s == map.steps.size() ? "gain: " : "") + step_words(map, s)});
    entries.push_back({"heat1", "less either way"});
    for (std::size_t s = 1; s <= map.steps.size(); ++s)
      entries.push_back({fmt::format("heat{}", s + 1), (s == 1 ? "loss: " : "") + step_words(map, s)});
  } else {
    for (std::size_t s = 0; s <= map.steps.size(); ++s) entries.push_back({fmt::format("heat{}", s + 1), step_words(map, s)});
  }
  bool gains = false, holes = false;
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    for (std::size_t k = 0; k < map.values[i].size(); ++k) {
      if (i == k) continue;
      gains = gains || (!map.positive_is_gain && css_of(map, map.values[i][k]) == "heat-gain");
      holes = holes || std::isnan(map.values[i][k]);
    }
  }
  if (gains) entries.push_back({"heat-gain", "would gain"});
  if (holes) entries.push_back({"heat-none", "no equilibrium"});
  return entries;
}

/// Entries side by side, on as many lines as they need; the height used so far comes back.
double draw_legend(SvgCanvas& svg, const HeatMap& map, double y) {
  double x = 0;
  y += chart_line;
  for (const LegendEntry& entry : legend_of(map)) {
    const double wide = swatch + 5 + text_width(entry.words, chart_font) + 16;
    if (x > 0 && x + wide - 16 > svg.width()) {
      x = 0;
      y += chart_line + 4;
    }
    svg.rect(x, y - swatch / 2, swatch, swatch, "heat " + entry.css);
    svg.text(x + swatch + 5, y, entry.words, "muted");
    x += wide;
  }
  return y + chart_line;
}

}  // namespace

std::string heat_map_svg(const HeatMap& map, double width) {
  const Frame f = lay_out(map, width);
  SvgCanvas svg(width);
  draw_labels(svg, map, f);
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    for (std::size_t k = 0; k < map.values[i].size(); ++k) {
      if (i == k) continue;
      svg.rect(f.left + f.cell * static_cast<double>(k), f.top + f.row * static_cast<double>(i), f.cell, f.row,
               "heat " + css_of(map, map.values[i][k]), map.hints[i][k]);
    }
  }
  const double bottom = draw_legend(svg, map, f.top + f.row * static_cast<double>(map.labels.size()));
  return svg.finish(bottom, fmt::format("{}-{}", map.id, static_cast<int>(width)), map.title, map.finding);
}

}  // namespace entrepot
