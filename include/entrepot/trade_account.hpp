// The account of one reporter's trade: values, growth, shares and contributions, by period and by what the user asks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/growth.hpp"
#include "entrepot/period.hpp"
#include "entrepot/trade_records.hpp"

namespace entrepot {

enum class AccountBy { flow, partner, product };
enum class AccountPeriods { years, months, to_date };

struct TradeQuery {
  std::string reporter;
  std::string partner;             ///< empty: all partners but the world
  std::string flow;                ///< empty: exports and imports
  std::string product;             ///< empty: TOTAL where there is one, else all products, which must be of one depth
  std::optional<Period> from, to;  ///< the last period's year and month count
  AccountBy by = AccountBy::flow;
  std::optional<AccountPeriods> periods;  ///< empty: months where there are any, else years
  bool merge_january_february = false;    ///< as one period: some offices publish them so, and new year moves between them
};

/// One reporter, partner, product and flow over time.
struct TradeSeries {
  std::string name;             ///< of the part: "export", "CHN", "2709"
  std::vector<Period> periods;  ///< in order
  std::vector<double> values;
};

struct AccountPeriod {
  Period period;
  ContributionTable table;  ///< parts against the same period a year before; `before` NaN-free, 0 where nothing is recorded
  bool compared = false;    ///< a year before is recorded at all
  double daily_growth = 0;  ///< of daily averages of the whole; NaN where not compared
  std::optional<double> balance, balance_before;  ///< exports less imports, by flow alone
};

struct TradeAccount {
  TradeQuery query;
  std::string name, currency;
  PriceBasis basis = PriceBasis::unstated;  ///< mixed where exports and imports are added
  std::vector<TradeSeries> series;
  std::vector<AccountPeriod> periods;
  std::vector<std::string> notes;  ///< what was left out and why; what is missing
};

/// Errors: InputError (no such reporter, partner or product, with a hint; amounts of different currency or, within a flow, price
/// basis; products of different depth without a total).
TradeAccount trade_account(const TradeRecords& records, const TradeQuery& query);

}  // namespace entrepot
