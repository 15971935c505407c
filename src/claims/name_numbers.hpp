// What the names in the tests of a ledger stand for: facts, cells of data, headline numbers of scenarios.
#pragma once

#include <map>

#include "entrepot/claims.hpp"

namespace entrepot {

/// A name and the first test that has it.
struct UsedName {
  std::string name, field;
  long line = 0;
};
/// In order of first use.
std::vector<UsedName> used_names(const ClaimsLedger& ledger);

/// What a name stands for: a place in the list of facts, in ledger.cells or in ledger.scenarios.
struct NamedNumber {
  NumberKind kind = NumberKind::fact;
  std::size_t place = 0;
  std::string headline;  ///< of outcomes: what follows the scenario's id and the point
};
/// By name. Problems: names that stand for nothing, with what is near; facts and cells of one name.
std::map<std::string, NamedNumber> name_numbers(const ClaimsLedger& ledger, const std::vector<UsedName>& used,
                                                const std::vector<LedgerNumber>& facts, Problems& problems);

}  // namespace entrepot
