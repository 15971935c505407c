// Columns in memory without a file behind them: what readers hand to the store, and what a query gives back.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace entrepot::tables {

/// Text of few distinct values, each kept once. `index` points into `codes`, or is `missing`.
struct CodeColumn {
  static constexpr std::uint32_t missing = 0xffffffff;
  std::vector<std::string> codes;
  std::vector<std::uint32_t> index;
};

/// A NaN is a missing number. A whole number is never missing.
using ColumnValues = std::variant<std::vector<double>, std::vector<std::int64_t>, CodeColumn>;

struct NamedColumn {
  std::string name;  ///< lower case, words joined by underscores: "value", "hs6"
  ColumnValues values;
  std::string unit = {};  ///< "thousand USD", "tonnes"; empty for codes
};

/// All columns have `rows` entries.
struct Columns {
  std::size_t rows = 0;
  std::vector<NamedColumn> list;
};

}  // namespace entrepot::tables
