#include "tables/toml_fields.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <fmt/core.h>

#include "tables/utf8.hpp"

namespace entrepot::tables {
namespace {

template <class T>
std::string streamed(const T& value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << value;
  return text.str();
}

constexpr std::size_t most_shown = 60;  // bytes of a text

/// As a message shows it; empty for lists and tables.
std::string shown(const toml::node& node) {
  return node.visit([]<class Node>(const Node& value) -> std::string {
    if constexpr (toml::is_string<Node>) {
      const std::string_view text = shortened(value.get(), most_shown);
      return std::string(text) + (text.size() < value.get().size() ? "..." : "");
    }
    if constexpr (toml::is_boolean<Node> || toml::is_number<Node>) return fmt::format("{}", value.get());
    if constexpr (toml::is_chronological<Node>) return streamed(value.get());
    return "";
  });
}

std::string type_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::date:
      return "a date";
    default:
      return "a time";
  }
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::string TomlFields::text(const std::string& key, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return "";
  const auto found = node->value_exact<std::string>();
  if (!found) not_of(key, "a text");
  if (found && found->empty() && required) complain(key, "must not be empty");
  return found.value_or("");
}

std::string TomlFields::word(const std::string& key, const std::vector<std::string>& words, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return words.front();
  const auto found = node->value_exact<std::string>();
  if (found && std::ranges::count(words, *found) > 0) return *found;
  if (found) {
    complain(key, "must be one of " + listed(words), did_you_mean(*found, words));
  } else {
    not_of(key, "a text");
  }
  return words.front();
}

std::string TomlFields::date(const std::string& key) {
  const toml::node* node = find(key);
  if (node == nullptr) return "";
  if (const auto day = node->value_exact<toml::date>()) return streamed(*day);
  const auto found = node->value_exact<std::string>();
  if (!found) not_of(key, "a date or a text");
  return found.value_or("");
}

std::optional<double> TomlFields::number(const std::string& key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_number()) return not_of(key, "a number");
  const auto found = node->value<double>();
  if (found && std::isfinite(*found)) return found;
  complain(key, "must be a finite number");
  return std::nullopt;
}

std::optional<double> TomlFields::positive(const std::string& key, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return std::nullopt;
  if (!node->is_number()) return not_of(key, "a number above 0");
  const auto found = node->value<double>();
  if (found && std::isfinite(*found) && *found > 0) return found;
  complain(key, "must be a finite number above 0");
  return std::nullopt;
}

std::optional<std::int64_t> TomlFields::integer(const std::string& key, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return std::nullopt;
  const auto found = node->value_exact<std::int64_t>();
  return found ? found : not_of(key, "a whole number");
}

std::optional<bool> TomlFields::truth(const std::string& key, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return std::nullopt;
  const auto found = node->value_exact<bool>();
  return found ? found : not_of(key, "true or false");
}

int TomlFields::year(const std::string& key, bool required) {
  const auto found = integer(key, required);
  const bool valid = found && *found >= 0 && *found <= 9999;
  if (found && !valid) complain(key, "must be a year from 0 to 9999");
  return valid ? static_cast<int>(*found) : 0;
}

std::optional<std::vector<std::string>> TomlFields::texts(const std::string& key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto one = node->value_exact<std::string>()) return std::vector{*one};
  const toml::array* array = node->as_array();
  if (array == nullptr) return not_of(key, "a list of texts");
  std::vector<std::string> list;
  for (const toml::node& entry : *array) {
    if (const auto text = entry.value_exact<std::string>()) list.push_back(*text);
  }
  if (list.size() != array->size()) complain(key, "must be a list of texts and nothing else");
  return list;
}

const toml::table* TomlFields::table(const std::string& key, bool required) {
  const toml::node* node = find(key, required);
  if (node != nullptr && !node->is_table()) not_of(key, fmt::format("a table: [{}]", key));
  return node != nullptr ? node->as_table() : nullptr;
}

std::vector<const toml::table*> TomlFields::tables(const std::string& key) {
  const toml::node* node = find(key);
  std::vector<const toml::table*> list;
  if (node == nullptr) return list;
  const toml::array* array = node->as_array();
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    if (const toml::table* table = (*array)[i].as_table()) list.push_back(table);
  }
  if (array == nullptr || list.size() != array->size()) complain(key, fmt::format("must be a list of tables: [[{}]]", key));
  return list;
}

const toml::node* TomlFields::find(const std::string& key, bool required) {
  known_.push_back(key);
  const toml::node* node = table_.get(key);
  if (node == nullptr && required) complain(key, "must be given");
  return node;
}

void TomlFields::complain(const std::string& key, const std::string& rule, const std::string& hint) {
  const toml::node* node = table_.get(key);
  problems_.add({.file = file_,
                 .line = line(key),
                 .field = prefix_ + key,
                 .value = node != nullptr ? shown(*node) : "",
                 .rule = rule,
                 .hint = hint});
}

void TomlFields::refuse_unknown_keys(const std::string& owner) {
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (std::ranges::count(known_, name) > 0) continue;
    const std::string near = did_you_mean(name, known_);
    complain(name, fmt::format("is not a key that {} has", owner), near.empty() ? "it has " + listed(known_) : near);
  }
}

long TomlFields::line(const std::string& key) const {
  const toml::node* node = table_.get(key);
  return node != nullptr ? line_of(node->source()) : line();
}

std::nullopt_t TomlFields::not_of(const std::string& key, const std::string& type) {
  complain(key, fmt::format("must be {}, not {}", type, type_of(*table_.get(key))));
  return std::nullopt;
}

}  // namespace entrepot::tables
