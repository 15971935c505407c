// entrepot data sql "SELECT ...": ask the store; nothing is written and nothing else is read.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "store_argument.hpp"

namespace entrepot::cli {
namespace {

struct SqlOptions {
  std::string sql, out;
  bool csv = false;
  StoreChoice store;
};

int ask(const SqlOptions& options, const Context& context) {
  ProgressLine progress(context.quiet);
  const StoreChoice store = with_notes(options.store, context, progress);
  const Control control = context.control(progress);
  if (!options.out.empty()) {
    const std::uint64_t rows =
        on_store([&] { return export_data({.table = "", .sql = options.sql, .file = options.out}, store, control); });
    write_note(context, fmt::format("{} rows written to {}", rows, options.out));
    return done;
  }
  const RowFormat format = context.json ? RowFormat::json : options.csv ? RowFormat::csv : RowFormat::text;
  write_data(on_store([&] { return query_data(options.sql, format, store, control); }));
  return done;
}

}  // namespace

void add_data_sql(CLI::App& data, Context& context) {
  CLI::App& command = *data.add_subcommand("sql", "Ask the store one SELECT; nothing is written and nothing else is read");
  auto options = std::make_shared<SqlOptions>();
  command
      .add_option("SELECT", options->sql,
                  "In DuckDB's SQL: trade_latest, input_output_latest, series_latest, imports (docs/data.md)")
      ->required()
      ->type_name("");
  add_json_option(command, context);
  CLI::Option* csv = command.add_flag("--csv", options->csv, "Print CSV")->excludes("--json");
  command.add_option("-o,--out", options->out, "Write a file instead, by its ending .parquet, .csv, .dta or .xlsx")
      ->type_name("FILE")
      ->excludes("--json")
      ->excludes(csv);
  add_store_options(command, options->store);
  add_threads_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot data import eu_and_national_trade_2019_2024/kyrgyz_import_yearly.csv",
                         "entrepot data sql \"SELECT year, sum_in_order(value, import, row) AS value FROM trade_latest GROUP BY "
                         "year ORDER BY year\""});
  set_action(command, context, [options, &context] { return ask(*options, context); });
}

}  // namespace entrepot::cli
