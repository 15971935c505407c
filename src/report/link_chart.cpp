#include "report/link_chart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

constexpr double between_names = 8, between_groups = 14, mark_radius = 4, mark_gap = 10, sample = 26;
constexpr std::size_t most_lines = 3;

struct Frame {
  double left = 0, right = 0;  // where the lines begin and end
  double column = 0;           // width of a column of names
};

bool starts_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// As many letters as fit, the last an ellipsis where some do not.
std::string cut(const std::string& text, double width) {
  if (text_width(text, chart_font) <= width) return text;
  std::string kept = text;
  while (!kept.empty() && text_width(kept + "…", chart_font) > width) {
    while (!kept.empty() && !starts_letter(kept.back())) kept.pop_back();
    if (!kept.empty()) kept.pop_back();
  }
  return kept + "…";
}

std::vector<std::string> name_lines(const std::string& name, double width) {
  std::vector<std::string> lines = wrap_text(name, width, chart_font);
  if (lines.size() > most_lines) {
    lines.resize(most_lines);
    lines.back() += " …";
  }
  for (std::string& line : lines) line = cut(line, width);
  return lines;
}

struct Name {
  std::vector<std::string> lines;
  double y = 0;  // of its middle
};

double height_of(const Name& name) { return chart_line * static_cast<double>(name.lines.size()) + between_names; }

std::vector<Name> names_of(const std::vector<std::string>& names, double width) {
  std::vector<Name> list;
  for (const std::string& name : names) list.push_back({name_lines(name, width), 0});
  return list;
}

double total_height(const std::vector<Name>& names) {
  double sum = 0;
  for (const Name& name : names) sum += height_of(name);
  return sum;
}

/// One under the other, the whole in the middle of [top, top + height].
void stack(std::vector<Name>& names, double top, double height) {
  double y = top + (height - total_height(names)) / 2;
  for (Name& name : names) {
    name.y = y + height_of(name) / 2;
    y += height_of(name);
  }
}

void draw_name(SvgCanvas& svg, const Name& name, double x, Anchor anchor) {
  double y = name.y - chart_line * (static_cast<double>(name.lines.size()) - 1) / 2;
  for (const std::string& line : name.lines) {
    svg.text(x, y, line, "halo", anchor);
    y += chart_line;
  }
}

/// Gives the place below the group.
double draw_group(SvgCanvas& svg, const LinkGroup& group, const Frame& f, double top) {
  svg.line(0, top, svg.width(), top, "grid");
  svg.text(0, top + chart_line * 0.75, cut(group.name, svg.width()), "muted");
  top += chart_line + between_names;
  std::vector<Name> left = names_of(group.left, f.column), right = names_of(group.right, f.column);
  const double height = std::max(total_height(left), total_height(right));
  stack(left, top, height);
  stack(right, top, height);
  for (const ChartLink& link : group.links)
    svg.line(f.left, left[link.left].y, f.right, right[link.right].y, link.dashed ? "line s2" : "line s1");
  for (const Name& name : left) {
    svg.mark(1, f.left, name.y, mark_radius, "point s0");
    draw_name(svg, name, f.left - mark_gap, Anchor::end);
  }
  for (const Name& name : right) {
    svg.mark(0, f.right, name.y, mark_radius, "point s1");
    draw_name(svg, name, f.right + mark_gap, Anchor::start);
  }
  return top + height + between_groups;
}

double draw_legend(SvgCanvas& svg, const LinkChart& chart, double y) {
  for (const auto& [css, words] : {std::pair("line s1", chart.solid_words), std::pair("line s2", chart.dashed_words)}) {
    const std::vector<std::string> lines = wrap_text(words, svg.width() - sample - 8, chart_font);
    svg.line(0, y + chart_line / 2, sample, y + chart_line / 2, css);
    for (const std::string& line : lines) {
      svg.text(sample + 8, y + chart_line / 2, line, "muted");
      y += chart_line;
    }
    y += 2;
  }
  return y;
}

}  // namespace

std::string link_chart_svg(const LinkChart& chart, double width) {
  constexpr double column_share = 0.37;
  Frame f;
  f.column = width * column_share - mark_gap;
  f.left = f.column + mark_gap;
  f.right = width - f.column - mark_gap;
  SvgCanvas svg(width);
  svg.text(f.left - mark_gap, chart_line / 2, cut(chart.left_title, f.column), "strong", Anchor::end);
  svg.text(f.right + mark_gap, chart_line / 2, cut(chart.right_title, f.column), "strong");
  double y = chart_line + between_names;
  for (const LinkGroup& group : chart.groups) y = draw_group(svg, group, f, y);
  svg.line(0, y, width, y, "grid");
  y = draw_legend(svg, chart, y + between_names);
  return svg.finish(y, fmt::format("{}-{}", chart.id, static_cast<int>(width)), chart.title, chart.finding);
}

}  // namespace entrepot
