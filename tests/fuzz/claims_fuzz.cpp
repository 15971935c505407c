// Any bytes as a ledger of claims: a ledger comes out, or an InputError; what comes out is evaluated without data or scenarios,
// or is refused.
#include <cstddef>
#include <cstdint>
#include <string>

#include "entrepot/claims.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto ledger = fuzz::value_or_input_error([&] { return parse_claims(text, "fuzz.claims.toml"); });
  if (!ledger) return 0;
  fuzz::require(!ledger->claims.empty() && ledger->id.size() == 64);
  ClaimsLedger alone = *ledger;
  alone.facts.clear();
  std::erase_if(alone.scenarios, [](const LedgerScenario& s) { return !s.file.empty(); });
  const auto result = fuzz::value_or_input_error([&] { return evaluate_claims(alone); });
  if (!result) return 0;
  fuzz::require(result->claims.size() == alone.claims.size());
  fuzz::require(!claims_summary(*result, false, true).empty() && !claims_json(*result).empty() && !claims_html(*result).empty());
  return 0;
}
