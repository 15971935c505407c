// Any bytes as a workbook, and any texts as the parts of one: sheets whose rows and cells rise come out, or problems do. Parts
// are packed here, because no fuzzer finds the checksums of a zip file.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/zip_file.hpp"
#include "tables/xlsx.hpp"
#include "value_or_input_error.hpp"

namespace {

using namespace entrepot;

void check(const tables::Sheet& sheet) {
  for (const tables::MergedCells& cells : sheet.merged)
    fuzz::require(cells.first_row >= 1 && cells.first_row <= cells.last_row && cells.first_column <= cells.last_column);
  std::uint32_t last_row = 0;
  for (const tables::SheetRow& row : sheet.rows) {
    fuzz::require(row.number > last_row && row.number <= 1048576 && !row.cells.empty());
    last_row = row.number;
    std::uint32_t next_column = 0;
    for (const tables::SheetCell& cell : row.cells) {
      fuzz::require(cell.column >= next_column && cell.column < 16384 && std::isfinite(cell.number));
      fuzz::require((cell.kind == tables::SheetCell::Kind::number) == cell.text.empty() ||
                    cell.kind == tables::SheetCell::Kind::error || cell.kind == tables::SheetCell::Kind::date);
      fuzz::require(sheet.find(row.number, cell.column) == &cell);
      next_column = cell.column + 1;
    }
  }
}

/// Lines "=== texts" and "=== styles" begin the parts behind the sheet.
std::string packed(std::string_view text) {
  const auto cut = [&](std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return std::string();
    const std::string part(text.substr(at + mark.size()));
    text = text.substr(0, at);
    return part;
  };
  const std::string styles = cut("=== styles\n"), texts = cut("=== texts\n");
  return testing::zip_file(testing::workbook_parts(std::string(text), texts, styles));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const auto book = tables::parse_xlsx(text.starts_with("PK") ? std::string(text) : packed(text), "fuzz.xlsx", problems);
  fuzz::require(book.has_value() == problems.empty());
  if (!book) return 0;
  for (const tables::Sheet& sheet : book->sheets) check(sheet);
  return 0;
}
