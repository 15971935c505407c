// Trade statistics as rows, whatever file or store they come from: the view that accounts and mirror comparisons take.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/money.hpp"

namespace entrepot {

/// One published amount. Codes as in the store: reporter and partner ISO 3166-1 alpha-3 (or as published), flow "export" or
/// "import" of the reporter.
struct TradeRecord {
  std::string reporter, partner, flow;
  std::string product = "TOTAL";
  int year = 0, month = 0;  ///< month 0: the whole year
  double value = 0;         ///< in units of the currency
  std::string currency = "USD";
  PriceBasis price_basis = PriceBasis::unstated;
  double quantity = 0;  ///< NaN where none is published
};

struct TradeRecords {
  std::string name;  ///< file, or store and source: how tables call it
  std::vector<TradeRecord> rows;
};

/// Columns reporter, partner, flow, year, value; may have product, month, currency, price_basis, quantity. Others are left alone.
/// "W00" and "WLD" mean the world. Errors: InputError with every faulty row (a flow that is neither, a month outside 0 to 12, a
/// value below zero, one amount twice).
TradeRecords read_trade_csv(const std::filesystem::path& file);
TradeRecords parse_trade_csv(std::string text, const std::string& name);

}  // namespace entrepot
