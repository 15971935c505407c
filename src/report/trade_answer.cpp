// `entrepot accounts trade`: values, growth, shares and contributions by period.
#include <cmath>

#include <fmt/format.h>

#include "entrepot/accounts_report.hpp"
#include "report/account_answers.hpp"
#include "report/json_values.hpp"
#include "report/number_text.hpp"
#include "report/table_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

constexpr double million = 1e6;

std::string basis_words(const TradeAccount& account) {
  switch (account.basis) {
    case PriceBasis::fob:
      return ", f.o.b.";
    case PriceBasis::cif:
      return ", c.i.f.";
    case PriceBasis::mixed:
      return ", exports f.o.b. and imports c.i.f. as published";
    case PriceBasis::unstated:
      return ", price basis not stated";
  }
  return "";
}

std::vector<TableCell> row_of(const AccountPeriod& account, const Contribution& part, const std::string& name) {
  const bool compared = account.compared;
  const auto if_compared = [&](TableCell cell) { return compared ? cell : TableCell{"", ""}; };
  return {text_cell(to_string(account.period)),
          text_cell(name),
          number_cell(part.now / million, 1),
          if_compared(number_cell(part.before / million, 1)),
          if_compared(percent_cell(part.growth)),
          percent_cell(part.share),
          if_compared({std::isfinite(part.contribution) ? signed_fixed_text(100 * part.contribution, 2) : "",
                       std::isfinite(part.contribution) ? plain_number(100 * part.contribution) : ""})};
}

DataTable table_of(const TradeAccount& account) {
  DataTable table;
  table.id = "account";
  table.caption = "Trade by period";
  table.columns = {{"period", false},   {"part", false},    {"m " + account.currency, true}, {"a year before", true},
                   {"growth, %", true}, {"share, %", true}, {"contribution, pp", true}};
  for (const AccountPeriod& period : account.periods) {
    for (const Contribution& part : period.table.parts) table.rows.push_back(row_of(period, part, part.name));
    if (period.table.parts.size() > 1) table.rows.push_back(row_of(period, period.table.whole, "all"));
    if (!period.balance) continue;
    const Contribution balance{.name = "balance",
                               .now = *period.balance,
                               .before = period.balance_before.value_or(NAN),
                               .growth = NAN,
                               .share = NAN,
                               .contribution = NAN};
    table.rows.push_back(row_of(period, balance, "balance"));
  }
  return table;
}

Json part_json(const Contribution& part) {
  return {{"name", part.name},
          {"value", number_json(part.now)},
          {"before", number_json(part.before)},
          {"growth", number_json(part.growth)},
          {"share", number_json(part.share)},
          {"previous_share", number_json(part.previous_share)},
          {"contribution", number_json(part.contribution)}};
}

std::string json_of(const TradeAccount& account) {
  Json json = {{"records", account.name},
               {"reporter", account.query.reporter},
               {"partner", account.query.partner},
               {"flow", account.query.flow},
               {"product", account.query.product},
               {"currency", account.currency},
               {"price_basis", to_string(account.basis)},
               {"unit", account.currency + "; growth, shares and contributions are fractions"}};
  json["periods"] = Json::array();
  for (const AccountPeriod& period : account.periods) {
    Json entry = {{"period", to_string(period.period)}, {"compared", period.compared}, {"whole", part_json(period.table.whole)}};
    entry["whole"]["name"] = "all";
    entry["daily_growth"] = number_json(period.daily_growth);
    if (period.balance) entry["balance"] = number_json(*period.balance);
    if (period.balance_before) entry["balance_before"] = number_json(*period.balance_before);
    entry["parts"] = Json::array();
    for (const Contribution& part : period.table.parts) entry["parts"].push_back(part_json(part));
    json["periods"].push_back(std::move(entry));
  }
  json["notes"] = account.notes;
  return json.dump(2) + "\n";
}

}  // namespace

std::string trade_account_answer(const TradeAccount& account, AnswerFormat format, bool colour, std::size_t most_rows) {
  if (format == AnswerFormat::json) return json_of(account);
  const DataTable table = table_of(account);
  if (format == AnswerFormat::csv) return table_csv(table);
  const TradeQuery& query = account.query;
  const std::string head =
      fmt::format("{}{}{}{}: million {}{}", query.reporter, query.partner.empty() ? "" : " and " + query.partner,
                  query.flow.empty() ? ", exports and imports" : ", " + query.flow + "s",
                  query.product.empty() ? "" : " of " + query.product, account.currency, basis_words(account));
  return bold(head, colour) + "\n" + table_text(table, colour, most_rows) + notes_text(account.notes);
}

}  // namespace entrepot
