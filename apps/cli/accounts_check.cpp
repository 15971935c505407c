// entrepot accounts check: do printed figures agree with one another?

#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "entrepot/accounts_report.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct CheckArguments {
  std::string file, out;
  bool csv = false;
};

int check(const CheckArguments& arguments, const Context& context) {
  if (!arguments.out.empty()) check_bundle_folder(arguments.out, false);
  const FactReport report = check_facts(read_facts(arguments.file));
  if (!arguments.out.empty()) {
    write_facts_bundle(report, arguments.out, context.command, today());
    write_note(context, "report: " + arguments.out + "/report.html");
  }
  write_data(context.json ? facts_json(report) : arguments.csv ? facts_csv(report) : facts_summary(report, context.colour));
  return report.evaluated() ? done : no_equilibrium;
}

}  // namespace

void add_accounts_check(CLI::App& accounts, Context& context) {
  CLI::App& command =
      *accounts.add_subcommand("check", "Do printed figures agree: consistent, within rounding only, or contradicted?");
  auto arguments = std::make_shared<CheckArguments>();
  command.add_option("FACTS", arguments->file, "File of facts and identities (TOML)")->type_name("FILE")->required();
  command.add_option("--out", arguments->out, "Folder for the page, the tables and a copy of the facts")->type_name("DIR");
  command.add_flag("--csv", arguments->csv, "Print the verdicts as CSV");
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot accounts check scenarios/article.facts.toml",
                         "entrepot accounts check scenarios/article.facts.toml --out run/facts --quiet"});
  set_action(command, context, [arguments, &context] { return check(*arguments, context); });
}

}  // namespace entrepot::cli
