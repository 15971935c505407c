// entrepot accounts months: months from sums since January.

#include <memory>

#include "answer_format.hpp"
#include "commands.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

struct MonthsArguments {
  std::string file;
  bool csv = false;
};

}  // namespace

void add_accounts_months(CLI::App& accounts, Context& context) {
  CLI::App& command =
      *accounts.add_subcommand("months", "Months by difference of printed sums since January, with what rounding leaves open");
  auto arguments = std::make_shared<MonthsArguments>();
  command.add_option("SUMS", arguments->file, "CSV: series, period, value; growth_percent or base where printed")
      ->type_name("FILE")
      ->required();
  add_answer_format(command, arguments->csv, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot accounts months scenarios/russia-china-sums.csv"});
  set_action(command, context, [arguments, &context] {
    write_data(months_answer(months_of(arguments->file), answer_format(arguments->csv, context), context.colour));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
