// The store of a project, as the command line sees it: published files in, facts and their provenance out (docs/data.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "entrepot/control.hpp"
#include "entrepot/errors.hpp"

namespace entrepot {

/// Thrown by every function below when the stop token of its Control asked it to end. The store is as it was before.
struct DataInterrupted : std::runtime_error {
  DataInterrupted() : std::runtime_error("interrupted") {}
};

/// Which store, and how long to wait for another process that uses it.
struct StoreChoice {
  std::filesystem::path file = "entrepot.duckdb";        ///< one per project, in the folder where the user works
  double wait_seconds = 60;                              ///< the longest commit of another process is seconds
  std::function<void(const std::string&)> on_note = {};  ///< told, in words, that the store is waited for; may be empty
};

struct ImportRequest {
  std::filesystem::path file;
  std::string source = {};                 ///< id of a reader; empty: recognised by the start of the file
  std::filesystem::path description = {};  ///< TOML that describes a CSV; of the source "described" alone
  std::string vintage = {};                ///< empty: as the file says
};

/// Rows with a code that our tables do not know; they are kept under the code as published.
struct UnknownCodeRecord {
  std::string kind, code;  ///< "partner", "568"
  std::uint64_t rows = 0;
  double value = 0;  ///< in ImportRecord::value_unit
};

/// Rows that were left out and why, or that were kept and what must be known of them.
struct RowsRecord {
  std::string reason;
  std::uint64_t rows = 0;
  double value = 0;  ///< in ImportRecord::value_unit
};

/// One import: a file, whole, as one reader read it.
struct ImportRecord {
  std::string id;  ///< 12 hexadecimal digits: of content, reader and options
  std::string source, title, vintage, licence, classification, table;
  std::string file, sha256;  ///< path as given; of its bytes
  std::uint64_t bytes = 0, rows = 0, rows_read = 0;
  std::string program, imported_at;  ///< version; UTC
  std::string first_period, last_period;
  std::uint64_t reporters = 0, partners = 0, products = 0;
  double value = 0;  ///< of all rows kept
  std::string value_unit;
  std::uint64_t current_rows = 0;          ///< that no later vintage supersedes
  std::vector<UnknownCodeRecord> unknown;  ///< largest value first
  std::vector<RowsRecord> left_out, noted;
};

/// Rows that another import of the same source and vintage has too: a query over the latest vintages counts them twice.
struct OverlapRecord {
  std::string other;
  std::uint64_t rows = 0;
  double value = 0;
};

struct ImportedFile {
  ImportRecord record;
  bool was_there = false;  ///< same content, reader and options as an import that is in the store: nothing was done
  std::uint64_t superseded_rows = 0;
  std::vector<OverlapRecord> overlaps;
};

struct ImportOutcome {
  std::vector<ImportedFile> imported;
  Problems refused;  ///< of files that were not imported; the others are
};

/// Imports files one after the other, each in one transaction: wholly or not at all. All files are looked at and recognised
/// before the first is read. Errors: InputError (a file that is missing or that no source knows; the store), with nothing
/// imported.
ImportOutcome import_files(const std::vector<ImportRequest>& requests, const StoreChoice& store, const Control& control = {});

/// Imports in their order. Errors: InputError (no store).
std::vector<ImportRecord> list_imports(const StoreChoice& store, const Control& control = {});

/// The import that the id, or the first digits of one id alone, names. Errors: InputError (none, or several).
ImportRecord find_import(const std::string& id, const StoreChoice& store, const Control& control = {});

/// Takes an import out of the store. Errors: InputError (no such id).
void drop_import(const std::string& id, const StoreChoice& store, const Control& control = {});

enum class RowFormat { text, csv, json };

/// Rows of one SELECT: as a table for people (at most `shown` rows, the rest counted), as CSV, or as JSON. Nothing but the store
/// is read and nothing is written. Errors: InputError (whatever else the statement wants; no store).
std::string query_data(const std::string& sql, RowFormat format, const StoreChoice& store, const Control& control = {},
                       std::size_t shown = 40);

/// What to export: a table or view of the store, or the rows of one SELECT.
struct ExportRequest {
  std::string table = {};  ///< rows in the order of import and row, so that the same store gives the same file
  std::string sql = {};    ///< where `table` is empty
  std::filesystem::path file;
};

/// By the extension of the file Parquet, CSV, Stata (.dta) or a workbook (.xlsx). Written beside the file and renamed. Gives the
/// number of rows. Errors: InputError (an extension of none of these; no such table; what the format cannot hold, in words; as
/// query_data).
std::uint64_t export_data(const ExportRequest& request, const StoreChoice& store, const Control& control = {});

/// Refuses a file with an extension that export_data does not know, or in a folder that is not there, before any work.
void check_export_file(const std::filesystem::path& file);

/// What was imported, from where, and what of it is unknown, left out or counted twice; words, or one JSON object.
std::string import_text(const ImportOutcome& outcome);
std::string import_json(const ImportOutcome& outcome);
std::string imports_text(const std::vector<ImportRecord>& imports);
std::string imports_json(const std::vector<ImportRecord>& imports);

}  // namespace entrepot
