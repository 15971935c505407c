#include "store_argument.hpp"

namespace entrepot::cli {

void add_store_options(CLI::App& command, StoreChoice& store) {
  command.add_option("--store", store.file, "The store to use: one file per project")->type_name("FILE")->capture_default_str();
  command.add_option("--wait", store.wait_seconds, "Seconds to wait where another process uses the store")
      ->check(CLI::Range(0.0, 86400.0))
      ->type_name("SECONDS")
      ->capture_default_str();
}

StoreChoice with_notes(const StoreChoice& store, const Context& context, ProgressLine& progress) {
  StoreChoice told = store;
  told.on_note = [&context, &progress](const std::string& note) {
    progress.clear();
    write_note(context, note);
  };
  return told;
}

std::string sql_literal(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

}  // namespace entrepot::cli
