#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>
#include <utility>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/file_beside.hpp"
#include "tables/table_file.hpp"
#include "tables/utf8.hpp"

namespace entrepot::tables {
namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;
constexpr std::size_t most_columns = 16384, longest_text = 32767;

/// What a reader would take for an escape (ECMA-376, part 1, 22.9.2.19) is escaped; the library does so with control characters
/// alone.
std::string escaped(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto is_digit = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    const bool escape = text.size() - at >= 7 && text.compare(at, 2, "_x") == 0 && text[at + 6] == '_' &&
                        std::ranges::all_of(text.substr(at + 2, 4), is_digit);
    result += escape ? std::string("_x005F_") : std::string(1, text[at]);
  }
  return result;
}

class SheetChecks {
 public:
  explicit SheetChecks(const std::filesystem::path& file) : file_(file) {}
  void check(const Columns& rows) {
    if (rows.rows > most_sheet_rows)
      problem("", fmt::format("a sheet holds at most {} rows beside its header", most_sheet_rows),
              "take fewer rows, or write .parquet, .csv or .dta");
    if (rows.list.size() > most_columns) problem("", fmt::format("a sheet holds at most {} columns", most_columns), "");
    for (const NamedColumn& column : rows.list)
      std::visit([&](const auto& values) { check_values(column.name, values); }, column.values);
    problems_.throw_if_any();
  }

 private:
  void problem(const std::string& column, std::string rule, std::string hint) {
    problems_.add({.file = file_.string(),
                   .line = 0,
                   .field = column.empty() ? "" : "column",
                   .value = column,
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }
  void check_values(const std::string& name, const std::vector<double>& values) {
    if (std::ranges::any_of(values, [](double v) { return std::isinf(v); }))
      problem(name, "finite numbers: a workbook knows no infinity", "");
  }
  void check_values(const std::string& name, const std::vector<std::int64_t>& values) {
    if (std::ranges::any_of(values, [](std::int64_t v) { return v > largest_exact || v < -largest_exact; }))
      problem(name, "whole numbers up to 2^53: a workbook would round them", "write them as text with CAST(... AS VARCHAR)");
  }
  void check_values(const std::string& name, const CodeColumn& values) {
    if (std::ranges::any_of(values.codes, [](const std::string& code) { return character_count(code) > longest_text; }))
      problem(name, "text of at most 32767 characters", "shorten it with left(...)");
  }

  const std::filesystem::path& file_;
  Problems problems_;
};

class WorkbookWriter {
 public:
  WorkbookWriter(const std::filesystem::path& file, std::stop_token stop) : stop_(std::move(stop)), beside_(file) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(beside_.path().c_str(), &options);
    if (book_ == nullptr) beside_.refuse("there is not enough memory");
    header_ = workbook_add_format(book_);
    format_set_bold(header_);
  }
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;
  ~WorkbookWriter() {
    if (book_ != nullptr) lxw_workbook_free(book_);  // without writing it
  }

  void set_title(const std::string& title) {
    std::string copy(shortened(title, 255));
    lxw_doc_properties properties{};
    properties.title = copy.data();
    done(workbook_set_properties(book_, &properties));
  }

  void add_sheet(const char* name, const Columns& rows) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name);
    worksheet_freeze_panes(sheet, 1, 0);
    for (std::size_t c = 0; c < rows.list.size(); ++c) {
      const double width = std::max<double>(10, static_cast<double>(rows.list[c].name.size()) + 2);
      worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), width, nullptr);
      done(worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), rows.list[c].name.c_str(), header_));
    }
    for (std::size_t row = 0; row < rows.rows; ++row) {
      if (stop_.stop_requested()) throw WritingInterrupted();
      for (std::size_t c = 0; c < rows.list.size(); ++c)
        done(std::visit(
            [&](const auto& values) {
              return write(sheet, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(c), values, row);
            },
            rows.list[c].values));
    }
  }

  void close() {
    lxw_workbook* book = book_;
    book_ = nullptr;
    done(workbook_close(book));
    beside_.take_place();
  }

 private:
  static lxw_error write(lxw_worksheet* sheet, lxw_row_t at, lxw_col_t c, const std::vector<double>& values, std::size_t row) {
    return std::isnan(values[row]) ? LXW_NO_ERROR : worksheet_write_number(sheet, at, c, values[row], nullptr);
  }
  static lxw_error write(lxw_worksheet* sheet, lxw_row_t at, lxw_col_t c, const std::vector<std::int64_t>& values,
                         std::size_t row) {
    return worksheet_write_number(sheet, at, c, static_cast<double>(values[row]), nullptr);
  }
  static lxw_error write(lxw_worksheet* sheet, lxw_row_t at, lxw_col_t c, const CodeColumn& values, std::size_t row) {
    const std::uint32_t index = values.index[row];
    if (index == CodeColumn::missing || values.codes[index].empty()) return LXW_NO_ERROR;
    return worksheet_write_string(sheet, at, c, escaped(values.codes[index]).c_str(), nullptr);
  }
  void done(lxw_error error) const {
    if (error != LXW_NO_ERROR) beside_.refuse(lxw_strerror(error));
  }

  std::stop_token stop_;
  FileBeside beside_;
  lxw_workbook* book_ = nullptr;
  lxw_format* header_ = nullptr;
};

/// Names and meanings of the columns, as a table of two columns.
Columns meanings_of(const Columns& rows, const TableDescription& description) {
  CodeColumn names, meanings;
  for (std::size_t c = 0; c < rows.list.size(); ++c) {
    names.codes.push_back(rows.list[c].name);
    meanings.codes.push_back(c < description.meanings.size() ? description.meanings[c] : "");
    names.index.push_back(static_cast<std::uint32_t>(c));
    meanings.index.push_back(static_cast<std::uint32_t>(c));
  }
  return {rows.list.size(), {{"column", std::move(names)}, {"meaning", std::move(meanings)}}};
}

}  // namespace

void write_xlsx(const Columns& rows, const TableDescription& description, const std::filesystem::path& file,
                const std::stop_token& stop) {
  SheetChecks(file).check(rows);
  WorkbookWriter writer(file, stop);
  writer.set_title(description.title);
  writer.add_sheet("data", rows);
  writer.add_sheet("columns", meanings_of(rows, description));
  if (description.sources.rows > 0) writer.add_sheet("sources", description.sources);
  writer.close();
}

}  // namespace entrepot::tables
