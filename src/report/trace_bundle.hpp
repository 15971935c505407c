// A bundle as `trace` reads it: ids, and for each id the file and row it stands in, and what it rests on.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace entrepot {

/// A row of a CSV of the bundle.
struct TracedRow {
  std::string id, file;
  long line = 0;
  std::vector<std::pair<std::string, std::string>> fields;  ///< by column, as they stand there
  std::string scenario;                                     ///< of long tables: the key of the run; else empty
  const std::string& at(const std::string& column) const;   ///< empty where there is no such column
};

/// A solved state as the manifest tells it.
struct TracedState {
  std::string name, outcome, kind, country, sector;
  double residual = 0, sweeps = 0;
};

class TraceBundle {
 public:
  /// Errors: InputError (no bundle of ours).
  explicit TraceBundle(std::filesystem::path folder);

  const std::filesystem::path& folder() const { return folder_; }
  const nlohmann::json& manifest() const { return manifest_; }
  const nlohmann::json& ledger() const { return ledger_; }  ///< trace.json; null where the bundle has no ledger
  /// Rows of every table that has ids of its own, in the order of files and rows.
  const std::vector<TracedRow>& rows() const { return rows_; }
  /// By whole id, or without its "@..." the last run's.
  const TracedRow* find_row(const std::string& id) const;
  /// Every id: those of the ledger first.
  std::vector<std::string> ids() const;
  /// Of the file as it is now; empty where it is missing.
  std::string hash_of(const std::string& file) const;
  std::string stated_hash(const std::string& file) const;  ///< by the manifest
  std::optional<std::string> content(const std::string& file) const;
  /// Those that a row rests on: its run and the baseline; all of the bundle where the row is of no single run.
  std::vector<TracedState> states_of(const TracedRow& row) const;

 private:
  void read_table(const std::string& file);

  std::filesystem::path folder_;
  nlohmann::json manifest_, ledger_;
  std::vector<TracedRow> rows_;
  std::map<std::string, std::size_t> places_;       ///< of whole ids
  std::map<std::string, std::size_t> last_places_;  ///< of ids without "@..."
};

/// "real income over its baseline ..." : how a variable of the tables is computed.
std::string formula_of(const std::string& variable);

}  // namespace entrepot
