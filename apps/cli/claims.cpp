// entrepot claims LEDGER: what of a text holds, claim by claim, by facts, data and scenarios.

#include <memory>
#include <optional>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/claims.hpp"
#include "entrepot/data_store.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct ClaimsArguments {
  std::string ledger, data, store, out;
  bool fast = false, why = false;
  long draws = 0;
};

ClaimsOptions options_of(const ClaimsArguments& arguments, const Context& context) {
  ClaimsOptions options;
  options.data = arguments.data;
  if (!arguments.store.empty()) {
    options.store = arguments.store;
    options.query = [&arguments](const std::string& sql) { return query_data(sql, RowFormat::csv, {.file = arguments.store}); };
  }
  options.draw = !arguments.fast;
  if (arguments.draws > 0) options.draws = arguments.draws;
  options.study = !arguments.out.empty();
  options.command = context.command;
  options.date = today();
  return options;
}

void check_data(const std::string& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  throw InputError({.field = "--data", .value = folder, .rule = "must be a folder of published files"});
}

int run(const ClaimsArguments& arguments, const Context& context) {
  check_data(arguments.data);
  const ClaimsLedger ledger = read_claims(arguments.ledger);
  if (!arguments.out.empty()) check_bundle_folder(arguments.out);
  LedgerResult result;
  {
    ProgressLine progress(context.quiet);
    result = evaluate_claims(ledger, options_of(arguments, context), context.control(progress));
  }
  if (result.interrupted) throw Interrupted();
  if (!arguments.out.empty()) write_claims_bundle(result, arguments.out);
  write_data(context.json ? claims_json(result) : claims_summary(result, context.colour, arguments.why));
  for (const std::string& warning : result.warnings) write_note(context, "warning: " + warning);
  if (arguments.out.empty()) {
    if (!context.json && !arguments.why) write_note(context, "why each verdict: --why; the page: --out DIR");
    return done;
  }
  write_note(context, fmt::format("report: {}/report.html", arguments.out));
  write_note(context,
             fmt::format("where a number comes from: entrepot trace ID {0}; all ids: entrepot trace --list {0}", arguments.out));
  return done;
}

}  // namespace

void add_claims(CLI::App& app, Context& context) {
  CLI::App& claims = *app.add_subcommand("claims", "Test the claims of a text by facts, data and scenarios (docs/claims.md)");
  auto arguments = std::make_shared<ClaimsArguments>();
  claims.add_option("LEDGER", arguments->ledger, "Ledger of claims (docs/claims.md)")->required();
  claims.add_option("--data", arguments->data, "Folder below which the published files of the ledger lie")->type_name("DIR");
  claims.add_option("--store", arguments->store, "Store of published data that the ledger asks for rows (docs/data.md)")
      ->type_name("FILE");
  claims.add_option("--out", arguments->out, "Folder for the ledger's tables, traces and report")->type_name("DIR");
  CLI::Option* fast = claims.add_flag("--fast", arguments->fast, "Draw nothing: outcomes under the scenarios' own numbers alone");
  claims.add_option("--draws", arguments->draws, "Draws in place of the ledger's and the scenarios'")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->excludes(fast);
  claims.add_flag("--why", arguments->why, "Every test in a sentence, instead of one line a claim");
  add_json_option(claims, context);
  add_threads_option(claims, context);
  add_quiet_option(claims, context);
  add_examples(claims, {"entrepot claims scenarios/article.claims.toml --fast --out run/claims",
                        "entrepot claims scenarios/article.claims.toml --fast --why --quiet"});
  set_action(claims, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
