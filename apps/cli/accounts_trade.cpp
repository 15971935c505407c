// entrepot accounts trade: one reporter's trade by period, flow, partner or product.

#include <map>
#include <memory>
#include <utility>

#include "answer_format.hpp"
#include "commands.hpp"
#include "entrepot/accounts_report.hpp"
#include "exit_code.hpp"
#include "trade_source.hpp"

namespace entrepot::cli {
namespace {

struct TradeArguments {
  TradeSource source;
  TradeQuery query;
  std::string from, to, by = "flow", periods;
  bool csv = false;
};

std::optional<Period> period_of(const std::string& text, const char* option) {
  if (text.empty()) return std::nullopt;
  const auto period = parse_period(text);
  if (!period) throw InputError(Problem{.field = option, .value = text, .rule = "must be a year or a month: 2024 or 2024-06"});
  return period;
}

TradeQuery query_of(const TradeArguments& arguments) {
  static const std::map<std::string, AccountBy> by{
      {"flow", AccountBy::flow}, {"partner", AccountBy::partner}, {"product", AccountBy::product}};
  static const std::map<std::string, AccountPeriods> periods{
      {"years", AccountPeriods::years}, {"months", AccountPeriods::months}, {"to-date", AccountPeriods::to_date}};
  TradeQuery query = arguments.query;
  query.from = period_of(arguments.from, "--from");
  query.to = period_of(arguments.to, "--to");
  if (query.from && query.to && std::pair(query.from->year, query.from->first) > std::pair(query.to->year, query.to->last))
    throw InputError(Problem{.field = "--to", .value = arguments.to, .rule = "must not lie before --from"});
  query.by = by.at(arguments.by);
  if (!arguments.periods.empty()) query.periods = periods.at(arguments.periods);
  return query;
}

}  // namespace

void add_accounts_trade(CLI::App& accounts, Context& context) {
  CLI::App& command = *accounts.add_subcommand("trade", "Values, growth, shares and contributions of a reporter's trade");
  auto arguments = std::make_shared<TradeArguments>();
  add_trade_source(command, arguments->source);
  command.add_option("--reporter", arguments->query.reporter, "Whose statistics (ISO 3166-1 alpha-3)")
      ->type_name("CODE")
      ->required();
  command.add_option("--partner", arguments->query.partner, "One partner; all where none is named")->type_name("CODE");
  command.add_option("--flow", arguments->query.flow, "export or import; both where none is named")
      ->check(CLI::IsMember({"export", "import"}));
  command.add_option("--product", arguments->query.product, "One product as classified")->type_name("CODE");
  command.add_option("--from", arguments->from, "First period")->type_name("YYYY[-MM]");
  command.add_option("--to", arguments->to, "Last period")->type_name("YYYY[-MM]");
  command.add_option("--by", arguments->by, "What growth is taken apart into")
      ->check(CLI::IsMember({"flow", "partner", "product"}))
      ->capture_default_str();
  command.add_option("--periods", arguments->periods, "years, months or to-date (since January)")
      ->check(CLI::IsMember({"years", "months", "to-date"}));
  command.add_flag("--merge-jan-feb", arguments->query.merge_january_february, "January and February as one period");
  add_answer_format(command, arguments->csv, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot accounts trade --file scenarios/trade-records.csv --reporter AAA --by partner",
                         "entrepot accounts trade --file scenarios/trade-records.csv --reporter BBB --from 2021 --json"});
  set_action(command, context, [arguments, &context] {
    const TradeQuery query = query_of(*arguments);
    const TradeRecords records =
        read_trade(arguments->source, {query.reporter, query.partner, query.flow, query.product}, context);
    write_data(trade_account_answer(trade_account(records, query), answer_format(arguments->csv, context), context.colour));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
