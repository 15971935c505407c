#include "report/svg_canvas.hpp"

#include <fmt/format.h>

namespace entrepot {
namespace {

/// Tenths of a pixel are finer than any screen shows; 0 has no sign.
std::string px(double value) {
  std::string text = fmt::format("{:.1f}", value + 0.0);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string coordinates(const Points& points) {
  std::string text;
  for (const auto& [x, y] : points) text += (text.empty() ? "" : " ") + px(x) + "," + px(y);
  return text;
}

}  // namespace

std::string escape_markup(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string typographic(std::string text) {
  for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 1))
    if (at > 0 && static_cast<unsigned char>(text[at - 1]) > ' ') text.replace(at, 1, "\u2019");
  return text;
}

void SvgCanvas::line(double x1, double y1, double x2, double y2, const std::string& css) {
  body_ += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", css, px(x1), px(y1), px(x2), px(y2));
}

void SvgCanvas::polyline(const Points& points, const std::string& css) {
  body_ += fmt::format("<polyline class=\"{}\" points=\"{}\"/>", css, coordinates(points));
}

void SvgCanvas::polygon(const Points& points, const std::string& css) {
  body_ += fmt::format("<polygon class=\"{}\" points=\"{}\"/>", css, coordinates(points));
}

void SvgCanvas::rect(double x, double y, double width, double height, const std::string& css, const std::string& hint) {
  body_ +=
      fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", css, px(x), px(y), px(width), px(height));
  body_ += hint.empty() ? "/>" : fmt::format("><title>{}</title></rect>", escape_markup(hint));
}

void SvgCanvas::mark(int shape, double x, double y, double radius, const std::string& css) {
  const double r = radius;
  switch (shape % 4) {
    case 0:
      body_ += fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", css, px(x), px(y), px(r));
      break;
    case 1:
      rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, css);
      break;
    case 2:
      polygon({{x, y - 1.3 * r}, {x + 1.3 * r, y}, {x, y + 1.3 * r}, {x - 1.3 * r, y}}, css);
      break;
    default:
      polygon({{x, y - 1.2 * r}, {x + 1.15 * r, y + 0.9 * r}, {x - 1.15 * r, y + 0.9 * r}}, css);
  }
}

void SvgCanvas::text(double x, double y, const std::string& text, const std::string& css, Anchor anchor) {
  const char* anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  constexpr double half_x_height = 0.35 * chart_font;
  body_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>", css, px(x), px(y + half_x_height),
                       anchors[static_cast<int>(anchor)], escape_markup(text));
}

std::string SvgCanvas::finish(double height, const std::string& id, const std::string& title,
                              const std::string& description) const {
  return fmt::format(
      "<svg class=\"chart\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"{2}-title {2}-desc\">"
      "<title id=\"{2}-title\">{3}</title><desc id=\"{2}-desc\">{4}</desc>{5}</svg>",
      px(width_), px(height), escape_markup(id), escape_markup(title), escape_markup(description), body_);
}

}  // namespace entrepot
