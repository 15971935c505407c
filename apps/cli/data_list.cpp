// entrepot data list: what the store holds.

#include <memory>

#include "commands.hpp"
#include "exit_code.hpp"
#include "store_argument.hpp"

namespace entrepot::cli {

void add_data_list(CLI::App& data, Context& context) {
  CLI::App& command = *data.add_subcommand("list", "List the imports: file, hash, vintage, coverage");
  auto store = std::make_shared<StoreChoice>();
  add_store_options(command, *store);
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot data import eu_and_national_trade_2019_2024/kyrgyz_import_yearly.csv", "entrepot data list"});
  set_action(command, context, [store, &context] {
    ProgressLine progress(context.quiet);
    const auto imports = on_store([&] { return list_imports(with_notes(*store, context, progress), context.control(progress)); });
    write_data(context.json ? imports_json(imports) : imports_text(imports));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
