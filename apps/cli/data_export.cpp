// entrepot data export: rows of the store as Parquet, CSV, Stata or a workbook.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "store_argument.hpp"

namespace entrepot::cli {
namespace {

struct ExportOptions {
  std::string table, sql, out;
  StoreChoice store;
};

int export_rows(const ExportOptions& options, const Context& context) {
  ProgressLine progress(context.quiet);
  const std::uint64_t rows = on_store([&] {
    return export_data({.table = options.table, .sql = options.sql, .file = options.out},
                       with_notes(options.store, context, progress), context.control(progress));
  });
  write_note(context, fmt::format("{} rows written to {}", rows, options.out));
  return done;
}

}  // namespace

void add_data_export(CLI::App& data, Context& context) {
  CLI::App& command = *data.add_subcommand("export", "Write a table of the store, or the rows of a SELECT, as a file");
  auto options = std::make_shared<ExportOptions>();
  auto& what = *command.add_option_group("what", "One of");
  what.add_option("TABLE", options->table,
                  "A table or view: trade_latest, input_output_latest, series_latest, trade, imports ...")
      ->type_name("");
  what.add_option("--sql", options->sql, "Rows of one SELECT")->type_name("SELECT");
  what.require_option(1);
  command.add_option("-o,--out", options->out, "By its ending .parquet, .csv, .dta (Stata 14 and later) or .xlsx")
      ->required()
      ->type_name("FILE");
  add_store_options(command, options->store);
  add_threads_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot data import eu_and_national_trade_2019_2024/kyrgyz_import_yearly.csv",
                         "entrepot data export trade_latest --out trade.parquet",
                         "entrepot data export --sql \"SELECT year, partner, value FROM trade_latest\" --out trade.dta"});
  set_action(command, context, [options, &context] { return export_rows(*options, context); });
}

}  // namespace entrepot::cli
