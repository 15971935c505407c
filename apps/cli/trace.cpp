// entrepot trace ID DIR: where a number of a result bundle comes from.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/data_store.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/trace.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

struct TraceArguments {
  std::string first, second, data, store;
  bool list = false, check = false;
};

/// Exit code. With --list and --check the only word is the folder.
int run(const TraceArguments& arguments, const Context& context) {
  const bool whole = arguments.list || arguments.check;
  if (whole && !arguments.second.empty())
    throw InputError(
        {.field = "ID", .value = arguments.first, .rule = "does not go with --list and --check, which take the folder alone"});
  if (!whole && arguments.second.empty())
    throw InputError({.field = "DIR",
                      .rule = "is missing: which bundle?",
                      .hint = "entrepot trace ID DIR; entrepot trace --list DIR prints the ids"});
  if (arguments.list) {
    write_data(trace_list(arguments.first));
    return done;
  }
  if (!arguments.check) {
    write_data(context.json ? trace_json(arguments.second, arguments.first) : trace_text(arguments.second, arguments.first));
    return done;
  }
  QueryStore query;
  if (!arguments.store.empty())
    query = [&arguments](const std::string& sql) { return query_data(sql, RowFormat::csv, {.file = arguments.store}); };
  const TraceCheck check = check_traces(arguments.first, arguments.data, query);
  write_data(fmt::format("{} ids: {} to rows of files, {} to certified equilibria, {} without a number; {} that do not trace",
                         check.ids, check.rows, check.equilibria, check.missing, check.faults));
  for (const std::string& problem : check.problems) fmt::print(stderr, "entrepot: {}\n", problem);
  return check.faults == 0 ? done : bad_input;
}

}  // namespace

void add_trace(CLI::App& app, Context& context) {
  CLI::App& trace = *app.add_subcommand("trace", "Say where a number of a result comes from: file, hash and row, or equilibrium");
  auto arguments = std::make_shared<TraceArguments>();
  trace.add_option("ID", arguments->first, "Id of the number; with --list or --check the folder")->required();
  trace.add_option("DIR", arguments->second, "Result bundle written by --out of run or claims");
  CLI::Option* list = trace.add_flag("--list", arguments->list, "Print every id with its value and unit");
  trace.add_flag("--check", arguments->check, "Follow every id to its end and say what does not trace")->excludes(list);
  trace.add_option("--data", arguments->data, "With --check: folder of the published files that a ledger took numbers from")
      ->type_name("DIR");
  trace.add_option("--store", arguments->store, "With --check: store of published data that a ledger asked for rows")
      ->type_name("FILE");
  add_json_option(trace, context);
  add_examples(trace, {"entrepot run scenarios/null.toml --out run/null --quiet", "entrepot trace --check run/null",
                       "entrepot trace countries.real_income.CHN run/null"});
  set_action(trace, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
