// One scenario of a ledger carried out: its headlines, the certificates they rest on, and draws.
#pragma once

#include "entrepot/claims.hpp"

namespace entrepot {

struct PutOptions {
  bool draw = true;
  std::optional<long> draws;  ///< in place of the ledger's and the file's
  SolverParams params;
};

/// Reads the file beside the ledger, puts in the ledger's numbers and checks everything; solves nothing. Errors: InputError.
Scenario ledger_scenario(const LedgerScenario& asked, const ClaimsLedger& ledger, const PutOptions& options);
/// `scenario` from ledger_scenario. Numerical failure is in outcome and in the headlines' NaN. Errors: InputError.
LedgerRun put_scenario(const LedgerScenario& asked, Scenario scenario, const PutOptions& options, const Control& control);

}  // namespace entrepot
