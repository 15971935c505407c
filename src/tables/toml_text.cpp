#include "tables/toml_text.hpp"

#include <fmt/core.h>

#include "entrepot/errors.hpp"

namespace entrepot::tables {
namespace {

/// Length of the well-formed UTF-8 sequence (Unicode 15, table 3-7) at `at`, 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return follows(1) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
    return follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

void require_utf8(std::string_view text, const std::string& file) {
  long line = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) {
      throw InputError({.file = file,
                        .line = line,
                        .value = fmt::format("byte 0x{:02X}", static_cast<unsigned char>(text[at])),
                        .rule = "not UTF-8 text",
                        .hint = "save the file as UTF-8"});
    }
    if (text[at] == '\n') ++line;
    at += length;
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
