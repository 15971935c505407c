#include "tables/csv.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <unordered_set>

#include <fmt/core.h>

#include "tables/csv_number.hpp"
#include "tables/csv_records.hpp"
#include "tables/text_file.hpp"

namespace entrepot::tables {
namespace {

std::string range_rule(const Column& column) {
  if (!column.rule.empty()) return column.rule;
  const bool low = column.min > std::numeric_limits<double>::lowest(), high = column.max < std::numeric_limits<double>::max();
  const std::string noun = column.type == ColumnType::integer ? "a whole number" : "a number";
  if (low && high) return fmt::format("{} from {} to {}", noun, column.min, column.max);
  if (low) return fmt::format("{} of at least {}", noun, column.min);
  if (high) return fmt::format("{} of at most {}", noun, column.max);
  return column.type == ColumnType::integer ? "a whole number" : "a finite number";
}

std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.empty()) return "(empty)";
  return text.size() <= longest ? std::string(text) : std::string(text.substr(0, longest)) + "...";
}

}  // namespace

const Table::Values& Table::column(const std::string& name) const {
  const auto found = std::ranges::find(columns_, name, [](const auto& c) { return c.first; });
  assert(found != columns_.end() && "a column that was not asked for");
  return found->second;
}
bool Table::has(const std::string& name) const {
  return std::ranges::any_of(columns_, [&](const auto& c) { return c.first == name; });
}
const std::vector<std::string_view>& Table::text(const std::string& name) const {
  return std::get<std::vector<std::string_view>>(column(name));
}
const std::vector<double>& Table::number(const std::string& name) const { return std::get<std::vector<double>>(column(name)); }
const std::vector<std::int64_t>& Table::integer(const std::string& name) const {
  return std::get<std::vector<std::int64_t>>(column(name));
}
Problem Table::problem(std::size_t row, std::string field, std::string value, std::string rule, std::string hint) const {
  return {.file = file_,
          .line = lines_[row],
          .field = std::move(field),
          .value = std::move(value),
          .rule = std::move(rule),
          .hint = std::move(hint)};
}

/// One pass over a text: header, then rows; problems are counted beyond the number that is shown.
class CsvReader {
 public:
  CsvReader(std::string text, std::string name, const std::vector<Column>& columns, Problems& problems, const CsvOptions& options)
      : columns_(columns), problems_(problems), options_(options) {
    table_.file_ = std::move(name);
    table_.content_ = std::make_shared<const std::string>(std::move(text));
  }

  std::optional<Table> read() {
    CsvRecords records(*table_.content_, options_.separator);
    auto unquoted = std::make_shared<std::deque<std::string>>();
    std::vector<std::string_view> fields;
    bool usable = false;
    if (!records.next(fields, *unquoted)) {
      report(0, "", "", "the file holds no header line");
    } else if (read_header(records, fields)) {
      const std::size_t width = fields.size();
      while (records.next(fields, *unquoted)) read_row(records, fields, width);
      usable = options_.keep_faulty_rows && !table_.lines_.empty();
      if (table_.lines_.empty() && count_ == 0) report(0, "", "", "the file has a header but no rows");
    }
    table_.unquoted_ = std::move(unquoted);
    if (count_ > options_.problems_shown) {
      problems_.add({.file = table_.file_,
                     .line = std::numeric_limits<long>::max(),
                     .field = "",
                     .value = "",
                     .rule = fmt::format("{} more problems in this file are not listed", count_ - options_.problems_shown),
                     .hint = ""});
    }
    if (count_ > 0 && !usable) return std::nullopt;
    return std::move(table_);
  }

 private:
  void report(long line, std::string field, std::string value, std::string rule, std::string hint = "") {
    if (++count_ > options_.problems_shown) return;
    problems_.add({.file = table_.file_,
                   .line = line,
                   .field = std::move(field),
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }

  bool read_header(const CsvRecords& records, const std::vector<std::string_view>& fields) {
    if (!records.error().empty()) report(records.line(), "", "", records.error());
    const std::vector<std::string> names(fields.begin(), fields.end());
    std::unordered_set<std::string_view> seen;
    for (const std::string& name : names)
      if (!seen.insert(name).second) report(records.line(), name, "", "this column stands twice in the header");
    for (const Column& column : columns_) {
      const auto found = std::ranges::find(names, column.name);
      if (found != names.end()) {
        add_column(column, static_cast<std::size_t>(found - names.begin()));
      } else if (column.required) {
        std::string hint = did_you_mean(column.name, names);
        if (names.size() == 1) hint = fmt::format("the separator must be '{}'", options_.separator);
        report(records.line(), column.name, "", "this column is missing", hint);
      }
    }
    if (options_.refuse_unknown_columns) refuse_unknown(records, names);
    return count_ == 0;
  }

  void refuse_unknown(const CsvRecords& records, const std::vector<std::string>& names) {
    std::vector<std::string> known;
    for (const Column& column : columns_) known.push_back(column.name);
    for (const std::string& name : names)
      if (std::ranges::find(known, name) == known.end())
        report(records.line(), name, "", "this column is not known", did_you_mean(name, known));
  }

  void add_column(const Column& column, std::size_t place) {
    Table::Values values;
    if (column.type == ColumnType::text) values = std::vector<std::string_view>{};
    if (column.type == ColumnType::number) values = std::vector<double>{};
    if (column.type == ColumnType::integer) values = std::vector<std::int64_t>{};
    table_.columns_.emplace_back(column.name, std::move(values));
    used_.push_back({&column, place});
  }

  void read_row(const CsvRecords& records, const std::vector<std::string_view>& fields, std::size_t width) {
    if (!records.error().empty()) return report(records.line(), "", "", records.error());
    if (fields.size() != width) {
      return report(records.line(), "", "", fmt::format("the line has {} fields, the header {}", fields.size(), width),
                    fields.size() > width ? "quote a text that holds the separator" : "");
    }
    table_.lines_.push_back(records.line());
    for (std::size_t c = 0; c < used_.size(); ++c) {
      const Column& column = *used_[c].column;
      const std::string_view field = fields[used_[c].place];
      if (column.type == ColumnType::text) read_text_field(records.line(), column, field, c);
      if (column.type == ColumnType::number) read_number(records.line(), column, field, c);
      if (column.type == ColumnType::integer) read_integer(records.line(), column, field, c);
    }
  }

  void read_text_field(long line, const Column& column, std::string_view field, std::size_t c) {
    if (field.empty() && !column.may_be_empty)
      report(line, column.name, "", column.rule.empty() ? "must not be empty" : column.rule);
    std::get<std::vector<std::string_view>>(table_.columns_[c].second).push_back(field);
  }

  void read_number(long line, const Column& column, std::string_view field, std::size_t c) {
    auto& values = std::get<std::vector<double>>(table_.columns_[c].second);
    if (field.empty() && column.may_be_empty) return values.push_back(std::numeric_limits<double>::quiet_NaN());
    const std::optional<double> value = parse_number(field);
    if (!value || *value < column.min || *value > column.max)
      report(line, column.name, shortened(field), "must be " + range_rule(column), value ? "" : number_hint(field));
    values.push_back(value.value_or(0));
  }

  void read_integer(long line, const Column& column, std::string_view field, std::size_t c) {
    auto& values = std::get<std::vector<std::int64_t>>(table_.columns_[c].second);
    if (field.empty() && column.may_be_empty) return values.push_back(-1);
    const std::optional<std::int64_t> value = parse_integer(field);
    if (!value || static_cast<double>(*value) < column.min || static_cast<double>(*value) > column.max)
      report(line, column.name, shortened(field), "must be " + range_rule(column), value ? "" : number_hint(field));
    values.push_back(value.value_or(0));
  }

  struct Used {
    const Column* column;
    std::size_t place;
  };
  const std::vector<Column>& columns_;
  Problems& problems_;
  const CsvOptions& options_;
  Table table_;
  std::vector<Used> used_;
  std::size_t count_ = 0;
};

std::optional<Table> parse_csv(std::string text, const std::string& name, const std::vector<Column>& columns, Problems& problems,
                               const CsvOptions& options) {
  return CsvReader(std::move(text), name, columns, problems, options).read();
}

std::optional<Table> read_csv(const std::filesystem::path& file, const std::vector<Column>& columns, Problems& problems,
                              const CsvOptions& options) {
  std::optional<std::string> text = read_text(file, problems);
  if (!text) return std::nullopt;
  return parse_csv(std::move(*text), file.string(), columns, problems, options);
}

}  // namespace entrepot::tables
