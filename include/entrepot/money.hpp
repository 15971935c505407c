// Amounts that know what they are: those of different currency or price basis never add.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entrepot/interval.hpp"

namespace entrepot {

/// Where a value is taken: at the exporter's border (f.o.b.), at the importer's with freight and insurance (c.i.f.), or exports
/// f.o.b. and imports c.i.f. in one sum, as customs offices print total trade.
enum class PriceBasis { unstated, fob, cif, mixed };
const char* to_string(PriceBasis basis);
/// "fob", "cif", "mixed", "" (unstated); nothing for other text.
std::optional<PriceBasis> price_basis_named(std::string_view name);

struct Money {
  double amount = 0;     ///< in units of the currency
  std::string currency;  ///< ISO 4217
  PriceBasis basis = PriceBasis::unstated;
  std::string period;   ///< "2025-01..04"; sums over periods name both, "2025-01 + 2025-02"
  std::string vintage;  ///< when it was published; of a sum the later
};

/// Errors of the first two: InputError (currencies or price bases differ).
Money add(const Money& a, const Money& b);
Money subtract(const Money& a, const Money& b);
/// Exports plus imports, exports less imports, as published: the basis is `mixed` where theirs differ. Errors: InputError
/// (currencies or periods differ).
Money total_trade(const Money& exports, const Money& imports);
Money balance(const Money& exports, const Money& imports);

/// A flow of one part of a period and the exchange rate that held in it.
struct ConvertedPart {
  double amount = 0;  ///< in the old currency
  double rate = 0;    ///< units of the new currency for one of the old; above 0
};
/// The sum of amount * rate: weighted by flows, not by days.
double convert(const std::vector<ConvertedPart>& parts);
/// convert(parts) over the sum of the amounts. NaN where the amounts add to zero.
double flow_weighted_rate(const std::vector<ConvertedPart>& parts);

/// What two growth rates of the same flows, in two currencies, say about their rate: e1 / e0 - 1, with e the units of the first
/// currency for one of the second; (1 + g second) = (1 + g first) e0 / e1. Growth is a fraction above -1.
Interval exchange_rate_move(const Interval& growth_first, const Interval& growth_second);
/// The rates at which one printed amount turns into the other: units of the first for one of the second. Both above 0.
Interval feasible_rate(const Interval& first, const Interval& second);
/// What all of them share; `value` is its middle. Nothing where they share nothing, or where there are none.
std::optional<Interval> common_interval(const std::vector<Interval>& intervals);

}  // namespace entrepot
