// DuckDB's C handles with an owner each, and its errors as ours. For the sources of database.hpp alone.
#pragma once

#include <duckdb.h>

#include <memory>
#include <string>

#include "tables/database.hpp"

namespace entrepot::tables {

/// Owner of a handle that its function of ending takes by address.
template <class Handle, void (*end)(Handle*)>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(other.handle_) { other.handle_ = Handle{}; }
  Owned& operator=(Owned&&) = delete;
  ~Owned() {
    if (handle_) end(&handle_);
  }
  Handle* address() { return &handle_; }
  Handle get() const { return handle_; }

 private:
  Handle handle_{};
};

using OwnedDatabase = Owned<duckdb_database, duckdb_close>;
using OwnedConnection = Owned<duckdb_connection, duckdb_disconnect>;
using OwnedConfig = Owned<duckdb_config, duckdb_destroy_config>;
using OwnedStatements = Owned<duckdb_extracted_statements, duckdb_destroy_extracted>;
using OwnedStatement = Owned<duckdb_prepared_statement, duckdb_destroy_prepare>;
using OwnedChunk = Owned<duckdb_data_chunk, duckdb_destroy_data_chunk>;
using OwnedType = Owned<duckdb_logical_type, duckdb_destroy_logical_type>;

/// A result is a struct, not a handle.
struct OwnedResult {
  duckdb_result result{};
  OwnedResult() = default;
  OwnedResult(const OwnedResult&) = delete;
  OwnedResult& operator=(const OwnedResult&) = delete;
  ~OwnedResult() { duckdb_destroy_result(&result); }
};

struct Database::State {
  std::filesystem::path file;
  DatabaseOptions options;
  OwnedDatabase database;
  OwnedConnection connection;

  /// Runs a prepared statement; the stop token interrupts it.
  void run(duckdb_prepared_statement statement, duckdb_result& result, bool users_own);
  OwnedStatement prepare(const std::string& sql, bool users_own);
  /// Throws what stands for the error of a statement: InputError, DatabaseInterrupted, or our own bug.
  [[noreturn]] void fail(duckdb_error_type type, const std::string& message, bool users_own) const;
  /// What we ask for is not there: a bug of ours in memory, in a file what another program or damage has done.
  [[noreturn]] void not_as_made(const std::string& message) const;
  void stop_if_asked() const {
    if (options.stop.stop_requested()) throw DatabaseInterrupted();
  }
};

/// Opens the database as soon as no other process holds the file.
void open_when_free(Database::State& state);

/// All rows of a result. `problem` says in words what cannot be held, empty where all could.
Columns columns_of(duckdb_result& result, std::string& problem);

/// An error of one line: the library's name for its kind, the statement repeated below it and web addresses taken off.
std::string first_line(const std::string& message);

}  // namespace entrepot::tables
