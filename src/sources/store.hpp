// The store of a project: every published file that was imported, whole, in one database file (docs/data.md, decision 12).
//
// It lives in `sources` and not in `tables`, because it knows what a publication is; rooms above ask it with SQL.
// Numbers that feed a result: the database adds in whatever order its threads come by. Where the last bits matter, ask for
// `sum_in_order(value, import, "row")` in place of `sum(value)`: it adds by import and row, which are the same in every store
// that holds the same files, whatever was imported before.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sources/publication.hpp"
#include "tables/database.hpp"

namespace entrepot::sources {

/// Opens a store to read from. Errors: InputError (see Database; a database that is no store; a store of a newer schema).
tables::Database open_store(const std::filesystem::path& file, tables::DatabaseOptions options = {});

/// Opens a store to write into; one that is not there yet is made, whole or not at all.
tables::Database open_store_to_write(const std::filesystem::path& file, tables::DatabaseOptions options = {});

/// The file behind an import.
struct StoredFile {
  std::filesystem::path path;
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// What makes the id of an import: the same content read by the same reader in the same way is the same import.
struct ImportKey {
  std::string sha256, source;
  int reader_version = 1;
  std::string options;  ///< JSON, keys in order
};

/// 12 hexadecimal digits.
std::string import_id(const ImportKey& key);

/// SHA-256 and size of a file. Errors: InputError (missing, folder, unreadable).
StoredFile hash_file(const std::filesystem::path& file);

bool has_import(tables::Database& store, const std::string& id);

/// Rows of one vintage of one source that stand in two imports: a query over the latest vintages counts them twice.
struct Overlap {
  std::string other;  ///< id of the import that was there before
  std::uint64_t rows = 0;
  double value = 0;
};

struct ImportAccount {
  std::vector<Overlap> overlaps;
  std::uint64_t superseded_rows = 0;  ///< of older imports, that queries over the latest vintages no longer see
};

/// Puts a publication into the store, in one transaction. The id must not be there yet.
ImportAccount store_publication(tables::Database& store, const Publication& publication, const StoredFile& file,
                                const ImportKey& key);

/// Takes an import out again, in one transaction; false where there is none of that id.
bool drop_import(tables::Database& store, const std::string& id);

}  // namespace entrepot::sources
