#include "measures/schema_check.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/core.h>

#include "measures/item_field.hpp"
#include "measures/schema_generated.hpp"

namespace entrepot {
namespace {

using Type = Value::Type;

struct Checker {
  const std::string& file;
  Problems& problems;

  void complain(const Value& at, const std::string& field, std::string rule, std::string hint = "") {
    problems.add(
        {.file = file, .line = at.line, .field = field, .value = quoted(at), .rule = std::move(rule), .hint = std::move(hint)});
  }
  void check_table(const Value& table, std::string_view schema_table, const std::string& field);
  void check_value(const Value& value, const SchemaKey& key, const std::string& field);
  void check_word(const Value& value, const SchemaKey& key, const std::string& field);
  void check_list(const Value& value, const SchemaKey& key, const std::string& field);
  void check_tables(const Value& value, std::string_view schema_table, const std::string& field);
  bool check_number(const Value& value, const std::string& field);
};

std::vector<std::string> words(std::string_view joined) {
  std::vector<std::string> list;
  while (!joined.empty()) {
    const std::size_t bar = joined.find('|');
    list.emplace_back(joined.substr(0, bar));
    joined = bar == std::string_view::npos ? std::string_view{} : joined.substr(bar + 1);
  }
  return list;
}

std::string listed(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& word : list) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string joined(const std::string& table, const std::string& key) { return table.empty() ? key : table + "." + key; }

bool is_table_list(const Value& value) {
  return value.type == Type::list && std::ranges::all_of(value.items, [](const Value& item) { return item.type == Type::table; });
}

const SchemaKey* find_key(std::string_view table, std::string_view name) {
  for (const SchemaKey& key : schema_keys) {
    if (key.table == table && (key.name == name || key.name == "*")) return &key;
  }
  return nullptr;
}

std::vector<std::string> key_names(std::string_view table) {
  std::vector<std::string> names;
  for (const SchemaKey& key : schema_keys) {
    if (key.table == table) names.emplace_back(key.name);
  }
  return names;
}

void Checker::check_table(const Value& table, std::string_view schema_table, const std::string& field) {
  for (const auto& [name, value] : table.members) {
    if (const SchemaKey* key = find_key(schema_table, name)) {
      check_value(value, *key, joined(field, name));
    } else {
      const auto names = key_names(schema_table);
      const std::string near = did_you_mean(name, names);
      complain(value, joined(field, name), "unknown key", near.empty() ? fmt::format("known here: {}", listed(names)) : near);
    }
  }
  for (const SchemaKey& key : schema_keys) {
    if (key.table == schema_table && key.required && table.find(std::string(key.name)) == nullptr) {
      problems.add({.file = file, .line = table.line, .field = joined(field, std::string(key.name)), .rule = "is missing"});
    }
  }
}

bool Checker::check_number(const Value& value, const std::string& field) {
  if (value.type != Type::number && value.type != Type::integer) {
    complain(value, field, "must be a number, not " + type_in_words(value));
    return false;
  }
  if (std::isfinite(value.number)) return true;
  complain(value, field, "must be a finite number", "a flow is closed with kind = \"ban\", not with an infinite number");
  return false;
}

void Checker::check_word(const Value& value, const SchemaKey& key, const std::string& field) {
  const auto allowed = words(key.allowed);
  if (allowed.empty() || std::ranges::count(allowed, value.text) > 0) return;
  if (!key.elsewhere.empty() && value.text == key.elsewhere)
    return complain(value, field, fmt::format("must be one of {}", listed(allowed)), std::string(key.elsewhere_hint));
  const auto refused = words(key.refused);
  if (std::ranges::count(refused, value.text) > 0) {
    complain(value, field, "is known but not built yet", fmt::format("built: {}", listed(allowed)));
    return;
  }
  std::vector<std::string> known = allowed;
  known.insert(known.end(), refused.begin(), refused.end());
  complain(value, field, fmt::format("must be one of {}", listed(allowed)), did_you_mean(value.text, known));
}

void Checker::check_list(const Value& value, const SchemaKey& key, const std::string& field) {
  if (value.type != Type::list) {
    const std::string hint = value.type == Type::text ? fmt::format("write [\"{}\"]", value.text) : "";
    return complain(value, field, fmt::format("must be a list, not {}", type_in_words(value)), hint);
  }
  if (value.items.empty()) complain(value, field, "must not be an empty list");
  for (const Value& item : value.items) {
    if (key.type == SchemaType::numbers) {
      check_number(item, field);
    } else if (key.type == SchemaType::texts && item.type != Type::text) {
      complain(item, field, "must hold strings, not " + type_in_words(item));
    } else if (key.type == SchemaType::texts) {
      check_word(item, key, field);
    } else if (key.type == SchemaType::pairs && (item.type != Type::list || item.items.size() != 2 ||
                                                 item.items[0].type != Type::text || item.items[1].type != Type::text)) {
      complain(item, field, "must hold pairs of country codes", "write [[\"RUS\", \"CHN\"]]");
    } else if (key.type == SchemaType::rows && item.type != Type::list) {
      complain(item, field, "must hold lists of numbers, not " + type_in_words(item), "write [[0.8, 0.2], [0.2, 0.8]]");
    } else if (key.type == SchemaType::rows) {
      for (const Value& number : item.items) check_number(number, field);
    }
  }
}

void Checker::check_tables(const Value& value, std::string_view schema_table, const std::string& field) {
  if (!is_table_list(value))
    return complain(value, field, "must be a list of tables", fmt::format("start each with [[{}]]", schema_table));
  if (value.items.empty()) complain(value, field, "must not be an empty list");
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const Value* id = value.items[i].find("id");
    check_table(value.items[i], schema_table, item_field(field, i, id != nullptr && id->type == Type::text ? id->text : ""));
  }
}

void Checker::check_value(const Value& value, const SchemaKey& key, const std::string& field) {
  const auto must_be = [&](bool right, const std::string& words_for_it, const std::string& hint = "") {
    if (!right) complain(value, field, fmt::format("must be {}, not {}", words_for_it, type_in_words(value)), hint);
    return right;
  };
  const std::string table = key.table.empty() ? std::string(key.name) : fmt::format("{}.{}", key.table, key.name);
  switch (key.type) {
    case SchemaType::text:
      if (must_be(value.type == Type::text, "a string")) check_word(value, key, field);
      break;
    case SchemaType::date:
      must_be(value.type == Type::date, "a date",
              value.type == Type::text ? "write it without quotes: " + value.text : "write it as 2025-04-10");
      break;
    case SchemaType::boolean:
      must_be(value.type == Type::boolean, "true or false");
      break;
    case SchemaType::integer:
      must_be(value.type == Type::integer, "a whole number");
      break;
    case SchemaType::number:
      check_number(value, field);
      break;
    case SchemaType::texts:
    case SchemaType::numbers:
    case SchemaType::pairs:
    case SchemaType::rows:
      check_list(value, key, field);
      break;
    case SchemaType::tables:
      check_tables(value, table, field);
      break;
    case SchemaType::text_or_table:
      if (value.type == Type::text) break;
      if (must_be(value.type == Type::table, "a string or a table")) check_table(value, table, field);
      break;
    case SchemaType::table:
      if (must_be(value.type == Type::table, "a table")) check_table(value, table, field);
      break;
  }
}

}  // namespace

void check_against_schema(const Value& document, const std::string& file, Problems& problems) {
  Checker{file, problems}.check_table(document, "", "");
}

}  // namespace entrepot
