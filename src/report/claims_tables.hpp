// The ledger as tables: one row a test, one row a number, one row a scenario carried out.
#pragma once

#include "entrepot/claims.hpp"
#include "report/data_table.hpp"

namespace entrepot {

DataTable ledger_table(const LedgerResult& result);   ///< claim, verdict, number, interval, theirs, why
DataTable numbers_table(const LedgerResult& result);  ///< every number that tests name, with file and line, or scenario
DataTable states_table(const LedgerResult& result);   ///< certificates of the scenarios' equilibria

/// The id by which `trace` knows the number of a test: "A02.growth".
std::string test_id(const Claim& claim, const ClaimTest& test);
/// The id of a number that tests name: "facts.trade_2024", "data.exports", "outcomes.doubt.threshold.us@last".
std::string number_id(const LedgerNumber& number);

}  // namespace entrepot
