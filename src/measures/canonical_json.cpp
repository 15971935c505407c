#include "measures/canonical_json.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/core.h>

namespace entrepot {
namespace {

/// RFC 8785, 3.2.2.2.
std::string json_string(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        json += "\\\"";
        break;
      case '\\':
        json += "\\\\";
        break;
      case '\b':
        json += "\\b";
        break;
      case '\f':
        json += "\\f";
        break;
      case '\n':
        json += "\\n";
        break;
      case '\r':
        json += "\\r";
        break;
      case '\t':
        json += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          json += c;
        }
    }
  }
  json += '"';
  return json;
}

/// UTF-16 code units of well-formed UTF-8.
std::u16string utf16(const std::string& text) {
  std::u16string units;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
      point = (point << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    if (point < 0x10000) {
      units += static_cast<char16_t>(point);
    } else {
      units += static_cast<char16_t>(0xD800U + ((point - 0x10000U) >> 10U));
      units += static_cast<char16_t>(0xDC00U + ((point - 0x10000U) & 0x3FFU));
    }
    at += length;
  }
  return units;
}

/// RFC 8785, 3.2.3.
std::string json_object(const Value& table) {
  std::vector<std::pair<std::u16string, const Member*>> sorted;
  for (const Member& member : table.members) sorted.emplace_back(utf16(member.key), &member);
  std::ranges::sort(sorted, {}, [](const auto& entry) { return entry.first; });
  std::string json = "{";
  for (const auto& [units, member] : sorted) {
    if (json.size() > 1) json += ',';
    json += fmt::format("{}:{}", json_string(member->key), canonical_json(member->value));
  }
  json += '}';
  return json;
}

}  // namespace

/// ECMA-262, 6.1.6.1.20: k digits and the place n of the decimal point decide between plain and exponent form.
std::string ecmascript_number(double number) {
  assert(std::isfinite(number));
  if (number == 0) return "0";
  if (number < 0) return fmt::format("-{}", ecmascript_number(-number));
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
  const std::string shortest(buffer.data(), end);
  const std::size_t e = shortest.find('e');
  std::string digits = shortest.substr(0, 1);
  if (e > 2) digits += shortest.substr(2, e - 2);
  const int k = static_cast<int>(digits.size());
  const int n = std::stoi(shortest.substr(e + 1)) + 1;

  const std::string_view all = digits;
  const auto split = [&](std::size_t at) { return fmt::format("{}.{}", all.substr(0, at), all.substr(at)); };
  if (k <= n && n <= 21) return fmt::format("{}{:0<{}}", digits, "", n - k);
  if (0 < n && n <= 21) return split(static_cast<std::size_t>(n));
  if (-6 < n && n <= 0) return fmt::format("0.{:0<{}}{}", "", -n, digits);
  return fmt::format("{}e{:+}", k == 1 ? digits : split(1), n - 1);
}

std::string canonical_json(const Value& value) {
  switch (value.type) {
    case Value::Type::text:
    case Value::Type::date:
    case Value::Type::time:
      return json_string(value.text);
    case Value::Type::boolean:
      return value.boolean ? "true" : "false";
    case Value::Type::integer:
    case Value::Type::number:
      return ecmascript_number(value.number);
    case Value::Type::table:
      return json_object(value);
    case Value::Type::list:
      break;
  }
  std::string json = "[";
  for (const Value& item : value.items) {
    if (json.size() > 1) json += ',';
    json += canonical_json(item);
  }
  json += ']';
  return json;
}

}  // namespace entrepot
