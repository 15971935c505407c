// Tables as files of other programs: Stata and spreadsheets. Missing values stay missing; what a format cannot hold is refused in
// words, every column at once, before anything is written. Both end with WritingInterrupted, and leave nothing, when the stop
// token asks them to.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "tables/columns.hpp"

namespace entrepot::tables {

struct WritingInterrupted : std::runtime_error {
  WritingInterrupted() : std::runtime_error("interrupted") {}
};

/// What a file says about its table beside the rows.
struct TableDescription {
  std::string title;
  std::vector<std::string> meanings;  ///< of the columns, one for each; empty where nothing is known
  Columns sources;                    ///< the imports that the rows came with
};

/// A Stata file (format 118: Stata 14 and later), with labels of variables and the sources as notes. Whole numbers are `long`
/// where Stata's fits, else `double`. Errors: InputError (names that are none in Stata: at most 32 letters, digits and
/// underscores, no digit first, no reserved word; text beyond 2,045 bytes; numbers that are infinite, beyond Stata's, or whole
/// and beyond 2^53; file).
void write_stata(const Columns& rows, const TableDescription& description, const std::filesystem::path& file,
                 const std::stop_token& stop = {});

inline constexpr std::size_t most_sheet_rows = 1048575;  ///< beside the header

/// A workbook: sheet "data" with the names of the columns in the first row, "columns" with their meanings, "sources". Missing
/// values are empty cells, numbers have 16 significant digits: one more than spreadsheets show. Errors: InputError (more than
/// 1,048,575 rows or 16,384 columns, text beyond 32,767 characters, numbers that are infinite, or whole and beyond 2^53; file).
void write_xlsx(const Columns& rows, const TableDescription& description, const std::filesystem::path& file,
                const std::stop_token& stop = {});

}  // namespace entrepot::tables
