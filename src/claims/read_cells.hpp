// Single numbers out of published CSV files, with the lines they stand on.
#pragma once

#include "entrepot/claims.hpp"

namespace entrepot {

/// The cells of these places in `ledger.cells`, in that order; each file is read once. A file that was not given leaves its cells
/// without a number, and says which; so does a store. Problems: columns that there are not, text that is no number, no row or too
/// many rows.
std::vector<LedgerNumber> read_cells(const ClaimsLedger& ledger, const std::vector<std::size_t>& cells,
                                     const ClaimsOptions& options, Problems& problems);

}  // namespace entrepot
