// Amounts by code from a CSV of the user's, as weights.
#include <algorithm>

#include <fmt/core.h>

#include "sources/classifications.hpp"
#include "sources/concordance_library.hpp"
#include "sources/decimal_amounts.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {

std::optional<AmountFile> read_amounts(const WeightTable& weights, std::string_view classification, Problems& problems) {
  const auto table =
      tables::read_csv(weights.file, {{.name = weights.code_column}, {.name = weights.value_column, .may_be_empty = true}},
                       problems, {.keep_faulty_rows = true});
  if (!table) return std::nullopt;
  tables::TableProblems rows(problems);
  DecimalColumn values(table->text(weights.value_column));
  AmountFile read;
  read.amounts.decimals = values.decimals();
  std::map<std::string, std::int64_t> sums;
  std::size_t padded = 0;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string code(table->text(weights.code_column)[row]);
    if (lost_leading_zero(classification, code)) {
      code.insert(0, 1, '0');
      ++padded;
    }
    const auto units = values.units(row);
    if (!units || *units < 0) {
      rows.found.add(table->problem(row, weights.value_column, std::string(table->text(weights.value_column)[row]),
                                    "a number of at least 0 and at most 9e15 units"));
      continue;
    }
    if (__builtin_add_overflow(sums[code], *units, &sums[code]))
      rows.found.add(table->problem(row, weights.value_column, code, "the sum of a code must stay below 9e18 units"));
  }
  if (!rows.found.empty()) return std::nullopt;
  for (const auto& [code, units] : sums) read.amounts.list.push_back({.code = code, .units = units});
  if (padded > 0)
    read.notes.push_back(fmt::format("{}: {} rows have a digit less; read with a leading zero", weights.file.string(), padded));
  return read;
}

}  // namespace entrepot::sources
