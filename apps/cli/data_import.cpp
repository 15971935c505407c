// entrepot data import FILE...: published files into the store, each wholly or not at all.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "failure.hpp"
#include "store_argument.hpp"

namespace entrepot::cli {
namespace {

struct ImportOptions {
  std::vector<std::string> files;
  std::string source, description, vintage;
  StoreChoice store;
};

int import(const ImportOptions& options, const Context& context) {
  std::vector<ImportRequest> requests;
  for (const std::string& file : options.files) requests.push_back({file, options.source, options.description, options.vintage});
  ProgressLine progress(context.quiet);
  const ImportOutcome outcome =
      on_store([&] { return import_files(requests, with_notes(options.store, context, progress), context.control(progress)); });
  progress.clear();
  if (outcome.refused.empty()) {
    write_data(context.json ? import_json(outcome) : import_text(outcome));
    return done;
  }
  if (!context.json && !outcome.imported.empty()) write_data(import_text(outcome));
  if (!outcome.imported.empty())
    write_note(context,
               fmt::format("{} of {} files were imported; the others are wrong:", outcome.imported.size(), requests.size()));
  throw InputError(outcome.refused.list());
}

}  // namespace

void add_data_import(CLI::App& data, Context& context) {
  CLI::App& command = *data.add_subcommand("import", "Read published files into the store, each wholly or not at all");
  auto options = std::make_shared<ImportOptions>();
  command.add_option("FILE", options->files, "Files as published; the source is recognised by how they begin")
      ->required()
      ->type_name("");
  command.add_option("--source", options->source, "Read the files as this source instead")->type_name("NAME");
  command.add_option("--describe", options->description, "A TOML file that says what the columns of any CSV mean (docs/data.md)")
      ->type_name("FILE");
  command
      .add_option("--vintage", options->vintage, "Name this vintage; later ones must sort later. Else the file says, or its date")
      ->type_name("NAME");
  add_store_options(command, options->store);
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot data import eu_and_national_trade_2019_2024/kyrgyz_import_yearly.csv"});
  set_action(command, context, [options, &context] { return import(*options, context); });
}

}  // namespace entrepot::cli
