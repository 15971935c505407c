#include "flow_source.hpp"

#include <sstream>

namespace entrepot::cli {
namespace {

std::string literal(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

std::string rows_wanted(const FlowSource& source) {
  std::string sql = " FROM trade_latest WHERE flow = 'export' AND month > 0 AND value IS NOT NULL";
  if (!source.source.empty()) sql += " AND source = " + literal(source.source);
  if (!source.classification.empty()) sql += " AND classification = " + literal(source.classification);
  return sql;
}

/// One column of text without separators, below its header.
std::vector<std::string> lines_below_header(const std::string& csv) {
  std::vector<std::string> lines;
  std::istringstream text(csv);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  lines.erase(lines.begin(), lines.begin() + (lines.empty() ? 0 : 1));
  return lines;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

void add_flow_source(CLI::App& command, FlowSource& source) {
  CLI::Option* flows =
      command
          .add_option("--flows", source.file, "Monthly flows, long: exporter,importer,product,month,value[,quantity] [the store]")
          ->type_name("CSV");
  add_store_options(command, source.store);
  command.add_option("--source", source.source, "Source within the store [the only one]")->type_name("NAME")->excludes(flows);
  command.add_option("--classification", source.classification, "Classification of products within the store [the only one]")
      ->type_name("NAME")
      ->excludes(flows);
  for (const char* option : {"--store", "--wait"}) command.get_option(option)->excludes(flows);
}

FlowTable flows_of_store(const FlowSource& source, const Context& context) {
  const std::string wanted = rows_wanted(source), file = source.store.file.string();
  ProgressLine progress(context.quiet);
  const StoreChoice store = with_notes(source.store, context, progress);
  const auto ask = [&](const std::string& sql) {
    return on_store([&] { return query_data(sql, RowFormat::csv, store, context.control(progress)); });
  };
  const auto distinct = [&](const std::string& column) {
    return lines_below_header(ask("SELECT DISTINCT " + column + wanted + " ORDER BY 1"));
  };
  const std::vector<std::string> kinds = distinct("source || ' ' || classification");
  if (kinds.empty())
    throw InputError(
        Problem{file, 0, "", "", "holds no exports by month that are asked for", "entrepot data list says what it holds"});
  if (kinds.size() > 1)
    throw InputError(Problem{file, 0, "--source, --classification", joined(kinds), "one source and one classification",
                             "the same trade would be counted more than once"});
  const std::vector<std::string> currencies = distinct("currency");
  if (currencies.size() > 1)
    throw InputError(Problem{file, 0, "currency", joined(currencies), "one currency in all rows", "choose another source"});

  FlowTable flows =
      parse_flows(ask("SELECT reporter AS exporter, partner AS importer, product, printf('%04d-%02d', year, month) AS "
                      "month, value, quantity" +
                      wanted + " ORDER BY import, row"),
                  file + " (" + kinds.front() + ")");
  flows.currency = currencies.front();
  const std::vector<std::string> hashes =
      lines_below_header(ask("SELECT DISTINCT sha256 FROM imports WHERE id IN (SELECT import" + wanted + ") ORDER BY 1"));
  if (hashes.size() == 1) flows.sha256 = hashes.front();  // of the published file, as if it had been given
  return flows;
}

}  // namespace entrepot::cli
