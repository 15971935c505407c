// Any bytes as a file of draws: draws come out that can be written and read again, or none do.
#include <cstddef>
#include <cstdint>
#include <string>

#include "study/draws_file.hpp"
#include "value_or_input_error.hpp"

using namespace entrepot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto draws = fuzz::value_or_input_error([&] { return parse_draws(text, "fuzz.draws"); });
  if (!draws) return 0;
  fuzz::require(draws->shard >= 1 && draws->shard <= draws->shards);
  for (const DrawRow& row : draws->rows) {
    fuzz::require(row.draw < draws->shape.draws && row.matrix < draws->shape.matrices);
    fuzz::require(row.values.size() == draws->shape.headlines.size() && row.outcome != Outcome::cancelled);
  }
  const std::string written = draws_text(*draws);
  fuzz::require(draws_text(parse_draws(written, "again.draws")) == written);
  return 0;
}
