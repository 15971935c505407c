#include "measures/document.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <tuple>

#include <fmt/core.h>
#include <toml++/toml.h>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

long line_of(const toml::source_region& region) { return static_cast<long>(region.begin.line); }

template <class T>
std::string streamed(const T& value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << value;
  return text.str();
}

Value convert(const toml::node& node);

Value convert_table(const toml::table& table) {
  struct Placed {
    toml::source_position at;
    Member member;
  };
  std::vector<Placed> placed;
  for (const auto& [key, node] : table) {
    Value value = convert(node);
    value.line = line_of(key.source());
    placed.push_back({key.source().begin, {std::string(key.str()), std::move(value)}});
  }
  std::ranges::stable_sort(placed, [](const Placed& a, const Placed& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  Value result;
  for (Placed& p : placed) result.members.push_back(std::move(p.member));
  return result;
}

Value convert(const toml::node& node) {
  Value value;
  if (const auto* table = node.as_table()) {
    value = convert_table(*table);
  } else if (const auto* array = node.as_array()) {
    value.type = Value::Type::list;
    for (const auto& item : *array) value.items.push_back(convert(item));
  } else if (const auto* text = node.as_string()) {
    value.type = Value::Type::text;
    value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.type = Value::Type::integer;
    value.number = static_cast<double>(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    value.type = Value::Type::number;
    value.number = number->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.type = Value::Type::boolean;
    value.boolean = boolean->get();
  } else if (const auto* date = node.as_date()) {
    value.type = Value::Type::date;
    value.text = streamed(date->get());
  } else if (const auto* time = node.as_time()) {
    value.type = Value::Type::time;
    value.text = streamed(time->get());
  } else if (const auto* moment = node.as_date_time()) {
    value.type = Value::Type::time;
    value.text = streamed(moment->get());
  }
  value.line = line_of(node.source());
  return value;
}

/// Length of the well-formed UTF-8 sequence (Unicode 15, table 3-7) at `at`, 0 if there is none.
std::size_t utf8_length(const std::string& text, std::size_t at) {
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

void require_utf8(const std::string& text, const std::string& file) {
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

}  // namespace

const Value* Value::find(const std::string& key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::string type_in_words(const Value& value) {
  switch (value.type) {
    case Value::Type::text:
      return "a string";
    case Value::Type::date:
      return "a date";
    case Value::Type::time:
      return "a time";
    case Value::Type::boolean:
      return "true or false";
    case Value::Type::integer:
      return "a whole number";
    case Value::Type::number:
      return "a number";
    case Value::Type::list:
      return "a list";
    case Value::Type::table:
      return "a table";
  }
  return "";
}

std::string quoted(const Value& value) {
  switch (value.type) {
    case Value::Type::text:
      return value.text.size() <= 60 ? '"' + value.text + '"' : '"' + value.text.substr(0, 60) + "...\"";
    case Value::Type::date:
    case Value::Type::time:
      return value.text;
    case Value::Type::boolean:
      return value.boolean ? "true" : "false";
    case Value::Type::integer:
    case Value::Type::number:
      return fmt::format("{}", value.number);
    case Value::Type::list:
      return fmt::format("[{} items]", value.items.size());
    case Value::Type::table:
      return "{...}";
  }
  return "";
}

std::string read_text_file(const std::filesystem::path& file) {
  const std::string name = file.string();
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) throw InputError({.file = name, .rule = "no such file"});
  if (std::filesystem::is_directory(status)) {
    throw InputError({.file = name, .rule = "is a folder, not a scenario file", .hint = "give the .toml file inside it"});
  }
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  if (stream) bytes << stream.rdbuf();
  if (!stream.good() && !stream.eof()) throw InputError({.file = name, .rule = "cannot be read"});
  if (bytes.str().empty()) throw InputError({.file = name, .rule = "is empty (0 bytes)"});
  return bytes.str();
}

Value parse_toml(const std::string& text, const std::string& file) {
  require_utf8(text, file);
  try {
    return convert_table(toml::parse(text, file));
  } catch (const toml::parse_error& error) {
    throw InputError(
        {.file = file, .line = line_of(error.source()), .rule = "not valid TOML: " + std::string(error.description())});
  }
}

}  // namespace entrepot
