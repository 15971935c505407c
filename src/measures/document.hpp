// A TOML file as a plain tree that remembers lines: what the scenario reader and the scenario's id are made from.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

struct Member;

struct Value {
  enum class Type { text, date, time, boolean, integer, number, list, table };
  Type type = Type::table;
  long line = 0;
  std::string text;   ///< of text; of dates and times as ISO 8601
  double number = 0;  ///< of integers and numbers
  bool boolean = false;
  std::vector<Value> items;     ///< of lists
  std::vector<Member> members;  ///< of tables, in file order

  const Value* find(const std::string& key) const;
};

struct Member {
  std::string key;
  Value value;
};

/// What a person would call it: "a string", "a list".
std::string type_in_words(const Value& value);
/// The value as a message quotes it, short.
std::string quoted(const Value& value);

/// Errors: InputError (not UTF-8, TOML syntax), with the line. A byte-order mark and Windows line ends are read.
Value parse_toml(const std::string& text, const std::string& file);

}  // namespace entrepot
