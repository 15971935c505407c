// Workbooks in the xlsx format (ECMA-376), read strictly: values as they are stored, nothing computed, nothing guessed.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::tables {

/// A cell that holds something.
struct SheetCell {
  enum class Kind : std::uint8_t {
    text,    ///< `text`, UTF-8, as typed (spaces kept); TRUE and FALSE are text too
    number,  ///< `number`, finite
    date,    ///< a number shown as a date: `text` is "2023-04-30" or "2023-04-30T12:00:00", `number` the day as stored
    error,   ///< `text` is "#N/A" and the like, or "formula without a value": never computed by a spreadsheet
  };
  std::uint32_t column = 0;  ///< 0 = A
  Kind kind = Kind::text;
  std::string_view text = {};  ///< points into the workbook
  double number = 0;
};

struct SheetRow {
  std::uint32_t number = 0;      ///< as the spreadsheet shows it, from 1
  std::vector<SheetCell> cells;  ///< rising in column; empty cells are not among them
};

/// Cells merged into one, both ends included; its value stands in the first.
struct MergedCells {
  std::uint32_t first_row = 0, last_row = 0, first_column = 0, last_column = 0;  ///< rows from 1, columns from 0
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<MergedCells> merged;
  std::vector<SheetRow> rows;  ///< rising in number; rows without a value are not among them

  /// Null where the cell is empty: so is every cell of a merged range but its first.
  const SheetCell* find(std::uint32_t row_number, std::uint32_t column) const;
};

/// Sheets in the order of their tabs; sheets that are charts are left out. Copies share the texts.
struct Workbook {
  std::vector<Sheet> sheets;
  std::shared_ptr<const std::deque<std::string>> texts;

  /// Null where no sheet has the name.
  const Sheet* find(std::string_view name) const;
};

/// "A", "Z", "AA" ... of a column counted from 0.
std::string column_letters(std::uint32_t column);
/// "B12": for messages.
std::string cell_name(std::uint32_t row_number, std::uint32_t column);

/// Nothing comes back, and a problem is added, when the file is missing, no xlsx (an older .xls, a protected workbook), damaged,
/// or made to do harm: more than 256 MiB, 1 GiB unpacked, a part of more than 64 MiB and 250 times its packed size, more than
/// 20 million cells, 10 million texts or 500 sheets, XML with a document type or nested deeper than 64, rows or columns that do
/// not rise or lie outside a spreadsheet.
std::optional<Workbook> read_xlsx(const std::filesystem::path& file, Problems& problems);

/// The same from bytes in memory; `name` stands for the file in messages.
std::optional<Workbook> parse_xlsx(std::string bytes, const std::string& name, Problems& problems);

}  // namespace entrepot::tables
