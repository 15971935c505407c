// entrepot: an open engine for trade wars and sanctions, from the command line.

#include <unistd.h>

#include <cstdlib>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "failure.hpp"
#include "interrupt.hpp"
#include "usage.hpp"

namespace entrepot::cli {
namespace {

/// One word as a POSIX shell would have to be given it.
std::string quoted(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,@%+";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string text = "'";
  for (char c : word) text += c == '\'' ? "'\\''" : std::string(1, c);
  return text + "'";
}

std::string command_line(int count, char** words) {
  std::string text = "entrepot";
  for (int i = 1; i < count; ++i) text += " " + quoted(words[i]);
  return text;
}

bool colour_wanted() {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

void add_commands(CLI::App& app, Context& context) {
  add_check(app, context);
  add_run(app, context);
  add_merge(app, context);
  add_power(app, context);
  add_exposure(app, context);
  add_coalition(app, context);
  add_frontier(app, context);
  add_war(app, context);
  add_realign(app, context);
  add_comply(app, context);
  add_explain(app, context);
  add_claims(app, context);
  add_trace(app, context);
  CLI::App& data = add_data(app);
  add_data_import(data, context);
  add_data_list(data, context);
  add_data_sql(data, context);
  add_data_export(data, context);
  add_data_drop(data, context);
  CLI::App& detect = add_detect(app, context);
  add_detect_network(detect, context);
  add_codes(app, context);
  CLI::App& world = add_world(app);
  add_world_list(world, context);
  add_world_show(world, context);
  add_world_check(world, context);
  add_world_build(world, context);
  add_world_import(world, context);
  add_world_export(world, context);
  add_world_aggregate(world, context);
  add_world_update(world, context);
  CLI::App& accounts = add_accounts(app);
  add_accounts_check(accounts, context);
  add_accounts_trade(accounts, context);
  add_accounts_months(accounts, context);
  add_accounts_price_volume(accounts, context);
  add_accounts_mirror(accounts, context);
}

int run_program(int count, char** words, const std::stop_token& stop) {
  Context context;
  context.command = command_line(count, words);
  context.colour = colour_wanted();
  context.stop = stop;

  CLI::App app("Turns trade data and a scenario into a certified equilibrium, and an equilibrium into answers.", "entrepot");
  const Version program = version();
  app.set_version_flag("--version", fmt::format("entrepot {} ({})", program.number, program.commit));
  app.require_subcommand(1);
  add_commands(app, context);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help and version come as errors with code 0
    fmt::print(stderr, "{}\n", usage_message(app, error, std::vector<std::string>(words + 1, words + count)));
    return usage;
  }
  return run_guarded(context);
}

}  // namespace
}  // namespace entrepot::cli

int main(int count, char** words) {
  const entrepot::cli::InterruptWatch watch;  // before any other thread is started
  return entrepot::cli::run_program(count, words, watch.token());
}
