// From published accounts in levels to the shares of a World, every clip recorded.
//
//   output_k(n) = sum_j Z_jk(n) + VA_k(n)        beta_k = VA_k / output_k        gamma_jk = Z_jk / sum_j Z_jk
//   alpha_j(n) = F_j(n) / sum_j F_j(n)           VA(n) = sum_k VA_k(n)           (Caliendo and Parro 2015, their data)
#pragma once

#include <optional>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "world/import_tables.hpp"

namespace entrepot {

struct ImportedAccounts {
  std::optional<ImportedTable<InputShares>> intermediate;  ///< purchasers' values, tariff included
  std::optional<ImportedTable<SectorByCountry>> value_added, final;
  double placeholder = 0;  ///< output that is exactly this, 1 in the unit of the folder, stands for "not known"
};

/// Raises uses that were written without tariffs to purchasers' values: every user pays the country's mean rate on an input.
void add_tariffs_to_uses(const ImportedFlows& flows, ImportedAccounts& accounts);

/// Fills value_added_share, input_share, final_share and value_added of a World whose labels, flows and tariffs are set.
/// `keep_negative` keeps negative intermediates as they stand (recorded); else they become 0 (recorded). Negative final
/// demand becomes 0 in either case. Without final.csv final demand is what the flows leave over.
void set_accounts(const ImportedAccounts& accounts, bool keep_negative, World& world, Problems& problems);

}  // namespace entrepot
