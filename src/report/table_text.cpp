#include "report/table_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/terminal_text.hpp"
#include "tables/utf8.hpp"

namespace entrepot {
namespace {

std::string line_of(const std::vector<std::string>& cells, const DataTable& table, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool last = c + 1 == cells.size();
    line += last && !table.columns[c].number ? cells[c] : padded(cells[c], widths[c], table.columns[c].number);
    if (!last) line += "  ";
  }
  return line + "\n";
}

}  // namespace

std::string table_text(const DataTable& table, bool colour, std::size_t most_rows) {
  const std::size_t shown = std::min(table.rows.size(), most_rows);
  std::vector<std::string> header;
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    header.push_back(table.columns[c].header);
    std::size_t width = tables::character_count(header.back());
    for (std::size_t row = 0; row < shown; ++row) width = std::max(width, tables::character_count(table.rows[row][c].shown));
    widths.push_back(width);
  }
  std::string text = bold(line_of(header, table, widths), colour);
  for (std::size_t row = 0; row < shown; ++row) {
    std::vector<std::string> cells;
    for (const TableCell& cell : table.rows[row]) cells.push_back(cell.shown);
    text += line_of(cells, table, widths);
  }
  if (shown < table.rows.size())
    text += fmt::format("... and {} more rows: --csv or --json gives all\n", count_text(table.rows.size() - shown));
  return text;
}

}  // namespace entrepot
