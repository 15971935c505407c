#include "report/text_width.hpp"

#include <algorithm>
#include <array>

namespace entrepot {
namespace {

// As wide as DejaVu Sans and Verdana, the widest that readers have; Segoe UI, Roboto and San Francisco stay well inside.
constexpr double room_to_spare = 1.15;
constexpr double bold_factor = 1.13;

// Helvetica, thousandths of the font size, characters 32 to 126.
constexpr std::array<short, 95> helvetica{
    278, 278, 355, 556, 556, 889, 667, 191, 333,  333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667,  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

}  // namespace

double text_width(const std::string& text, double font_size, bool bold) {
  double thousandths = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 32 && c < 127) thousandths += helvetica[c - 32];
    if (c >= 0xC0) thousandths += text.compare(i, 3, "\u202F") == 0 ? 250 : 730;  // one per character beyond ASCII
  }
  return thousandths / 1000 * font_size * room_to_spare * (bold ? bold_factor : 1);
}

std::vector<std::string> wrap_text(const std::string& text, double width, double font_size, bool bold) {
  std::vector<std::string> lines{""};
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, space - at);
    std::string& line = lines.back();
    const std::string longer = line.empty() ? word : line + " " + word;
    if (line.empty() || text_width(longer, font_size, bold) <= width) {
      line = longer;
    } else {
      lines.push_back(word);
    }
    at = space + 1;
  }
  return lines;
}

}  // namespace entrepot
