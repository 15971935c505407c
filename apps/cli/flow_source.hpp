// Where the search for flows takes monthly flows from: a CSV file, or the store of a project.
#pragma once

#include <string>

#include "context.hpp"
#include "entrepot/detect.hpp"
#include "store_argument.hpp"

namespace entrepot::cli {

struct FlowSource {
  std::string file;  ///< a long CSV (docs/detect.md); else the store
  StoreChoice store;
  std::string source, classification;  ///< of the store, e.g. "comext-extract" and "CN8"; empty: the only one there is
};

/// --flows, --source, --classification, and the options of the store.
void add_flow_source(CLI::App& command, FlowSource& source);

/// Exports by month as reported, of the newest vintages in the store; named by the store, source and classification, with the
/// hash of the file that was imported where it was one. Errors: InputError (no store, no such rows; several sources,
/// classifications or currencies, whose sums would mean nothing).
FlowTable flows_of_store(const FlowSource& source, const Context& context);

}  // namespace entrepot::cli
