// Any bytes as a file of facts: facts that can be checked and told come out, or an InputError.
#include <cstddef>
#include <cstdint>
#include <string>

#include "entrepot/accounts_report.hpp"
#include "value_or_input_error.hpp"

using namespace entrepot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto file = fuzz::value_or_input_error([&] { return parse_facts(text, "fuzz.toml"); });
  if (!file) return 0;
  fuzz::require(!file->facts.empty() && file->sha256.size() == 64);
  constexpr std::size_t most_facts = 50, longest = 200;  // one input is to take milliseconds
  if (file->facts.size() > most_facts || file->identities.size() > most_facts) return 0;
  for (const Identity& identity : file->identities)
    if (identity.left.steps.size() > longest || identity.right.steps.size() > longest) return 0;
  const FactReport report = check_facts(*file);
  fuzz::require(report.checks.size() >= file->identities.size() && report.rates.size() == file->rates.size());
  fuzz::require(!facts_summary(report, false).empty() && !facts_json(report).empty() && !facts_csv(report).empty());
  return 0;
}
