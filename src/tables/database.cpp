#include "tables/database.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/duckdb_handles.hpp"

namespace entrepot::tables {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& field, std::string rule, std::string hint = "") {
  throw InputError(
      Problem{.file = file.string(), .line = 0, .field = field, .value = "", .rule = std::move(rule), .hint = std::move(hint)});
}

void bind(duckdb_prepared_statement statement, idx_t place, const SqlValue& value) {
  const auto bound = std::visit(
      [&]<class T>(const T& v) {
        if constexpr (std::is_same_v<T, std::monostate>) return duckdb_bind_null(statement, place);
        if constexpr (std::is_same_v<T, std::int64_t>) return duckdb_bind_int64(statement, place, v);
        if constexpr (std::is_same_v<T, double>) return duckdb_bind_double(statement, place, v);
        if constexpr (std::is_same_v<T, std::string>) return duckdb_bind_varchar_length(statement, place, v.data(), v.size());
        return DuckDBError;
      },
      value);
  if (bound != DuckDBSuccess) throw std::logic_error(fmt::format("value {} cannot be bound to a statement", place));
}

/// How many statements the text holds; what the parser says where it holds none that can be read.
std::pair<idx_t, std::string> statements_in(Database::State& state, const std::string& sql) {
  OwnedStatements statements;
  const idx_t count = duckdb_extract_statements(state.connection.get(), sql.c_str(), statements.address());
  const char* error = count == 0 ? duckdb_extract_statements_error(statements.get()) : nullptr;
  return {count, error != nullptr ? error : ""};
}

/// Refuses whatever is not one SELECT; gives it prepared.
OwnedStatement prepare_select(Database::State& state, const std::string& sql) {
  const auto [count, error] = statements_in(state, sql);
  if (!error.empty()) state.fail(DUCKDB_ERROR_PARSER, error, true);
  if (count != 1) refuse("", "SQL", count == 0 ? "there is no statement" : "one statement at a time, please");
  OwnedStatement statement = state.prepare(sql, true);
  const auto type = duckdb_prepared_statement_type(statement.get());
  if (type != DUCKDB_STATEMENT_TYPE_SELECT && type != DUCKDB_STATEMENT_TYPE_EXPLAIN)
    refuse("", "SQL", "only SELECT (and DESCRIBE, SUMMARIZE, EXPLAIN) is allowed: it reads and changes nothing");
  if (duckdb_nparams(statement.get()) > 0) refuse("", "SQL", "the statement has parameters; write the values themselves");
  return statement;
}

}  // namespace

void Database::State::fail(duckdb_error_type type, const std::string& message, bool users_own) const {
  if (type == DUCKDB_ERROR_INTERRUPT && options.stop.stop_requested()) throw DatabaseInterrupted();
  const bool of_the_file = type == DUCKDB_ERROR_IO || type == DUCKDB_ERROR_FATAL || type == DUCKDB_ERROR_SERIALIZATION;
  if (type == DUCKDB_ERROR_OUT_OF_MEMORY) refuse(file, "", "not enough memory for that: " + first_line(message));
  if (of_the_file) refuse(file, "", first_line(message), "is the disk full, or the file damaged?");
  if (type == DUCKDB_ERROR_INTERNAL || !users_own) not_as_made(message);
  refuse("", "SQL", message);
}

void Database::State::not_as_made(const std::string& message) const {
  if (file.empty()) throw std::logic_error("the database says: " + message);
  refuse(file, "", "the database is not as this program made it: " + first_line(message),
         "was it changed by another program, or damaged? What was imported can be imported anew into another store");
}

OwnedStatement Database::State::prepare(const std::string& sql, bool users_own) {
  OwnedStatement statement;
  if (duckdb_prepare(connection.get(), sql.c_str(), statement.address()) != DuckDBSuccess) {
    const char* error = duckdb_prepare_error(statement.get());
    const std::string message = error != nullptr ? error : "the statement cannot be prepared";
    fail(message.starts_with("IO Error") ? DUCKDB_ERROR_IO : DUCKDB_ERROR_PARSER, message, users_own);
  }
  return statement;
}

void Database::State::run(duckdb_prepared_statement statement, duckdb_result& result, bool users_own) {
  stop_if_asked();
  const std::stop_callback interrupt(options.stop, [this] { duckdb_interrupt(connection.get()); });
  if (duckdb_execute_prepared(statement, &result) == DuckDBSuccess) return;
  const char* error = duckdb_result_error(&result);
  fail(duckdb_result_error_type(&result), error != nullptr ? error : "for no reason given", users_own);
}

Database::Database(std::filesystem::path file, DatabaseOptions options) : state_(std::make_unique<State>()) {
  state_->file = std::move(file);
  state_->options = std::move(options);
  open_when_free(*state_);
  if (!state_->options.copies_to.empty())
    execute(fmt::format("SET allowed_paths = [{}]", sql_text(state_->options.copies_to.string())));
  execute("SET enable_external_access = false; SET lock_configuration = true");
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

const std::filesystem::path& Database::file() const { return state_->file; }

void Database::execute(const std::string& sql, const std::vector<SqlValue>& values) {
  if (!values.empty()) {
    query(sql, values);
    return;
  }
  state_->stop_if_asked();
  const std::stop_callback interrupt(state_->options.stop, [this] { duckdb_interrupt(state_->connection.get()); });
  OwnedResult result;
  if (duckdb_query(state_->connection.get(), sql.c_str(), &result.result) == DuckDBSuccess) return;
  state_->fail(duckdb_result_error_type(&result.result), duckdb_result_error(&result.result), false);
}

Columns Database::query(const std::string& sql, const std::vector<SqlValue>& values) {
  OwnedStatement statement = state_->prepare(sql, false);
  for (std::size_t i = 0; i < values.size(); ++i) bind(statement.get(), i + 1, values[i]);
  OwnedResult result;
  state_->run(statement.get(), result.result, false);
  std::string problem;
  Columns rows = columns_of(result.result, problem);
  if (!problem.empty()) state_->not_as_made(problem);
  return rows;
}

Columns Database::select(const std::string& sql) {
  OwnedStatement statement = prepare_select(*state_, sql);
  OwnedResult result;
  state_->run(statement.get(), result.result, true);
  std::string problem;
  Columns rows = columns_of(result.result, problem);
  if (!problem.empty()) refuse("", "SQL", problem);
  return rows;
}

void Database::create_view_of_select(const std::string& name, const std::string& sql) {
  prepare_select(*state_, sql);
  OwnedStatement view = state_->prepare("CREATE TEMP VIEW " + name + " AS\n" + sql, true);
  OwnedResult result;
  state_->run(view.get(), result.result, true);
}

std::uint64_t Database::copy_view(const std::string& name, const std::string& options) {
  OwnedStatement copy = state_->prepare(
      fmt::format("COPY (FROM {}) TO {} ({}, USE_TMP_FILE false)", name, sql_text(state_->options.copies_to.string()), options),
      true);
  OwnedResult result;
  state_->run(copy.get(), result.result, true);
  std::string problem;
  const Columns count = columns_of(result.result, problem);
  return static_cast<std::uint64_t>(std::get<std::vector<std::int64_t>>(count.list.at(0).values).at(0));
}

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN TRANSACTION"); }

Transaction::~Transaction() {
  if (!open_) return;
  OwnedResult ignored;  // where the database has undone it already there is nothing to undo
  duckdb_query(database_.state_->connection.get(), "ROLLBACK", &ignored.result);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace entrepot::tables
