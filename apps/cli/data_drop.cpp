// entrepot data drop ID: takes an import out of the store; says first what it would take.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "store_argument.hpp"

namespace entrepot::cli {
namespace {

struct DropOptions {
  std::string id;
  bool yes = false;
  StoreChoice store;
};

int drop(const DropOptions& options, const Context& context) {
  ProgressLine progress(context.quiet);
  const StoreChoice store = with_notes(options.store, context, progress);
  const Control control = context.control(progress);
  const ImportRecord record = on_store([&] { return find_import(options.id, store, control); });
  const std::string what = imports_text({record});
  if (!options.yes) {
    write_data(what);
    write_note(context, "nothing was dropped: add --yes to drop this import");
    return done;
  }
  on_store([&] { drop_import(record.id, store, control); });
  write_data("dropped " + what);
  return done;
}

}  // namespace

void add_data_drop(CLI::App& data, Context& context) {
  CLI::App& command =
      *data.add_subcommand("drop", "Take one import out of the store; without --yes only says what it would take");
  auto options = std::make_shared<DropOptions>();
  command.add_option("ID", options->id, "As listed by data list, or as many of its first digits as are its own")
      ->required()
      ->type_name("");
  command.add_flag("--yes", options->yes, "Do it");
  add_store_options(command, options->store);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot data import eu_and_national_trade_2019_2024/kyrgyz_import_yearly.csv",
                         "entrepot data drop $(entrepot data list --json | grep -m1 -o '[0-9a-f]\\{12\\}') --yes"});
  set_action(command, context, [options, &context] { return drop(*options, context); });
}

}  // namespace entrepot::cli
