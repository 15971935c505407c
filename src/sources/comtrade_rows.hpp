// The traps of UN Comtrade, for its CSV and its JSON alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sources/product_levels.hpp"
#include "sources/trade_rows.hpp"
#include "tables/code_pool.hpp"

namespace entrepot::sources {

/// One record as published; what a file does not have is empty or NaN.
struct ComtradeRecord {
  std::string_view reporter, partner;          ///< numbers of M49: "842"
  std::string_view reporter_iso, partner_iso;  ///< fallback where the number is not known
  std::string_view flow;                       ///< "M", "X", "RX", "RM", "DX" ..., or "1" to "4" as it was
  std::string_view product, classification;
  std::string_view period;                                        ///< "2022" or "202203"
  std::string_view partner2, customs, transport, mode_of_supply;  ///< "0", "C00", "0", "0": the totals
  double value = 0, cif = 0, fob = 0;                             ///< USD
  double net_weight = 0, quantity = 0;                            ///< kg; in quantity_unit
  std::string_view quantity_unit;
  std::int64_t row = 0;  ///< line of the file, or place in the list of records, from 1
};

/// Keeps imports and exports; re-exports and re-imports are parts of them and are left out. Of rows by second partner, customs
/// procedure or mode of transport the total alone is kept. Headings are left out beside their parts, "World" beside its partners.
class ComtradeRows {
 public:
  /// False, and `fault` says which rule was broken by which field.
  bool add(const ComtradeRecord& record, std::string& fault);
  Publication finish(Publication about);

 private:
  struct Kept {
    std::uint32_t reporter, partner, product, unit;
    int year, month;
    double value, quantity;
    std::int64_t line;
    bool exports, cif, detail;
  };
  std::uint64_t group(const Kept& row) const;

  tables::CodePool reporter_, partner_, product_, unit_;
  std::vector<Place> reporter_place_, partner_place_;
  std::vector<std::string> classifications_;
  std::vector<Kept> rows_;
  TradeRows kept_;
};

}  // namespace entrepot::sources
