// The facts of a ledger as numbers that its tests can name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/claims.hpp"

namespace entrepot {

/// Every fact of the ledger's files, in file order. `files`: content by path as written. Problems: those of the files, and ids
/// that stand in two of them.
std::vector<LedgerNumber> read_fact_numbers(const ClaimsLedger& ledger, std::map<std::string, std::string>& files,
                                            Problems& problems);

}  // namespace entrepot
