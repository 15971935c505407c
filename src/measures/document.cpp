#include "measures/document.hpp"

#include <algorithm>
#include <sstream>
#include <tuple>

#include <fmt/core.h>

#include "tables/toml_text.hpp"

namespace entrepot {
namespace {

using tables::line_of;

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

Value parse_toml(const std::string& text, const std::string& file) { return convert_table(tables::parse_toml_text(text, file)); }

}  // namespace entrepot
