#include "claims/table_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

namespace entrepot {
namespace {

using Type = Value::Type;

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

const Value* TableReader::find(const std::string& key) {
  known_.push_back(key);
  return table_.find(key);
}

void TableReader::complain(const std::string& key, const std::string& rule, const std::string& hint) {
  const Value* value = table_.find(key);
  problems_.add({.file = file_,
                 .line = value != nullptr ? value->line : table_.line,
                 .field = path(key),
                 .value = value != nullptr ? quoted(*value) : "",
                 .rule = rule,
                 .hint = hint});
}

const Value* TableReader::typed(const std::string& key, bool right, const char* words) {
  const Value* value = table_.find(key);
  if (right) return value;
  complain(key, fmt::format("must be {}, not {}", words, type_in_words(*value)));
  return nullptr;
}

std::string TableReader::text(const std::string& key, bool required) {
  const Value* value = find(key);
  if (value == nullptr) {
    if (required) complain(key, "is missing");
    return "";
  }
  value = typed(key, value->type == Type::text, "a string");
  if (value != nullptr && required && value->text.empty()) complain(key, "must not be empty");
  return value != nullptr ? value->text : "";
}

std::string TableReader::word(const std::string& key, const std::vector<std::string>& allowed) {
  const bool there = table_.find(key) != nullptr;
  const std::string given = text(key);
  if (std::ranges::count(allowed, given) > 0) return given;
  if (there && table_.find(key)->type == Type::text)
    complain(key, "must be one of " + listed(allowed), did_you_mean(given, allowed));
  return allowed.front();
}

std::string TableReader::date(const std::string& key) {
  const Value* value = find(key);
  if (value == nullptr) return "";
  value = typed(key, value->type == Type::date || value->type == Type::text, "a date or a string");
  return value != nullptr ? value->text : "";
}

std::optional<double> TableReader::number(const std::string& key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  value = typed(key, value->type == Type::number || value->type == Type::integer, "a number");
  if (value == nullptr) return std::nullopt;
  if (!std::isfinite(value->number)) {
    complain(key, "must be a finite number");
    return std::nullopt;
  }
  return value->number;
}

std::optional<long> TableReader::integer(const std::string& key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  value = typed(key, value->type == Type::integer, "a whole number");
  return value != nullptr ? std::optional(static_cast<long>(value->number)) : std::nullopt;
}

bool TableReader::boolean(const std::string& key) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  value = typed(key, value->type == Type::boolean, "true or false");
  return value != nullptr && value->boolean;
}

std::vector<std::string> TableReader::texts(const std::string& key) {
  const Value* value = find(key);
  if (value == nullptr) return {};
  if (value->type == Type::text) return {value->text};
  value = typed(key, value->type == Type::list, "a string or a list of strings");
  std::vector<std::string> words;
  if (value == nullptr) return words;
  if (value->items.empty()) complain(key, "must not be an empty list");
  for (const Value& item : value->items) {
    if (item.type == Type::text) {
      words.push_back(item.text);
    } else {
      complain(key, "must hold strings, not " + type_in_words(item));
    }
  }
  return words;
}

const Value* TableReader::table(const std::string& key) {
  const Value* value = find(key);
  return value == nullptr ? nullptr : typed(key, value->type == Type::table, "a table");
}

std::vector<const Value*> TableReader::tables(const std::string& key) {
  const Value* value = find(key);
  std::vector<const Value*> list;
  if (value == nullptr) return list;
  const bool right =
      value->type == Type::list && std::ranges::all_of(value->items, [](const Value& item) { return item.type == Type::table; });
  if (!right) {
    complain(key, "must be a list of tables", fmt::format("start each with [[{}]]", path(key)));
    return list;
  }
  for (const Value& item : value->items) list.push_back(&item);
  return list;
}

void TableReader::finish() {
  for (const Member& member : table_.members) {
    if (std::ranges::count(known_, member.key) > 0) continue;
    const std::string near = did_you_mean(member.key, known_);
    complain(member.key, "unknown key", near.empty() ? "known here: " + listed(known_) : near);
  }
}

}  // namespace entrepot
