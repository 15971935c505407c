// Where the commands about trade statistics take their records from: a CSV file, or the store of a project.
#pragma once

#include <string>

#include "context.hpp"
#include "entrepot/trade_records.hpp"
#include "store_argument.hpp"

namespace entrepot::cli {

struct TradeSource {
  std::string file;  ///< a long CSV (docs/accounts.md); else the store
  StoreChoice store;
  std::string source;  ///< of the store, e.g. "cepii-baci"; empty: all
};

/// What of the store is wanted; empty: any.
struct TradeFilter {
  std::string reporter, partner, flow, product;
};

/// --file, --source, and the options of the store.
void add_trade_source(CLI::App& command, TradeSource& source);
/// Errors: InputError.
TradeRecords read_trade(const TradeSource& source, const TradeFilter& filter, const Context& context);

}  // namespace entrepot::cli
