// A TOML table read strictly: every key is asked for by name, and what nobody asked for is a problem.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/errors.hpp"
#include "tables/toml_text.hpp"

namespace entrepot::tables {

/// What is missing, of another type or unknown becomes a problem with its line. `table`, `file` and `problems` must outlive it.
/// Text that is required must not be empty.
class TomlFields {
 public:
  /// `prefix` stands before the keys in messages: "split." or empty.
  TomlFields(const toml::table& table, std::string prefix, const std::string& file, Problems& problems)
      : table_(table), prefix_(std::move(prefix)), file_(file), problems_(problems) {}

  /// Empty where it is missing or wrong; so are the answers of all that follow.
  std::string text(const std::string& key, bool required = false);
  /// One of the words; the first of them where it is missing or wrong.
  std::string word(const std::string& key, const std::vector<std::string>& words, bool required = false);
  /// A date as ISO 8601, or any text.
  std::string date(const std::string& key);
  /// A finite number, whole or not.
  std::optional<double> number(const std::string& key);
  /// A finite number above 0.
  std::optional<double> positive(const std::string& key, bool required = false);
  std::optional<std::int64_t> integer(const std::string& key, bool required = false);
  std::optional<bool> truth(const std::string& key, bool required = false);
  /// 0 where it is missing or wrong.
  int year(const std::string& key, bool required = true);
  /// One text stands for a list of one.
  std::optional<std::vector<std::string>> texts(const std::string& key);
  /// The table [key].
  const toml::table* table(const std::string& key, bool required = false);
  /// Each [[key]] table.
  std::vector<const toml::table*> tables(const std::string& key);
  /// A value of any type. Null where it is missing.
  const toml::node* find(const std::string& key, bool required = false);

  /// A problem with the value of a key, which may be missing.
  void complain(const std::string& key, const std::string& rule, const std::string& hint = "");
  /// To be called when everything known was asked for. `owner` in words: "a World".
  void refuse_unknown_keys(const std::string& owner);

  bool has(const std::string& key) const { return table_.contains(key); }
  const std::string& prefix() const { return prefix_; }
  long line() const { return line_of(table_.source()); }
  /// Of the value; of the table where the key is missing.
  long line(const std::string& key) const;

 private:
  /// Complains of a value that is no `type`, in words, and gives nothing.
  std::nullopt_t not_of(const std::string& key, const std::string& type);

  const toml::table& table_;
  std::string prefix_;
  const std::string& file_;
  Problems& problems_;
  std::vector<std::string> known_;
};

}  // namespace entrepot::tables
