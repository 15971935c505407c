// A database in one file, through DuckDB's stable C interface: typed, owned, without network or other files. The sources beside
// this header (database*.cpp) are the only ones that know DuckDB.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "tables/columns.hpp"

namespace entrepot::tables {

/// Thrown by whatever was running when the stop token asked it to end; a transaction that was open is undone.
struct DatabaseInterrupted : std::runtime_error {
  DatabaseInterrupted() : std::runtime_error("interrupted") {}
};

/// What a `?` of a statement stands for; the first is a missing value.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct DatabaseOptions {
  bool may_write = false;
  bool create = false;                                   ///< the file must not be there yet; needs may_write
  double wait_seconds = 60;                              ///< for another process that holds the file; a commit takes seconds
  std::function<void(const std::string&)> on_wait = {};  ///< told once, in words, that the file is waited for; may be empty
  std::stop_token stop = {};
  int threads = 0;                       ///< 0 = as many as the machine has; sums of a query depend on it, see docs/data.md
  std::filesystem::path copies_to = {};  ///< the one other file that COPY may write; empty: none
};

/// One connection to one database. DuckDB locks the file: one process that writes, or any number that read. A process must not
/// open the same file twice at once, nor open and close it by other means meanwhile: that would give up the lock.
/// Errors of every member: InputError (file locked by another process for longer than the wait, and by which; not a database; of
/// a newer version; folder, missing, read-only, damaged, full disk, out of memory; a file in which a statement of ours cannot be
/// carried out, because another program changed it); DatabaseInterrupted. A statement of ours that a database in memory does not
/// understand is a bug of ours.
class Database {
 public:
  /// An empty path is a database in memory.
  Database(std::filesystem::path file, DatabaseOptions options);
  ~Database();
  Database(Database&&) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// One statement of ours, or several without values.
  void execute(const std::string& sql, const std::vector<SqlValue>& values = {});

  /// Rows of a statement of ours. Whole numbers with a missing one among them come as `double`; truth values as text; dates and
  /// times as ISO 8601 text; decimals and whole numbers beyond 64 bits as `double`.
  Columns query(const std::string& sql, const std::vector<SqlValue>& values = {});

  /// The same for a statement of a user: one SELECT that changes nothing. Errors beside those of the class: InputError (no single
  /// SELECT; not understood; fails when computed; a column of a type that is no number, text or date).
  Columns select(const std::string& sql);

  /// The checks of `select` and the rows as the view `name`, which lasts as long as the connection.
  void create_view_of_select(const std::string& name, const std::string& sql);

  /// Writes the rows of a view that create_view_of_select made into DatabaseOptions::copies_to, in the format that `options` name
  /// as COPY takes them. Gives the number of rows. Errors beside those of the class: InputError (fails when computed).
  std::uint64_t copy_view(const std::string& name, const std::string& options);

  /// Adds rows to a table, column by column by name; columns of the table that are not given are missing (NULL) in the new rows,
  /// and so is a NaN. A name that the table does not have is a bug of ours.
  void append(const std::string& table, const Columns& rows);

  const std::filesystem::path& file() const;

  struct State;  ///< known to the sources of this header alone

 private:
  friend class Transaction;
  std::unique_ptr<State> state_;
};

/// All or nothing. Not committed when it goes out of scope: undone.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// What was done is on the disk when this returns.
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// 'text' as a literal of SQL, quotes doubled.
std::string sql_text(std::string_view text);

}  // namespace entrepot::tables
