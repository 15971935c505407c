// entrepot accounts price-volume: how much of a change of value is price, how much volume, how much mix.

#include <memory>

#include "answer_format.hpp"
#include "commands.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

struct PriceVolumeArguments {
  std::string file;
  bool csv = false, units_differ = false;
};

}  // namespace

void add_accounts_price_volume(CLI::App& accounts, Context& context) {
  CLI::App& command = *accounts.add_subcommand("price-volume", "A change of value taken apart into price, volume and mix");
  auto arguments = std::make_shared<PriceVolumeArguments>();
  command
      .add_option("GOODS", arguments->file,
                  "CSV: good, value_now, quantity_now, and what was before or its growth (docs/accounts.md)")
      ->type_name("FILE")
      ->required();
  command.add_flag("--units-differ", arguments->units_differ, "Quantities of goods do not add: no mix");
  add_answer_format(command, arguments->csv, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot accounts price-volume scenarios/russian-crude-q1-2025.csv"});
  set_action(command, context, [arguments, &context] {
    const PriceVolumeTable table = price_volume_of(arguments->file, !arguments->units_differ);
    write_data(price_volume_answer(table, answer_format(arguments->csv, context), context.colour));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
