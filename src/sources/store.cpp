#include "sources/store.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>

#include <fmt/core.h>

#include "entrepot/control.hpp"
#include "entrepot/errors.hpp"
#include "sources/store_schema.hpp"

namespace entrepot::sources {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string rule, std::string hint = "") {
  throw InputError(
      Problem{.file = file.string(), .line = 0, .field = "", .value = "", .rule = std::move(rule), .hint = std::move(hint)});
}

void check_schema(tables::Database& database) {
  const tables::Columns found =
      database.query("SELECT table_name FROM duckdb_tables() WHERE table_name = 'store' AND schema_name = 'main'");
  if (found.rows == 0) refuse(database.file(), "this is a database, but no store of entrepot", "name another file with --store");
  const tables::Columns version = database.query("SELECT max(schema_version) AS version, max(program) AS program FROM store");
  const auto* number = std::get_if<std::vector<std::int64_t>>(&version.list[0].values);
  if (number == nullptr || number->empty()) refuse(database.file(), "the store does not say which version it is");
  if (number->front() > store_schema_version) {
    refuse(database.file(),
           fmt::format("the store has schema {}, this program knows schemas up to {}", number->front(), store_schema_version),
           "use a newer entrepot");
  }
}

std::string beginning_of_unfinished(const std::filesystem::path& file) { return "." + file.filename().string() + ".new-"; }

/// What a process that was killed while it made a store left behind.
void remove_unfinished(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const std::string beginning = beginning_of_unfinished(file);
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(beginning)) continue;
    long process = 0;
    std::from_chars(name.data() + beginning.size(), name.data() + name.size(), process);
    if (process > 0 && kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH) std::filesystem::remove(entry.path(), error);
  }
}

/// Renames unless the new name is taken; false where it is.
bool rename_if_free(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EEXIST) return false;
  if (link(from.c_str(), to.c_str()) == 0) return unlink(from.c_str()) == 0;  // file systems that know no such renaming
  if (errno == EEXIST) return false;
  refuse(to, fmt::format("the store cannot be made here: {}", std::strerror(errno)));
}

/// Made beside the file and renamed, so that a store is never half made; who comes second takes what is there.
void make_store(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(std::filesystem::absolute(file).parent_path(), ignored))
    refuse(file, "the store cannot be made here: there is no such folder");
  remove_unfinished(file);
  const std::filesystem::path beside = file.parent_path() / fmt::format("{}{}", beginning_of_unfinished(file), getpid());
  std::filesystem::remove(beside, ignored);
  try {
    {
      tables::DatabaseOptions options;
      options.may_write = options.create = true;
      tables::Database database(beside, std::move(options));
      tables::Transaction transaction(database);
      database.execute(store_schema_sql());
      database.execute("INSERT INTO store VALUES (?, ?)", {std::int64_t{store_schema_version}, version().number});
      transaction.commit();
      database.execute("CHECKPOINT");
    }
    rename_if_free(beside, file);
  } catch (const InputError& error) {
    std::filesystem::remove(beside, ignored);
    std::filesystem::remove(beside.string() + ".wal", ignored);
    const std::string rule = error.problems().front().rule;
    refuse(file, "the store cannot be made here: " + rule, "check that the folder exists and may be written to");
  }
  std::filesystem::remove(beside, ignored);
}

}  // namespace

tables::Database open_store(const std::filesystem::path& file, tables::DatabaseOptions options) {
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    refuse(file, "there is no store yet", "entrepot data import FILE makes one; another is named with --store");
  options.may_write = false;
  tables::Database database(file, std::move(options));
  check_schema(database);
  return database;
}

tables::Database open_store_to_write(const std::filesystem::path& file, tables::DatabaseOptions options) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) make_store(file);
  options.may_write = true;
  tables::Database database(file, std::move(options));
  check_schema(database);
  return database;
}

}  // namespace entrepot::sources
