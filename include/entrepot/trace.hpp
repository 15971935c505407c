// Where a number of a result bundle comes from: a file with its hash and a row, or an equilibrium with its certificate.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot {

/// Errors of all: InputError (no bundle of ours in the folder; no such id: names what is near).
/// In words, for a terminal: value, formula, then each number it rests on down to files and equilibria.
std::string trace_text(const std::filesystem::path& folder, const std::string& id);
std::string trace_json(const std::filesystem::path& folder, const std::string& id);
/// Every id of the bundle, one a line, with its value.
std::string trace_list(const std::filesystem::path& folder);

/// Rows of one SELECT over the store that a ledger asked, as CSV.
using QueryStore = std::function<std::string(const std::string& sql)>;

struct TraceCheck {
  std::size_t ids = 0, rows = 0, equilibria = 0;  ///< ids that trace; to rows of files, to certified equilibria
  std::size_t missing = 0;                        ///< ids that have no number, and say why
  std::size_t faults = 0;                         ///< ids that do not trace
  std::vector<std::string> problems;              ///< why, in words; of the first of them
};
/// Follows every id to its end; `data`: folder of the published files that cells were taken from. Files have the hash that is
/// stated, the row is there and holds the value, equilibria are certified.
TraceCheck check_traces(const std::filesystem::path& folder, const std::filesystem::path& data = {},
                        const QueryStore& query = {});

}  // namespace entrepot
