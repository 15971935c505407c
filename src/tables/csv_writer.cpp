#include "tables/csv_writer.hpp"

#include <cassert>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "tables/text_file.hpp"

namespace entrepot::tables {

CsvWriter::CsvWriter(const std::vector<std::string>& header, char separator) : separator_(separator), width_(header.size()) {
  for (const std::string& name : header) text(name);
  end_row();
  rows_ = 0;
}

void CsvWriter::separate() {
  if (filled_++ > 0) content_ += separator_;
}

CsvWriter& CsvWriter::text(std::string_view value) {
  separate();
  const bool plain = value.find_first_of("\"\r\n") == std::string_view::npos && value.find(separator_) == std::string_view::npos;
  if (plain) {
    content_ += value;
    return *this;
  }
  content_ += '"';
  for (const char c : value) {
    if (c == '"') content_ += '"';
    content_ += c;
  }
  content_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(double value) {
  separate();
  if (!std::isnan(value)) fmt::format_to(std::back_inserter(content_), "{}", value);
  return *this;
}

CsvWriter& CsvWriter::integer(long long value) {
  separate();
  fmt::format_to(std::back_inserter(content_), "{}", value);
  return *this;
}

void CsvWriter::end_row() {
  assert(filled_ == width_ && "a row is as wide as the header");
  filled_ = 0;
  ++rows_;
  content_ += '\n';
}

void CsvWriter::save(const std::filesystem::path& file) const { write_text(file, content_); }

}  // namespace entrepot::tables
