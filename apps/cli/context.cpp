#include "context.hpp"

#include <cstdio>
#include <utility>

#include <fmt/core.h>

namespace entrepot::cli {

Control Context::control(ProgressLine& progress) const {
  Control control;
  control.threads = threads;
  control.stop = stop;
  if (progress.visible()) control.on_progress = [&progress](const Progress& p) { progress.show(p); };
  return control;
}

void Context::check_interrupted() const {
  if (stop.stop_requested()) throw Interrupted();
}

void set_action(CLI::App& command, Context& context, std::function<int()> action) {
  command.callback([&context, action = std::move(action)] { context.action = action; });
}

void add_json_option(CLI::App& command, Context& context) {
  command.add_flag("--json", context.json, "Print one JSON object to standard output (docs/scenario.md)");
}

void add_quiet_option(CLI::App& command, Context& context) {
  command.add_flag("-q,--quiet", context.quiet, "No progress, warnings or hints; errors are still printed");
}

void add_threads_option(CLI::App& command, Context& context) {
  command.add_option("--threads", context.threads, "Threads to use; 0 = as many as the machine has. Results do not depend on it")
      ->check(CLI::Range(0, 1024))
      ->type_name("N")
      ->capture_default_str();
}

void add_examples(CLI::App& command, const std::vector<std::string>& lines) {
  std::string text = "Examples:";
  for (const std::string& line : lines) text += "\n  " + line;
  command.footer(text);
}

void write_data(std::string_view text) {
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  const bool line_end = text.ends_with('\n') || std::fputc('\n', stdout) != EOF;
  if (written != text.size() || !line_end || std::fflush(stdout) != 0) {
    throw OutputError("standard output cannot be written to (is the disk full?)");
  }
}

void write_note(const Context& context, std::string_view text) {
  if (!context.quiet) fmt::print(stderr, "{}\n", text);
}

}  // namespace entrepot::cli
