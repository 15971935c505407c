// Any bytes as plain CSV: columns that fit together come out, or problems do; and in blocks or line by line the same.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tables/csv_number.hpp"
#include "tables/plain_csv.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  using namespace entrepot::tables;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const auto table = parse_plain_csv(text, "fuzz.csv",
                                     {{.name = "k"},
                                      {.name = "t", .type = PlainType::whole},
                                      {.name = "v", .type = PlainType::number, .shift = 3},
                                      {.name = "q", .type = PlainType::number, .may_be_missing = true}},
                                     problems);
  fuzz::require(table.has_value() == problems.empty());
  if (!table) return 0;
  fuzz::require(table->rows > 0);
  const auto& code = std::get<CodeColumn>(table->list[0].values);
  const auto& value = std::get<std::vector<double>>(table->list[2].values);
  fuzz::require(code.index.size() == table->rows && value.size() == table->rows);
  for (std::size_t row = 0; row < table->rows; ++row)
    fuzz::require(code.index[row] < code.codes.size() && std::isfinite(value[row]));
  // a fault in the last line sends the block line by line: up to there the problems must be none
  Problems with_fault;
  parse_plain_csv(std::string(text) + "\n\xFF", "fuzz.csv", {{.name = "k"}, {.name = "t", .type = PlainType::whole}}, with_fault);
  for (const Problem& problem : with_fault.list()) fuzz::require(problem.line > static_cast<long>(table->rows));
  return 0;
}
