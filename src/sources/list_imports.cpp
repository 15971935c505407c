// What a store holds, import by import.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/data_store.hpp"
#include "sources/store.hpp"
#include "sources/store_options.hpp"
#include "sources/store_schema.hpp"

namespace entrepot {
namespace {

using namespace sources;
using tables::Columns;
using tables::Database;

/// Rows of a query by the names of their columns. Every value is there in a store that no other program has changed.
class Rows {
 public:
  Rows(Database& store, const std::string& sql, const std::vector<tables::SqlValue>& values)
      : file_(store.file()), columns_(store.query(sql, values)) {}
  std::size_t count() const { return columns_.rows; }
  std::string text(std::size_t row, std::string_view name) const {
    const auto& codes = column<tables::CodeColumn>(name);
    if (codes.index[row] == tables::CodeColumn::missing) refuse(name, "has no value");
    return codes.codes[codes.index[row]];
  }
  std::uint64_t whole(std::size_t row, std::string_view name) const {
    const std::int64_t value = column<std::vector<std::int64_t>>(name)[row];
    if (value < 0) refuse(name, "is negative");
    return static_cast<std::uint64_t>(value);
  }
  double number(std::size_t row, std::string_view name) const { return column<std::vector<double>>(name)[row]; }

  [[noreturn]] void refuse(std::string_view name, std::string_view what) const {
    throw InputError({.file = file_.string(),
                      .field = std::string(name),
                      .rule = fmt::format("{}: the store is not as this program made it", what),
                      .hint = "was it changed by another program, or damaged?"});
  }

 private:
  template <class Values>
  const Values& column(std::string_view name) const {
    const auto named = std::ranges::find(columns_.list, name, &tables::NamedColumn::name);
    const Values* values = named != columns_.list.end() ? std::get_if<Values>(&named->values) : nullptr;
    if (values == nullptr) refuse(name, "is missing or of another type");
    return *values;
  }

  std::filesystem::path file_;
  Columns columns_;
};

void read_coverage(const Rows& rows, std::size_t row, ImportRecord& record) {
  try {
    const auto coverage = nlohmann::json::parse(rows.text(row, "coverage"));
    record.rows_read = coverage.at("rows_read");
    record.first_period = coverage.at("first_period");
    record.last_period = coverage.at("last_period");
    record.reporters = coverage.at("reporters");
    record.partners = coverage.at("partners");
    record.products = coverage.at("products");
    record.value = coverage.at("value").is_number() ? coverage.at("value").get<double>() : std::nan("");
    record.value_unit = coverage.at("value_unit");
  } catch (const nlohmann::json::exception&) {
    rows.refuse("coverage", "is no account of an import");
  }
}

ImportRecord record_of(const Rows& rows, std::size_t row) {
  ImportRecord record;
  record.id = rows.text(row, "id");
  record.source = rows.text(row, "source");
  record.title = rows.text(row, "title");
  record.vintage = rows.text(row, "vintage");
  record.licence = rows.text(row, "licence");
  record.classification = rows.text(row, "classification");
  record.table = rows.text(row, "table");
  record.file = rows.text(row, "file");
  record.sha256 = rows.text(row, "sha256");
  record.bytes = rows.whole(row, "bytes");
  record.rows = rows.whole(row, "rows");
  record.program = rows.text(row, "program");
  record.imported_at = rows.text(row, "imported_at");
  read_coverage(rows, row, record);
  return record;
}

std::uint64_t current_rows(Database& store, const ImportRecord& record) {
  if (find_store_shape(record.table) == nullptr) return record.rows;
  const Rows superseded(store, fmt::format("SELECT count(*) AS n FROM {}_superseded WHERE import = ?", record.table),
                        {record.id});
  if (superseded.whole(0, "n") == 0) return record.rows;
  return Rows(store, fmt::format("SELECT count(*) AS n FROM {}_latest WHERE import = ?", record.table), {record.id})
      .whole(0, "n");
}

/// Most rows first.
std::vector<RowsRecord> rows_by_reason(Database& store, const std::string& table, const std::string& reason,
                                       const std::string& id) {
  const Rows rows(
      store,
      fmt::format("SELECT {0}, \"rows\", coalesce(value, 0) AS value FROM {1} WHERE import = ? ORDER BY \"rows\" DESC, {0}",
                  reason, table),
      {id});
  std::vector<RowsRecord> list;
  for (std::size_t row = 0; row < rows.count(); ++row)
    list.push_back({rows.text(row, reason), rows.whole(row, "rows"), rows.number(row, "value")});
  return list;
}

void add_details(Database& store, ImportRecord& record) {
  record.current_rows = current_rows(store, record);
  const Rows unknown(store,
                     "SELECT kind, code, \"rows\", coalesce(value, 0) AS value FROM unknown_codes WHERE import = ? ORDER BY "
                     "abs(value) DESC, kind, code",
                     {record.id});
  for (std::size_t row = 0; row < unknown.count(); ++row)
    record.unknown.push_back(
        {unknown.text(row, "kind"), unknown.text(row, "code"), unknown.whole(row, "rows"), unknown.number(row, "value")});
  record.left_out = rows_by_reason(store, "left_out", "reason", record.id);
  record.noted = rows_by_reason(store, "noted", "note", record.id);
}

std::vector<ImportRecord> imports_like(Database& store, const std::string& beginning) {
  const Rows rows(store, "SELECT * FROM imports WHERE starts_with(id, ?) ORDER BY number", {beginning});
  std::vector<ImportRecord> list;
  for (std::size_t row = 0; row < rows.count(); ++row) {
    list.push_back(record_of(rows, row));
    add_details(store, list.back());
  }
  return list;
}

ImportRecord one_import(Database& store, const std::string& id) {
  std::vector<ImportRecord> found = imports_like(store, id);
  if (found.size() == 1 && !id.empty()) return std::move(found.front());
  throw InputError(Problem{.file = store.file().string(),
                           .line = 0,
                           .field = "import",
                           .value = id,
                           .rule = id.empty()      ? "must be the id of an import"
                                   : found.empty() ? "must be the id of an import in the store"
                                                   : "must be the beginning of one id alone",
                           .hint = "entrepot data list names them"});
}

template <class Work>
auto uninterrupted(const Work& work) {
  try {
    return work();
  } catch (const tables::DatabaseInterrupted&) {
    throw DataInterrupted();
  }
}

}  // namespace

std::vector<ImportRecord> list_imports(const StoreChoice& store, const Control& control) {
  return uninterrupted([&] {
    Database database = open_store(store.file, database_options(store, control));
    return imports_like(database, "");
  });
}

ImportRecord find_import(const std::string& id, const StoreChoice& store, const Control& control) {
  return uninterrupted([&] {
    Database database = open_store(store.file, database_options(store, control));
    return one_import(database, id);
  });
}

void drop_import(const std::string& id, const StoreChoice& store, const Control& control) {
  uninterrupted([&] {
    open_store(store.file, database_options(store, control));  // so that no store is made where there is none
    Database database = open_store_to_write(store.file, database_options(store, control));
    sources::drop_import(database, one_import(database, id).id);
  });
}

}  // namespace entrepot
