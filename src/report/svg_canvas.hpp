// One inline SVG. Colours, fonts and line weights come from the page's style sheet through class names, so that light,
// dark and print are one drawing. Coordinates are pixels of the viewBox.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entrepot {

inline constexpr double chart_font = 13;     ///< px; small enough for a phone, readable at A4
inline constexpr double chart_line = 16;     ///< px between base lines
inline constexpr double wide_chart = 680;    ///< px, desktop, tablet and print
inline constexpr double narrow_chart = 328;  ///< px, phones; drawn on its own, not shrunk

enum class Anchor { start, middle, end };
using Points = std::vector<std::pair<double, double>>;

/// Text for XML and HTML: & < > " become entities.
std::string escape_markup(const std::string& text);
/// Prose that users typed: straight apostrophes inside words become curly ones.
std::string typographic(std::string text);

class SvgCanvas {
 public:
  explicit SvgCanvas(double width) : width_(width) {}

  void line(double x1, double y1, double x2, double y2, const std::string& css);
  void polyline(const Points& points, const std::string& css);
  void polygon(const Points& points, const std::string& css);
  /// A pointer that rests on it shows the hint, if there is one.
  void rect(double x, double y, double width, double height, const std::string& css, const std::string& hint = "");
  /// Series differ by shape as well as by colour: 0 circle, 1 square, 2 diamond, 3 triangle.
  void mark(int shape, double x, double y, double radius, const std::string& css);
  /// y is the middle of the text's x-height, where a data point is.
  void text(double x, double y, const std::string& text, const std::string& css, Anchor anchor = Anchor::start);

  double width() const { return width_; }
  /// The whole element. `id` must be unique in the page; title and description are what a screen reader says.
  std::string finish(double height, const std::string& id, const std::string& title, const std::string& description) const;

 private:
  double width_;
  std::string body_;
};

}  // namespace entrepot
