#include "trade_source.hpp"

#include <utility>

#include "entrepot/errors.hpp"

namespace entrepot::cli {
namespace {

std::string where(const char* column, const std::string& wanted) {
  return wanted.empty() ? "" : std::string(" AND ") + column + " = " + sql_literal(wanted);
}

/// " of reporter CHN, partner RUS, source cepii-baci": what was asked for.
std::string in_words(const TradeFilter& filter, const std::string& source) {
  std::string words;
  for (const auto& [name, value] :
       {std::pair("reporter", &filter.reporter), std::pair("partner", &filter.partner), std::pair("flow", &filter.flow),
        std::pair("product", &filter.product), std::pair("source", &source)})
    if (!value->empty()) words += (words.empty() ? " of " : ", ") + std::string(name) + " " + *value;
  return words;
}

}  // namespace

void add_trade_source(CLI::App& command, TradeSource& source) {
  command.add_option("--file", source.file, "Records as CSV: reporter, partner, flow, year, value ... (docs/accounts.md)")
      ->type_name("FILE");
  command.add_option("--source", source.source, "Source within the store; all where none is named")->type_name("NAME");
  add_store_options(command, source.store);
}

TradeRecords read_trade(const TradeSource& source, const TradeFilter& filter, const Context& context) {
  if (!source.file.empty()) return read_trade_csv(source.file);
  const std::string sql =
      "SELECT reporter, partner, flow, product, year, coalesce(month, 0) AS month, value, currency, price_basis, quantity FROM "
      "trade_latest "
      "WHERE value IS NOT NULL" +
      where("reporter", filter.reporter) + where("partner", filter.partner) + where("flow", filter.flow) +
      where("product", filter.product) + where("source", source.source) + " ORDER BY import, row";
  ProgressLine progress(context.quiet);
  const StoreChoice store = with_notes(source.store, context, progress);
  const std::string rows = on_store([&] { return query_data(sql, RowFormat::csv, store, context.control(progress)); });
  if (rows.find('\n') + 1 >= rows.size()) {
    throw InputError({.file = source.store.file.string(),
                      .rule = "the store holds no trade" + in_words(filter, source.source),
                      .hint = "entrepot data list says what was imported; --file reads a CSV instead"});
  }
  return parse_trade_csv(rows, source.store.file.string() + (source.source.empty() ? "" : " (" + source.source + ")"));
}

}  // namespace entrepot::cli
