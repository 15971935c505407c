// The grammar of CSV (RFC 4180): text into records of fields. Types and columns come later (tables/csv.hpp).
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace entrepot::tables {

/// Reads one record after the other from a text that must outlive it. Line ends are LF or CRLF; a quoted field may hold
/// separators, doubled quotes and line ends. Blank lines at the end of the text are no records.
class CsvRecords {
 public:
  explicit CsvRecords(std::string_view text, char separator = ',') : rest_(text), separator_(separator) {}

  /// Next record into `fields`; false at the end of the text. `fields` point into the text, or into `unquoted` for
  /// fields with doubled quotes. On a record that breaks the grammar `error()` is not empty.
  bool next(std::vector<std::string_view>& fields, std::deque<std::string>& unquoted);

  long line() const { return line_; }                  ///< 1-based line on which the last record began
  const std::string& error() const { return error_; }  ///< what broke the grammar in the last record

 private:
  std::string_view quoted_field(std::deque<std::string>& unquoted);
  std::string_view plain_field();
  bool end_of_record();

  std::string_view rest_;
  char separator_;
  long line_ = 0, next_line_ = 1;
  std::string error_;
};

}  // namespace entrepot::tables
