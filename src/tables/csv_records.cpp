#include "tables/csv_records.hpp"

#include <algorithm>

namespace entrepot::tables {

bool CsvRecords::next(std::vector<std::string_view>& fields, std::deque<std::string>& unquoted) {
  if (rest_.find_first_not_of("\r\n") == std::string_view::npos) return false;
  fields.clear();
  error_.clear();
  line_ = next_line_;
  while (true) {
    fields.push_back(!rest_.empty() && rest_.front() == '"' ? quoted_field(unquoted) : plain_field());
    if (end_of_record()) return true;
    rest_.remove_prefix(1);
  }
}

/// Stands on the opening quote; ends behind the closing one.
std::string_view CsvRecords::quoted_field(std::deque<std::string>& unquoted) {
  std::size_t at = 1;
  bool doubled = false;
  for (;; ++at) {
    if (at >= rest_.size()) {
      error_ = "a quoted field is never closed";
      break;
    }
    if (rest_[at] == '\n') ++next_line_;
    if (rest_[at] != '"') continue;
    if (at + 1 < rest_.size() && rest_[at + 1] == '"') {
      doubled = true;
      ++at;
    } else {
      break;
    }
  }
  std::string_view content = rest_.substr(1, at - 1);
  rest_.remove_prefix(std::min(at + 1, rest_.size()));
  const bool ends_here = rest_.empty() || rest_.front() == separator_ || rest_.front() == '\n' || rest_.front() == '\r';
  if (!ends_here) {
    error_ = "text follows the closing quote of a field";
    plain_field();
  }
  if (!doubled) return content;
  std::string& plain = unquoted.emplace_back();
  for (std::size_t i = 0; i < content.size(); ++i) {
    plain += content[i];
    if (content[i] == '"') ++i;
  }
  return plain;
}

std::string_view CsvRecords::plain_field() {
  std::size_t end = 0;
  while (end < rest_.size() && rest_[end] != separator_ && rest_[end] != '\n' && rest_[end] != '\r') {
    if (rest_[end] == '"') error_ = "a quote stands inside a field that is not quoted";
    ++end;
  }
  std::string_view field = rest_.substr(0, end);
  rest_.remove_prefix(end);
  return field;
}

/// True when the record ends here, with its line end eaten; false on a separator.
bool CsvRecords::end_of_record() {
  if (rest_.empty()) return true;
  if (rest_.front() == separator_) return false;
  if (rest_.front() == '\r') {
    rest_.remove_prefix(1);
    if (rest_.empty() || rest_.front() != '\n') {
      error_ = "a carriage return stands without a line feed";
      return true;
    }
  }
  rest_.remove_prefix(1);
  ++next_line_;
  return true;
}

}  // namespace entrepot::tables
