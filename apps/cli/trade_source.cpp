#include "trade_source.hpp"

namespace entrepot::cli {
namespace {

std::string literal(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

std::string where(const char* column, const std::string& wanted) {
  return wanted.empty() ? "" : std::string(" AND ") + column + " = " + literal(wanted);
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
  return parse_trade_csv(rows, source.store.file.string() + (source.source.empty() ? "" : " (" + source.source + ")"));
}

}  // namespace entrepot::cli
