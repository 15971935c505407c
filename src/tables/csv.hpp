// Strict CSV into typed columns with line numbers: every fault of a file is found in one pass and none is repaired.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::tables {

enum class ColumnType { text, number, integer };

/// What a column must hold. Numbers are read without regard to the locale; NaN, infinity and numbers outside
/// [min, max] are problems.
struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  double min = std::numeric_limits<double>::lowest();
  double max = std::numeric_limits<double>::max();
  std::string rule = "";      ///< what a value must be, in words; made from the range where empty
  bool required = true;       ///< a missing column is a problem
  bool may_be_empty = false;  ///< an empty number is NaN, an empty integer -1, and no problem; empty text needs it too
};

struct CsvOptions {
  char separator = ',';
  bool refuse_unknown_columns = false;  ///< for formats that are ours; publishers' files have columns nobody needs
  bool keep_faulty_rows = false;        ///< a table comes back although fields are wrong, so that its other columns can be
                                        ///< checked too; wrong numbers are 0 in it. A wrong header still gives no table
  std::size_t problems_shown = 20;      ///< per file; the rest is counted in one line
};

/// Columns in memory. Text points into the content that the table owns; copies share it.
class Table {
 public:
  std::size_t rows() const { return lines_.size(); }
  bool has(const std::string& column) const;
  /// Asking for a column that was not asked for when reading is our own bug (assertion).
  const std::vector<std::string_view>& text(const std::string& column) const;
  const std::vector<double>& number(const std::string& column) const;
  const std::vector<std::int64_t>& integer(const std::string& column) const;
  long line(std::size_t row) const { return lines_[row]; }
  const std::string& file() const { return file_; }
  /// A problem tied to a row of this table.
  Problem problem(std::size_t row, std::string field, std::string value, std::string rule, std::string hint = "") const;

 private:
  friend class CsvReader;
  using Values = std::variant<std::vector<std::string_view>, std::vector<double>, std::vector<std::int64_t>>;
  const Values& column(const std::string& name) const;

  std::string file_;
  std::shared_ptr<const std::string> content_;
  std::shared_ptr<const std::deque<std::string>> unquoted_;
  std::vector<std::pair<std::string, Values>> columns_;
  std::vector<long> lines_;
};

/// Reads the named columns, in any order in the file, from a plain or gzip CSV. Byte-order marks, CRLF and quotes (RFC
/// 4180) are understood. Nothing comes back when a problem was added (but see keep_faulty_rows).
std::optional<Table> read_csv(const std::filesystem::path& file, const std::vector<Column>& columns, Problems& problems,
                              const CsvOptions& options = {});

/// The same from text in memory; `name` stands for the file in messages.
std::optional<Table> parse_csv(std::string text, const std::string& name, const std::vector<Column>& columns, Problems& problems,
                               const CsvOptions& options = {});

}  // namespace entrepot::tables
