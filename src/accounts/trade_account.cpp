#include "entrepot/trade_account.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/core.h>

namespace entrepot {
namespace {

using Values = std::map<Period, std::map<std::string, double>>;  ///< by period and part

bool is_world(const std::string& partner) { return partner == "WLD" || partner == "W00"; }

[[noreturn]] void refuse(const char* field, const std::string& value, const std::string& rule, const std::string& hint = "") {
  throw InputError(Problem{.field = field, .value = value, .rule = rule, .hint = hint});
}

/// Distinct values of one field over some rows, in order.
template <class Field>
std::vector<std::string> choices(const std::vector<const TradeRecord*>& rows, Field field) {
  std::set<std::string> found;
  for (const TradeRecord* row : rows) found.insert(row->*field);
  return {found.begin(), found.end()};
}

std::vector<const TradeRecord*> chosen(const std::vector<const TradeRecord*>& rows, std::string TradeRecord::*field,
                                       const char* name, const std::string& wanted) {
  if (wanted.empty()) return rows;
  std::vector<const TradeRecord*> kept;
  for (const TradeRecord* row : rows)
    if (row->*field == wanted) kept.push_back(row);
  if (kept.empty()) refuse(name, wanted, "is not in these records", did_you_mean(wanted, choices(rows, field)));
  return kept;
}

/// All partners: without the world, which is their sum. Where the world alone is recorded it stands.
std::vector<const TradeRecord*> without_world(std::vector<const TradeRecord*> rows, std::vector<std::string>& notes) {
  const auto worlds =
      static_cast<std::size_t>(std::ranges::count_if(rows, [](const TradeRecord* row) { return is_world(row->partner); }));
  if (worlds == 0 || worlds == rows.size()) return rows;
  std::erase_if(rows, [](const TradeRecord* row) { return is_world(row->partner); });
  notes.push_back(fmt::format("{} rows for the world as partner left out: they repeat the partners", worlds));
  return rows;
}

/// Totals where the parts are not asked for; parts of one depth where there is no total or where they are asked for.
std::vector<const TradeRecord*> one_depth(std::vector<const TradeRecord*> rows, bool parts, std::vector<std::string>& notes) {
  const auto is_total = [](const TradeRecord* row) { return row->product == "TOTAL"; };
  const bool totals = std::ranges::any_of(rows, is_total), details = !std::ranges::all_of(rows, is_total);
  if (totals && details) {
    std::erase_if(rows, [&](const TradeRecord* row) { return is_total(row) == parts; });
    notes.push_back(parts ? "totals over products left out: they repeat the products"
                          : "single products left out: their total is published");
  }
  std::set<std::size_t> depths;
  for (const TradeRecord* row : rows) depths.insert(row->product.size());
  if (depths.size() > 1)
    refuse("product", fmt::format("codes of {} to {} characters", *depths.begin(), *depths.rbegin()),
           "products of different depth would be counted twice", "choose one with --product, or records of one depth");
  return rows;
}

void check_money(const std::vector<const TradeRecord*>& rows, TradeAccount& account) {
  account.currency = rows.front()->currency;
  std::map<std::string, PriceBasis> basis_of_flow;
  for (const TradeRecord* row : rows) {
    if (row->currency != account.currency)
      refuse("currency", account.currency + " and " + row->currency, "amounts of two currencies never add",
             "convert one of them first");
    const auto [known, fresh] = basis_of_flow.emplace(row->flow, row->price_basis);
    if (!fresh && known->second != row->price_basis)
      refuse("price_basis", fmt::format("{} and {}", to_string(known->second), to_string(row->price_basis)),
             "amounts of two price bases never add within a flow", "take one source");
  }
  account.basis = basis_of_flow.begin()->second;
  for (const auto& [flow, basis] : basis_of_flow)
    if (basis != account.basis) account.basis = PriceBasis::mixed;
}

std::string part_of(const TradeRecord& row, AccountBy by) {
  switch (by) {
    case AccountBy::flow:
      return row.flow;
    case AccountBy::partner:
      return row.partner;
    case AccountBy::product:
      return row.product;
  }
  return "";
}

AccountPeriods periods_of(const std::vector<const TradeRecord*>& rows, const TradeQuery& query) {
  if (query.periods) return *query.periods;
  return std::ranges::any_of(rows, [](const TradeRecord* row) { return row->month > 0; }) ? AccountPeriods::months
                                                                                          : AccountPeriods::years;
}

Period month_of(const TradeRecord& row, bool merge) {
  if (merge && row.month <= 2) return {row.year, 1, 2};
  return {row.year, row.month, row.month};
}

/// Years from rows of whole years, and from twelve months where a year has no row of its own.
Values by_year(const std::vector<const TradeRecord*>& rows, AccountBy by, std::vector<std::string>& notes) {
  Values values;
  std::set<int> whole, incomplete;
  std::map<int, std::set<int>> months;
  for (const TradeRecord* row : rows)
    (row->month == 0 ? (void)whole.insert(row->year) : (void)months[row->year].insert(row->month));
  for (const TradeRecord* row : rows) {
    const bool from_months = !whole.contains(row->year);
    if (from_months && months[row->year].size() < 12) {
      incomplete.insert(row->year);
      continue;
    }
    if (from_months == (row->month > 0)) values[{row->year, 1, 12}][part_of(*row, by)] += row->value;
  }
  for (const int year : incomplete)
    notes.push_back(fmt::format("{} left out: {} of 12 months are recorded", year, months[year].size()));
  return values;
}

Values by_month(const std::vector<const TradeRecord*>& rows, AccountBy by, bool merge, std::vector<std::string>& notes) {
  Values values;
  std::size_t whole = 0;
  for (const TradeRecord* row : rows) {
    if (row->month == 0)
      ++whole;
    else
      values[month_of(*row, merge)][part_of(*row, by)] += row->value;
  }
  if (whole > 0) notes.push_back(fmt::format("{} rows of whole years left out", whole));
  return values;
}

/// Sums since January, as far as no month is missing.
Values to_date(const Values& months, std::vector<std::string>& notes) {
  Values sums;
  std::map<std::string, double> running;
  Period last{};
  for (const auto& [period, parts] : months) {
    const bool starts = period.first == 1, follows = period.year == last.year && period.first == last.last + 1;
    if (!starts && !follows) {
      notes.push_back(fmt::format("no sum since January from {} on: a month before it is missing", to_string(period)));
      continue;
    }
    if (starts) running.clear();
    for (const auto& [part, value] : parts) running[part] += value;
    last = period;
    sums[{period.year, 1, period.last}] = running;
  }
  return sums;
}

bool in_range(const Period& period, const TradeQuery& query) {
  const auto from = query.from ? std::pair(query.from->year, query.from->first) : std::pair(0, 0);
  const auto to = query.to ? std::pair(query.to->year, query.to->last) : std::pair(9999, 12);
  return std::pair(period.year, period.last) >= from && std::pair(period.year, period.last) <= to;
}

AccountPeriod account_of(const Period& period, const Values& values, const std::vector<std::string>& parts, bool flows) {
  const auto before = values.find(year_before(period));
  AccountPeriod account{.period = period, .table = {}, .compared = before != values.end()};
  const auto value = [](const std::map<std::string, double>& of, const std::string& part) {
    const auto found = of.find(part);
    return found == of.end() ? 0 : found->second;
  };
  std::vector<Part> list;
  const std::map<std::string, double>& now = values.at(period);
  for (const std::string& part : parts)
    list.push_back({part, value(now, part), account.compared ? value(before->second, part) : 0});
  account.table = contributions(list);
  account.daily_growth = account.compared ? daily_growth(account.table.whole.now, period, account.table.whole.before) : NAN;
  if (flows && parts.size() == 2) {
    account.balance = value(now, "export") - value(now, "import");
    if (account.compared) account.balance_before = value(before->second, "export") - value(before->second, "import");
  }
  return account;
}

}  // namespace

TradeAccount trade_account(const TradeRecords& records, const TradeQuery& query) {
  TradeAccount account{.query = query, .name = records.name, .currency = {}, .series = {}, .periods = {}, .notes = {}};
  std::vector<const TradeRecord*> rows;
  for (const TradeRecord& row : records.rows) rows.push_back(&row);
  if (rows.empty()) refuse("", records.name, "holds no records");
  rows = chosen(rows, &TradeRecord::reporter, "reporter", query.reporter);
  rows = chosen(rows, &TradeRecord::partner, "partner", query.partner);
  rows = chosen(rows, &TradeRecord::flow, "flow", query.flow);
  rows = chosen(rows, &TradeRecord::product, "product", query.product);
  if (query.partner.empty()) rows = without_world(rows, account.notes);
  if (query.product.empty()) rows = one_depth(rows, query.by == AccountBy::product, account.notes);
  check_money(rows, account);

  const AccountPeriods periods = periods_of(rows, query);
  Values values = periods == AccountPeriods::years ? by_year(rows, query.by, account.notes)
                                                   : by_month(rows, query.by, query.merge_january_february, account.notes);
  if (periods == AccountPeriods::to_date) values = to_date(values, account.notes);
  std::set<std::string> parts;
  for (const auto& [period, of_parts] : values)
    for (const auto& [part, value] : of_parts) parts.insert(part);
  const std::vector<std::string> list(parts.begin(), parts.end());
  for (const std::string& part : list) {
    TradeSeries series{.name = part, .periods = {}, .values = {}};
    for (const auto& [period, of_parts] : values) {
      const auto found = of_parts.find(part);
      if (found == of_parts.end()) continue;
      series.periods.push_back(period);
      series.values.push_back(found->second);
    }
    account.series.push_back(std::move(series));
  }
  for (const auto& [period, of_parts] : values)
    if (in_range(period, query)) account.periods.push_back(account_of(period, values, list, query.by == AccountBy::flow));
  if (account.periods.empty()) account.notes.push_back("no period lies in the range asked for");
  return account;
}

}  // namespace entrepot
