// Any bytes as an expression over intervals: it is refused, or its interval holds its value.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "entrepot/facts.hpp"
#include "value_or_input_error.hpp"

using namespace entrepot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most = 400;  // characters: one input is to take milliseconds
  if (size > most) return 0;
  const std::string text(data, data + size);
  const auto expression = fuzz::value_or_input_error([&] { return parse_expression(text, "fuzz.toml", 1, "expression"); });
  if (!expression) return 0;
  fuzz::require(!expression->steps.empty() && expression->names.size() <= expression->steps.size());
  Problems problems;
  unit_of_expression(*expression, [](const std::string& name) { return name.size() % 2 == 0 ? "USD fob" : ""; }, true, problems,
                     {});
  double next = 1;
  const auto lookup = [&](const std::string&) {
    next += 0.75;
    return Interval{next - 0.5, next, next + 0.5};
  };
  const Interval interval = evaluate(*expression, lookup).interval;
  if (std::isnan(interval.value)) return 0;
  fuzz::require(interval.low <= interval.value && interval.value <= interval.high);
  return 0;
}
