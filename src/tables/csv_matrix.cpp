#include "tables/csv_matrix.hpp"

#include <deque>

#include <fmt/core.h>

#include "tables/csv_number.hpp"
#include "tables/csv_records.hpp"
#include "tables/text_file.hpp"

namespace entrepot::tables {
namespace {

constexpr std::size_t problems_shown = 20;

}  // namespace

std::optional<LabelledMatrix> read_csv_matrix(const std::filesystem::path& file, Problems& problems) {
  const std::optional<std::string> text = read_text(file, problems);
  if (!text) return std::nullopt;
  std::size_t count = 0;
  auto report = [&](long line, std::string field, std::string value, std::string rule) {
    if (++count <= problems_shown) problems.add({file.string(), line, std::move(field), std::move(value), std::move(rule), ""});
  };
  CsvRecords records(*text);
  std::vector<std::string_view> fields;
  std::deque<std::string> unquoted;
  LabelledMatrix matrix;
  if (!records.next(fields, unquoted) || fields.size() < 2) {
    report(1, "", "", "the first line must hold the column labels");
  } else {
    matrix.column_labels.assign(fields.begin() + 1, fields.end());
  }
  while (!matrix.column_labels.empty() && records.next(fields, unquoted)) {
    if (!records.error().empty() || fields.size() != matrix.column_labels.size() + 1) {
      report(records.line(), "", "",
             !records.error().empty()
                 ? records.error()
                 : fmt::format("the line has {} fields, the first line {}", fields.size(), matrix.column_labels.size() + 1));
      continue;
    }
    matrix.row_labels.emplace_back(fields[0]);
    for (std::size_t c = 1; c < fields.size(); ++c) {
      const std::optional<double> value = parse_number(fields[c]);
      if (!value) report(records.line(), matrix.column_labels[c - 1], std::string(fields[c]), "must be a finite number");
      matrix.values.push_back(value.value_or(0));
    }
  }
  if (count == 0 && matrix.row_labels.empty()) report(0, "", "", "the file has column labels but no rows");
  if (count > problems_shown)
    report(0, "", "", fmt::format("{} more problems in this file are not listed", count - problems_shown));
  if (count > 0) return std::nullopt;
  return matrix;
}

}  // namespace entrepot::tables
