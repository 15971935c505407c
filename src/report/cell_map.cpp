#include "report/cell_map.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

constexpr double gap = 6, row_height = 26, swatch = 14, widest_cell = 72;

struct Frame {
  std::vector<std::string> title;
  double left = 0, top = 0, cell = 0;
  std::size_t levels = 1;  // lines of column labels, so that neighbours do not touch
};

double widest(const std::vector<std::string>& labels) {
  double width = 0;
  for (const std::string& label : labels) width = std::max(width, text_width(label, chart_font, true));
  return width;
}

Frame lay_out(const CellMap& map, double width) {
  Frame f;
  f.title = wrap_text(map.axis_title, width, chart_font);
  f.left = widest(map.rows) + gap;
  const double label = widest(map.columns);
  f.cell =
      std::min((width - f.left - label / 2) / static_cast<double>(std::max<std::size_t>(1, map.columns.size())), widest_cell);
  f.levels = static_cast<std::size_t>(std::ceil((label + 4) / f.cell));
  f.top = chart_line * static_cast<double>(f.title.size() + f.levels) + gap + 4;
  return f;
}

std::string css_of(int shade) { return shade == 0 ? "heat heat-none" : fmt::format("heat heat{}", shade); }

void draw_labels(SvgCanvas& svg, const CellMap& map, const Frame& f) {
  const double first = chart_line * static_cast<double>(f.title.size());
  for (std::size_t l = 0; l < f.title.size(); ++l) svg.text(0, chart_line * (static_cast<double>(l) + 0.5), f.title[l], "muted");
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    const double x = f.left + f.cell * (static_cast<double>(c) + 0.5);
    svg.text(x, first + chart_line * (static_cast<double>(c % f.levels) + 0.5) + 4, map.columns[c], "halo strong",
             Anchor::middle);
  }
  for (std::size_t r = 0; r < map.rows.size(); ++r)
    svg.text(f.left - gap, f.top + row_height * (static_cast<double>(r) + 0.5), map.rows[r], "strong", Anchor::end);
}

double draw_legend(SvgCanvas& svg, const CellMap& map, double y) {
  double x = 0;
  y += chart_line;
  for (const auto& [shade, words] : map.legend) {
    const double wide = swatch + 5 + text_width(words, chart_font) + 16;
    if (x > 0 && x + wide - 16 > svg.width()) {
      x = 0;
      y += chart_line + 4;
    }
    svg.rect(x, y - swatch / 2, swatch, swatch, css_of(shade));
    svg.text(x + swatch + 5, y, words, "muted");
    x += wide;
  }
  return y + chart_line;
}

}  // namespace

std::string cell_map_svg(const CellMap& map, double width) {
  const Frame f = lay_out(map, width);
  SvgCanvas svg(width);
  draw_labels(svg, map, f);
  for (std::size_t r = 0; r < map.cells.size(); ++r) {
    for (std::size_t c = 0; c < map.cells[r].size(); ++c) {
      const MapCell& cell = map.cells[r][c];
      const double x = f.left + f.cell * static_cast<double>(c), y = f.top + row_height * static_cast<double>(r);
      svg.rect(x, y, f.cell, row_height, css_of(cell.shade), cell.hint);
      if (!cell.words.empty() && text_width(cell.words, chart_font) + 4 <= f.cell)
        svg.text(x + f.cell / 2, y + row_height / 2, cell.words, "halo", Anchor::middle);
    }
  }
  const double bottom = draw_legend(svg, map, f.top + row_height * static_cast<double>(map.rows.size()));
  return svg.finish(bottom, fmt::format("{}-{}", map.id, static_cast<int>(width)), map.title, map.finding);
}

}  // namespace entrepot
