// Typed reading of one TOML table.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/toml_text.hpp"

namespace entrepot::tables {

/// What is missing, of another type or unknown becomes a problem with its line.
class TomlFields {
 public:
  TomlFields(const toml::table& table, std::string prefix, const std::string& file, Problems& problems)
      : table_(table), prefix_(std::move(prefix)), file_(file), problems_(problems) {}

  template <class Value>
  std::optional<Value> value(const std::string& key, const char* type, bool required) {
    const toml::node* node = find(key, required);
    if (node == nullptr) return std::nullopt;
    const auto found = node->value_exact<Value>();
    if (!found) add(*node, key, fmt::format("must be {}", type));
    return found;
  }
  std::string text(const std::string& key, bool required = false) {
    return value<std::string>(key, "a text", required).value_or("");
  }
  /// A finite number, whole or not.
  std::optional<double> number(const std::string& key) {
    const toml::node* node = find(key, false);
    if (node == nullptr) return std::nullopt;
    const auto found = node->value<double>();
    if (found && std::isfinite(*found) && node->is_number()) return found;
    add(*node, key, "must be a finite number");
    return std::nullopt;
  }
  /// A finite number above 0; a whole number is one too.
  std::optional<double> positive(const std::string& key, bool required = false) {
    const toml::node* node = find(key, required);
    if (node == nullptr) return std::nullopt;
    const auto found = node->value<double>();
    if (found && std::isfinite(*found) && *found > 0) return found;
    add(*node, key, "must be a finite number above 0");
    return std::nullopt;
  }
  int year(const std::string& key, bool required = true) {
    const auto found = value<std::int64_t>(key, "a whole number", required);
    const bool valid = found && *found >= 0 && *found <= 9999;
    if (found && !valid) add(*table_.get(key), key, "must be a year from 0 to 9999", fmt::format("{}", *found));
    return valid ? static_cast<int>(*found) : 0;
  }
  std::optional<std::vector<std::string>> texts(const std::string& key) {
    const toml::node* node = find(key, false);
    if (node == nullptr) return std::nullopt;
    std::vector<std::string> list;
    if (const toml::array* array = node->as_array())
      for (const toml::node& entry : *array)
        if (const auto text = entry.value_exact<std::string>()) list.push_back(*text);
    if (!node->is_array() || list.size() != node->as_array()->size()) add(*node, key, "must be a list of texts");
    return list;
  }
  /// The table [key].
  const toml::table* table(const std::string& key, bool required) {
    const toml::node* node = find(key, required);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) add(*node, key, fmt::format("must be a table: [{}]", key));
    return node->as_table();
  }
  /// Each [[key]] table.
  std::vector<const toml::table*> tables(const std::string& key) {
    const toml::node* node = find(key, false);
    std::vector<const toml::table*> list;
    if (node == nullptr) return list;
    if (const toml::array* array = node->as_array())
      for (const toml::node& entry : *array)
        if (const toml::table* table = entry.as_table()) list.push_back(table);
    if (!node->is_array() || list.size() != node->as_array()->size()) add(*node, key, fmt::format("must be tables: [[{}]]", key));
    return list;
  }
  const toml::node* find(const std::string& key, bool required) {
    known_.push_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr && required)
      problems_.add({.file = file_, .line = line(table_), .field = prefix_ + key, .rule = "must be given"});
    return node;
  }
  void add(const toml::node& node, const std::string& key, const std::string& rule, const std::string& value = "",
           const std::string& hint = "") {
    problems_.add({.file = file_, .line = line(node), .field = prefix_ + key, .value = value, .rule = rule, .hint = hint});
  }
  /// To be called when everything known was asked for. `owner` in words: "a World".
  void refuse_unknown_keys(const std::string& owner) {
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      if (std::find(known_.begin(), known_.end(), name) == known_.end())
        add(node, name, fmt::format("is not a key that {} has", owner), "", did_you_mean(name, known_));
    }
  }

  long line() const { return line(table_); }

 private:
  static long line(const toml::node& node) { return line_of(node.source()); }

  const toml::table& table_;
  std::string prefix_;
  const std::string& file_;
  Problems& problems_;
  std::vector<std::string> known_;
};

}  // namespace entrepot::tables
