#include "flow_source.hpp"

#include <set>
#include <sstream>

namespace entrepot::cli {
namespace {

std::string rows_wanted(const FlowSource& source) {
  std::string sql = " FROM trade_latest WHERE flow = 'export' AND month > 0 AND value IS NOT NULL";
  if (!source.source.empty()) sql += " AND source = " + sql_literal(source.source);
  if (!source.classification.empty()) sql += " AND classification = " + sql_literal(source.classification);
  return sql;
}

/// What the rows are of, each once.
struct Kinds {
  std::set<std::string> sources, currencies, hashes;  ///< source with classification; currency; SHA-256 of the imported file
};

/// Of a CSV with one column, "source classification|currency|hash".
Kinds kinds_of(const std::string& csv) {
  Kinds kinds;
  std::istringstream text(csv);
  std::string line;
  std::getline(text, line);  // the header
  while (std::getline(text, line)) {
    const std::size_t first = line.find('|'), last = line.rfind('|');
    kinds.sources.insert(line.substr(0, first));
    kinds.currencies.insert(line.substr(first + 1, last - first - 1));
    kinds.hashes.insert(line.substr(last + 1));
  }
  return kinds;
}

std::string joined(const std::set<std::string>& words) {
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
  const Kinds kinds =
      kinds_of(ask("SELECT DISTINCT kind || '|' || money || '|' || sha256 AS kinds FROM (SELECT DISTINCT source || ' ' || "
                   "coalesce(classification, '') AS "
                   "kind, coalesce(currency, '') AS money, import" +
                   wanted + ") AS asked JOIN imports ON imports.id = asked.import ORDER BY 1"));
  if (kinds.sources.empty())
    throw InputError(
        Problem{file, 0, "", "", "holds no exports by month that are asked for", "entrepot data list says what it holds"});
  if (kinds.sources.size() > 1)
    throw InputError(Problem{file, 0, "--source, --classification", joined(kinds.sources), "one source and one classification",
                             "the same trade would be counted more than once"});
  if (kinds.currencies.size() > 1)
    throw InputError(Problem{file, 0, "currency", joined(kinds.currencies), "one currency in all rows", "choose another source"});

  FlowTable flows =
      parse_flows(ask("SELECT reporter AS exporter, partner AS importer, product, printf('%04d-%02d', year, month) AS "
                      "month, value, quantity" +
                      wanted + " ORDER BY import, row"),
                  file + " (" + *kinds.sources.begin() + ")");
  flows.currency = *kinds.currencies.begin();
  if (kinds.hashes.size() == 1) flows.sha256 = *kinds.hashes.begin();  // of the published file, as if it had been given
  return flows;
}

}  // namespace entrepot::cli
