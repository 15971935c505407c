// What every subcommand is given: the options that all share, how to stop, and where words go.
// Standard output is data only; progress, warnings and hints go to standard error.
#pragma once

#include <functional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "entrepot/control.hpp"
#include "progress.hpp"

namespace entrepot::cli {

/// Thrown by Context::check_interrupted; ends the program with exit code 130 and nothing half written.
struct Interrupted : std::runtime_error {
  Interrupted() : std::runtime_error("interrupted") {}
};

/// Standard output cannot take what is written to it (a full disk): no bug of ours and no bad input.
struct OutputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Context {
  bool json = false;
  bool quiet = false;   ///< nothing on standard error but errors
  int threads = 0;      ///< 0 = as many as the machine has
  bool colour = false;  ///< standard output is a terminal and NO_COLOR is not set
  std::string command;  ///< the exact command line, quoted for a shell
  std::stop_token stop;
  std::function<int()> action;  ///< set by the subcommand chosen; returns the exit code

  /// Threads, cancellation and the progress line, as the engine takes them. `progress` must outlive the result.
  Control control(ProgressLine& progress) const;
  /// For long work that takes no Control. Throws Interrupted.
  void check_interrupted() const;
};

/// `app.callback` that only notes what to do: the work runs after the whole command line was understood.
void set_action(CLI::App& command, Context& context, std::function<int()> action);

void add_json_option(CLI::App& command, Context& context);
void add_quiet_option(CLI::App& command, Context& context);
void add_threads_option(CLI::App& command, Context& context);

/// The examples at the foot of a command's help. Each line that starts with "entrepot" is run by the tests.
void add_examples(CLI::App& command, const std::vector<std::string>& lines);

/// Data, to standard output, with a line end. Throws OutputError.
void write_data(std::string_view text);
/// One line to standard error, unless --quiet.
void write_note(const Context& context, std::string_view text);

}  // namespace entrepot::cli
