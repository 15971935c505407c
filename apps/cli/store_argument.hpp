// The options of every command that opens the store, and how its interruption ends.
#pragma once

#include <string>

#include "context.hpp"
#include "entrepot/data_store.hpp"

namespace entrepot::cli {

void add_store_options(CLI::App& command, StoreChoice& store);

/// The store as chosen, with notes to standard error; and the Control to go with it. `progress` must outlive both.
StoreChoice with_notes(const StoreChoice& store, const Context& context, ProgressLine& progress);

/// A text within SQL, in quotes.
std::string sql_literal(const std::string& text);

/// Runs `work`; an interruption ends the program as everywhere else.
template <class Work>
auto on_store(const Work& work) {
  try {
    return work();
  } catch (const DataInterrupted&) {
    throw Interrupted();
  }
}

}  // namespace entrepot::cli
