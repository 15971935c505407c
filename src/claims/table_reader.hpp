// A TOML table read strictly: every key is asked for by name, and what nobody asked for is a problem.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// `table` and `problems` must outlive it. Problems carry the file, the line and the key's whole path.
class TableReader {
 public:
  TableReader(const Value& table, std::string file, std::string field, Problems& problems)
      : table_(table), file_(std::move(file)), field_(std::move(field)), problems_(problems) {}

  std::string text(const std::string& key, bool required = false);
  /// A word of the list; the first where the key is missing or wrong.
  std::string word(const std::string& key, const std::vector<std::string>& allowed);
  /// A string, or a date as ISO 8601.
  std::string date(const std::string& key);
  std::optional<double> number(const std::string& key);
  std::optional<long> integer(const std::string& key);
  bool boolean(const std::string& key);
  /// A list of strings; one string stands for a list of one.
  std::vector<std::string> texts(const std::string& key);
  const Value* table(const std::string& key);
  std::vector<const Value*> tables(const std::string& key);
  /// Known keys that were not asked for are refused, with what is near. Ask for all of them before.
  void finish();

  void complain(const std::string& key, const std::string& rule, const std::string& hint = "");
  bool has(const std::string& key) const { return table_.find(key) != nullptr; }
  long line() const { return table_.line; }
  long line_of(const std::string& key) const { return has(key) ? table_.find(key)->line : table_.line; }
  const std::string& field() const { return field_; }

 private:
  const Value* find(const std::string& key);
  const Value* typed(const std::string& key, bool right, const char* words);
  std::string path(const std::string& key) const { return field_.empty() ? key : field_ + "." + key; }

  const Value& table_;
  std::string file_, field_;
  Problems& problems_;
  std::vector<std::string> known_;
};

}  // namespace entrepot
