#include "tables/toml_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

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

/// How many tables and lists lie around a place, told from the characters outside strings and comments: brackets open one, and so
/// does every dot of a key or of a [table] name. The parser counts brackets alone, and its tables are destroyed recursively.
class Depth {
 public:
  std::size_t after(char c) {
    if (c == '.') ++dots_;
    if (c == '=') key_ = std::exchange(dots_, 0) + 1;
    if (c == '[' || c == '{') open();
    if (c == ']' || c == '}') close();
    if (c == ',') key_ = dots_ = 0;
    return name_ + around_ + key_ + dots_;
  }
  void end_line() {
    dots_ = 0;
    if (!open_.empty()) return;
    key_ = 0;
    in_name_ = false;
  }

 private:
  void open() {
    if (in_name_) return;  // the second of [[
    if (open_.empty() && key_ == 0) {
      in_name_ = true;
      name_ = dots_ = 0;
    } else {
      open_.push_back(key_ + 1);
      around_ += open_.back();
      key_ = dots_ = 0;
    }
  }
  void close() {
    if (in_name_) {
      name_ += dots_;
    } else if (!open_.empty()) {
      around_ -= open_.back();
      open_.pop_back();
    }
    key_ = dots_ = 0;
  }

  std::vector<std::size_t> open_;  // by bracket: what it and the key before it add
  std::size_t name_ = 0, around_ = 0, key_ = 0, dots_ = 0;
  bool in_name_ = false;
};

void require_shallow(std::size_t depth, long line, const std::string& file) {
  constexpr std::size_t deepest = 256;  // as many as the parser allows brackets
  if (depth > deepest)
    throw InputError({.file = file, .line = line, .rule = "not read: tables and lists nest more than 256 deep here"});
}

/// Beyond ASCII, TOML 1.0 knows strings and comments alone; the parser's tables of other characters have holes, so it is
/// not asked about them. What is malformed in another way is left to the parser.
void check_outside_strings(std::string_view text, const std::string& file) {
  long line = 1;
  Depth depth;
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
      require_shallow(depth.after(c), line, file);
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
      depth.end_line();
    }
  }
}

bool breaks_a_belief(std::string_view text, const std::string& file) {
  try {
    (void)toml::parse(text, file);
  } catch (const TomlAssertion&) {
    return true;
  } catch (const toml::parse_error&) {
    return false;  // cut inside something that goes on
  }
  return false;
}

/// Line whose reading broke a belief of the parser: the shortest run of whole lines that breaks it ends there. The parser reads
/// from the top, so that every longer run breaks it too.
long line_that_breaks(std::string_view text, const std::string& file) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size(); at = ends.back()) ends.push_back(std::min(text.find('\n', at), text.size() - 1) + 1);
  const auto broken =
      std::ranges::partition_point(ends, [&](std::size_t end) { return !breaks_a_belief(text.substr(0, end), file); });
  return broken == ends.end() ? 0 : broken - ends.begin() + 1;
}

}  // namespace

toml::table parse_toml_text(std::string_view text, const std::string& file) {
  require_utf8(text, file);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  check_outside_strings(text, file);
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
