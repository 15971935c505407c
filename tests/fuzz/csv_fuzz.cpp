// Any bytes as a CSV: a table comes out whose values keep to their columns and that reads back the same, or problems do.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "tables/csv.hpp"
#include "tables/csv_writer.hpp"

using entrepot::Problems;
using entrepot::tables::Column;
using entrepot::tables::ColumnType;
using entrepot::tables::Table;

namespace {

const std::vector<Column>& columns() {
  static const std::vector<Column> list = {{.name = "sector", .may_be_empty = true},
                                           {.name = "value", .type = ColumnType::number, .min = 0, .max = 1e15},
                                           {.name = "goods", .type = ColumnType::integer, .min = 0, .max = 1}};
  return list;
}

void require(bool holds) {
  if (!holds) std::abort();
}

std::string written(const Table& table) {
  entrepot::tables::CsvWriter csv({"sector", "value", "goods"});
  for (std::size_t row = 0; row < table.rows(); ++row)
    csv.text(table.text("sector")[row]).number(table.number("value")[row]).integer(table.integer("goods")[row]).end_row();
  return csv.content();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  const auto table =
      entrepot::tables::parse_csv(std::string(reinterpret_cast<const char*>(data), size), "fuzz.csv", columns(), problems);
  require(table.has_value() == problems.empty());
  if (!table) return 0;
  long line = 0;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const double value = table->number("value")[row];
    require(std::isfinite(value) && value >= 0 && value <= 1e15);
    require(table->integer("goods")[row] == 0 || table->integer("goods")[row] == 1);
    require(table->line(row) > line);
    line = table->line(row);
  }
  const std::string text = written(*table);
  const auto again = entrepot::tables::parse_csv(text, "again.csv", columns(), problems);
  require(again.has_value() && again->rows() == table->rows() && written(*again) == text);
  return 0;
}
