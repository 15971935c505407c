#include "report/terminal_text.hpp"

#include <algorithm>

#include "tables/utf8.hpp"

namespace entrepot {

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t used = tables::character_count(text);
  const std::string space(used < width ? width - used : 0, ' ');
  return right ? space + text : text + space;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines{""};
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, space - at);
    if (!lines.back().empty() && tables::character_count(lines.back()) + 1 + tables::character_count(word) > width)
      lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    at = space + 1;
  }
  return lines;
}

std::string bold(const std::string& text, bool colour) { return colour ? "\033[1m" + text + "\033[0m" : text; }

}  // namespace entrepot
