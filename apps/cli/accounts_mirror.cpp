// entrepot accounts mirror: what the exporter counts, and what the importer counts.

#include <memory>

#include "answer_format.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "trade_source.hpp"

namespace entrepot::cli {
namespace {

struct MirrorArguments {
  TradeSource exporters, importers;
  MirrorQuery query;
  int year = 0;
  double margin = 0;
  bool csv = false;
};

MirrorComparison compare(MirrorArguments arguments, bool margin_stated, const Context& context) {
  if (arguments.importers.file.empty()) arguments.importers.file = arguments.exporters.file;
  arguments.importers.store = arguments.exporters.store;
  if (arguments.year > 0) arguments.query.year = arguments.year;
  if (margin_stated) arguments.query.margin.stated = arguments.margin / 100;
  const MirrorQuery& query = arguments.query;
  const TradeRecords exporters =
      read_trade(arguments.exporters, {query.exporter, query.importer, "export", query.product}, context);
  const TradeRecords importers =
      read_trade(arguments.importers, {query.importer, query.exporter, "import", query.product}, context);
  return compare_mirrors(exporters, importers, query);
}

}  // namespace

void add_accounts_mirror(CLI::App& accounts, Context& context) {
  CLI::App& command =
      *accounts.add_subcommand("mirror", "Exporter's and importer's figures side by side, freight taken off, with coverage");
  auto arguments = std::make_shared<MirrorArguments>();
  add_trade_source(command, arguments->exporters);
  command.add_option("--importers-file", arguments->importers.file, "CSV of the importers; that of --file where none is named")
      ->type_name("FILE");
  command.add_option("--importers-source", arguments->importers.source, "Source of the importers within the store")
      ->type_name("NAME");
  command.add_option("--exporter", arguments->query.exporter, "One exporter")->type_name("CODE");
  command.add_option("--importer", arguments->query.importer, "One importer")->type_name("CODE");
  command.add_option("--product", arguments->query.product, "One product as classified")->type_name("CODE");
  command.add_option("--year", arguments->year, "One year")->check(CLI::Range(1800, 2200));
  CLI::Option* margin = command
                            .add_option("--margin", arguments->margin,
                                        "Freight and insurance over the f.o.b. value; the median of the data where not stated")
                            ->type_name("PERCENT")
                            ->check(CLI::Range(-50.0, 500.0));
  command.add_option("--margin-before", arguments->query.margin.before_year, "Take the median over years before this one")
      ->type_name("YYYY")
      ->excludes(margin);
  add_answer_format(command, arguments->csv, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot accounts mirror --file scenarios/trade-records.csv --margin-before 2022"});
  set_action(command, context, [arguments, margin, &context] {
    const MirrorComparison comparison = compare(*arguments, margin->count() > 0, context);
    write_data(mirror_answer(comparison, answer_format(arguments->csv, context), context.colour));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
