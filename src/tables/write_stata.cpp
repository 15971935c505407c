#include <readstat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <memory>
#include <utility>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/file_beside.hpp"
#include "tables/table_file.hpp"
#include "tables/table_problems.hpp"
#include "tables/utf8.hpp"

namespace entrepot::tables {
namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;
constexpr std::int64_t largest_long = 2147483620;  // what lies above are Stata's missing values
constexpr double largest_double = 8.9884656743115785e307;
constexpr std::size_t longest_text = 2045, longest_label = 80, longest_name = 32, most_columns = 32767;

bool is_reserved(const std::string& name) {
  constexpr std::array words = {"_all", "_b", "byte", "_coef", "_cons", "double", "float", "if",      "in",   "int",  "long",
                                "_n",   "_N", "_pi",  "_pred", "_rc",   "_skip",  "using", "_weight", "with", "strL", "_se"};
  const bool fixed_text = name.size() > 3 && name.starts_with("str") &&
                          std::ranges::all_of(name.substr(3), [](unsigned char c) { return std::isdigit(c); });
  return fixed_text || std::ranges::count(words, name) > 0;
}

bool is_name(const std::string& name) {
  const auto letter = [](unsigned char c) { return c == '_' || (c < 0x80 && std::isalpha(c)); };
  const auto inside = [&](unsigned char c) { return letter(c) || (c < 0x80 && std::isdigit(c)); };
  return !name.empty() && name.size() <= longest_name && letter(static_cast<unsigned char>(name[0])) &&
         std::ranges::all_of(name, inside) && !is_reserved(name);
}

class StataWriter {
 public:
  StataWriter(const Columns& rows, const TableDescription& description, const std::filesystem::path& file, std::stop_token stop)
      : rows_(rows), description_(description), file_(file), stop_(std::move(stop)), beside_(file) {}

  void write() {
    check();
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(beside_.path().c_str(), "wb"), std::fclose);
    if (!out) beside_.refuse("it cannot be opened");
    readstat_set_data_writer(writer_.get(), [](const void* data, std::size_t size, void* to) {
      return static_cast<ssize_t>(std::fwrite(data, 1, size, static_cast<std::FILE*>(to)));
    });
    readstat_writer_set_file_format_version(writer_.get(), 118);
    readstat_writer_set_file_label(writer_.get(), std::string(shortened(description_.title, longest_label)).c_str());
    add_variables();
    add_notes();
    done(readstat_begin_writing_dta(writer_.get(), out.get(), static_cast<long>(rows_.rows)));
    for (std::size_t row = 0; row < rows_.rows; ++row) write_row(row);
    done(readstat_end_writing(writer_.get()));
    if (std::fflush(out.get()) != 0) beside_.refuse("is the disk full?");
    beside_.take_place();
  }

 private:
  void problem(const std::string& column, std::string rule, std::string hint) {
    problems_.add({.file = file_.string(),
                   .line = 0,
                   .field = "column",
                   .value = column,
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }

  void check() {
    if (rows_.list.size() > most_columns) problem("", "Stata holds at most 32767 variables", "");
    for (const NamedColumn& column : rows_.list) {
      if (!is_name(column.name))
        problem(column.name, "a name in Stata: at most 32 letters, digits and underscores, no digit first, no reserved word",
                "name it with AS");
      if (std::ranges::count(rows_.list, column.name, &NamedColumn::name) > 1)
        problem(column.name, "a name of one column alone", "name it with AS");
      std::visit([&](const auto& values) { check_values(column.name, values); }, column.values);
    }
    problems_.throw_if_any();
  }
  void check_values(const std::string& name, const std::vector<double>& values) {
    if (std::ranges::any_of(values, [](double v) { return !std::isnan(v) && std::abs(v) > largest_double; }))
      problem(name, "numbers up to 8.9e307: Stata knows no infinity", "");
  }
  void check_values(const std::string& name, const std::vector<std::int64_t>& values) {
    if (std::ranges::any_of(values, [](std::int64_t v) { return v > largest_exact || v < -largest_exact; }))
      problem(name, "whole numbers up to 2^53: Stata would round them", "write them as text with CAST(... AS VARCHAR)");
  }
  void check_values(const std::string& name, const CodeColumn& values) {
    if (std::ranges::any_of(values.codes, [](const std::string& code) { return code.size() > longest_text; }))
      problem(name, "text of at most 2045 bytes", "shorten it with left(...)");
    if (std::ranges::any_of(values.codes, [](const std::string& code) { return code.find('\0') != std::string::npos; }))
      problem(name, "text without zero bytes", "");
  }

  static readstat_type_t type_of(const ColumnValues& values) {
    if (std::holds_alternative<CodeColumn>(values)) return READSTAT_TYPE_STRING;
    const auto* wholes = std::get_if<std::vector<std::int64_t>>(&values);
    const bool fits =
        wholes != nullptr && std::ranges::all_of(*wholes, [](std::int64_t v) { return v <= largest_long && v >= -largest_long; });
    return fits ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE;
  }

  void add_variables() {
    for (std::size_t c = 0; c < rows_.list.size(); ++c) {
      const NamedColumn& column = rows_.list[c];
      std::size_t width = 0;
      if (const auto* codes = std::get_if<CodeColumn>(&column.values)) {
        width = 1;
        for (const std::string& code : codes->codes) width = std::max(width, code.size());
      }
      variables_.push_back(readstat_add_variable(writer_.get(), column.name.c_str(), type_of(column.values), width));
      const std::string meaning = c < description_.meanings.size() ? description_.meanings[c] : "";
      readstat_variable_set_label(variables_.back(), std::string(shortened(meaning, longest_label)).c_str());
    }
  }

  /// One note for each source: its columns joined.
  void add_notes() {
    for (std::size_t row = 0; row < description_.sources.rows; ++row) {
      std::string note;
      for (const NamedColumn& column : description_.sources.list) {
        const auto* codes = std::get_if<CodeColumn>(&column.values);
        if (codes == nullptr || codes->index[row] == CodeColumn::missing) continue;
        note += (note.empty() ? "" : "; ") + column.name + ": " + codes->codes[codes->index[row]];
      }
      readstat_add_note(writer_.get(), note.c_str());
    }
  }

  void write_row(std::size_t row) {
    if (stop_.stop_requested()) throw WritingInterrupted();
    done(readstat_begin_row(writer_.get()));
    for (std::size_t c = 0; c < variables_.size(); ++c)
      done(std::visit([&](const auto& values) { return insert(variables_[c], values, row); }, rows_.list[c].values));
    done(readstat_end_row(writer_.get()));
  }
  readstat_error_t insert(readstat_variable_t* variable, const std::vector<double>& values, std::size_t row) {
    if (std::isnan(values[row])) return readstat_insert_missing_value(writer_.get(), variable);
    return readstat_insert_double_value(writer_.get(), variable, values[row]);
  }
  readstat_error_t insert(readstat_variable_t* variable, const std::vector<std::int64_t>& values, std::size_t row) {
    if (readstat_variable_get_type(variable) == READSTAT_TYPE_INT32)
      return readstat_insert_int32_value(writer_.get(), variable, static_cast<std::int32_t>(values[row]));
    return readstat_insert_double_value(writer_.get(), variable, static_cast<double>(values[row]));
  }
  readstat_error_t insert(readstat_variable_t* variable, const CodeColumn& values, std::size_t row) {
    const std::uint32_t index = values.index[row];
    return readstat_insert_string_value(writer_.get(), variable, index == CodeColumn::missing ? "" : values.codes[index].c_str());
  }

  void done(readstat_error_t error) const {
    if (error != READSTAT_OK) beside_.refuse(readstat_error_message(error));
  }

  const Columns& rows_;
  const TableDescription& description_;
  const std::filesystem::path& file_;
  std::stop_token stop_;
  FileBeside beside_;
  Problems problems_;
  std::unique_ptr<readstat_writer_t, void (*)(readstat_writer_t*)> writer_{readstat_writer_init(), readstat_writer_free};
  std::vector<readstat_variable_t*> variables_;
};

}  // namespace

void write_stata(const Columns& rows, const TableDescription& description, const std::filesystem::path& file,
                 const std::stop_token& stop) {
  StataWriter(rows, description, file, stop).write();
}

}  // namespace entrepot::tables
