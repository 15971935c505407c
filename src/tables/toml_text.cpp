#include "tables/toml_text.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/utf8.hpp"

namespace entrepot::tables {
namespace {

void require_utf8(std::string_view text, const std::string& file) {
  const std::size_t at = first_not_utf8(text);
  if (at == std::string_view::npos) return;
  throw InputError({.file = file,
                    .line = 1 + std::ranges::count(text.substr(0, at), '\n'),
                    .value = fmt::format("byte 0x{:02X}", static_cast<unsigned char>(text[at])),
                    .rule = "not UTF-8 text",
                    .hint = "save the file as UTF-8"});
}

/// The mark at the head of `rest` that opens a string or comment, empty if none does.
std::string_view opening_mark(std::string_view rest) {
  for (const std::string_view mark : {"\"\"\"", "'''", "\"", "'", "#"}) {
    if (rest.starts_with(mark)) return mark;
  }
  return {};
}

/// True where a well-formed file may open a string: after a space or a mark that announces a key or a value.
bool may_open_string(std::string_view text, std::size_t at, bool in_key) {
  if (at == 0) return true;
  const char before = text[at - 1];
  return std::string_view(" \t\n=[{,").find(before) != std::string_view::npos || (before == '.' && in_key);
}

/// Beyond ASCII, TOML 1.0 knows strings and comments alone; the parser's tables of other characters have holes, so it is
/// not asked about them. What is malformed in another way is left to the parser.
void require_ascii_outside_strings(std::string_view text, const std::string& file) {
  long line = 1;
  bool in_key = true;       // no = on this line yet
  std::string_view open;    // the mark that closes the string or comment we are in
  bool well_placed = true;  // it was opened where one may be
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80 && (open.empty() || !well_placed)) {
      throw InputError({.file = file,
                        .line = line,
                        .value = std::string(rest.substr(0, utf8_length(text, at))),
                        .rule = "not valid TOML: outside quotes and comments only plain ASCII characters may stand",
                        .hint = "put the name in quotes"});
    }
    if (open.empty()) {
      if (const std::string_view mark = opening_mark(rest); !mark.empty()) {
        open = mark == "#" ? "\n" : mark;
        well_placed = mark == "#" || may_open_string(text, at, in_key);
        at += mark.size() - 1;
      }
      in_key = c != '=' && in_key;
    } else if (c == '\\' && open.front() == '"') {
      ++at;
    } else if (rest.starts_with(open)) {
      at += open.size() - 1;
      // a string in three quotes may itself end in one or two
      for (int extra = 0; open.size() == 3 && extra < 2 && text.substr(at + 1).starts_with(open.front()); ++extra) ++at;
      open = {};
    } else if (c == '\n' && open.size() == 1) {
      open = {};  // a string of one line that was not closed
    }
    if (at < text.size() && text[at] == '\n') {
      ++line;
      in_key = true;
    }
  }
}

/// Line whose reading broke a belief of the parser: the shortest run of whole lines that breaks it ends there.
long line_that_breaks(std::string_view text, const std::string& file) {
  long line = 0;
  for (std::size_t end = 0; end < text.size();) {
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
    ++line;
    try {
      (void)toml::parse(text.substr(0, end), file);
    } catch (const TomlAssertion&) {
      return line;
    } catch (const toml::parse_error&) {
      continue;  // cut inside something that goes on
    }
  }
  return 0;
}

}  // namespace

toml::table parse_toml_text(std::string_view text, const std::string& file) {
  require_utf8(text, file);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  require_ascii_outside_strings(text, file);
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw InputError(
        {.file = file, .line = line_of(error.source()), .rule = "not valid TOML: " + std::string(error.description())});
  } catch (const TomlAssertion&) {
    throw InputError({.file = file,
                      .line = line_that_breaks(text, file),
                      .rule = "not valid TOML: a key or a [table] name starts with a character that cannot start one",
                      .hint = "names hold letters, digits, _ and -; put others in quotes"});
  }
}

}  // namespace entrepot::tables
