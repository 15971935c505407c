// Publications into the store and out of it again.
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <numeric>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "entrepot/control.hpp"
#include "entrepot/errors.hpp"
#include "sources/store.hpp"
#include "sources/store_schema.hpp"

namespace entrepot::sources {
namespace {

using tables::SqlValue;

std::string coverage_json(const Publication& publication) {
  const SourceCoverage& c = publication.coverage;
  const nlohmann::ordered_json object = {
      {"rows_read", c.rows_read}, {"first_period", c.first_period}, {"last_period", c.last_period},
      {"reporters", c.reporters}, {"partners", c.partners},         {"products", c.products},
      {"value", c.value},         {"value_unit", c.value_unit}};
  return object.dump();
}

std::string now_utc() {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

std::size_t length(const tables::ColumnValues& values) {
  return std::visit(
      []<class T>(const T& v) -> std::size_t {
        if constexpr (std::is_same_v<T, tables::CodeColumn>) {
          return v.index.size();
        } else {
          return v.size();
        }
      },
      values);
}

/// A reader that does not keep to the shape it names is a bug of ours.
void check_shape(const Publication& publication, const StoreShape& shape) {
  const auto has = [&](const std::string& name) {
    return std::ranges::any_of(publication.columns.list, [&](const tables::NamedColumn& c) { return c.name == name; });
  };
  for (const StoreShape::Column& column : shape.columns)
    if (column.required && !has(column.name))
      throw std::logic_error(
          fmt::format("source {} gives no column {} of table {}", publication.source, column.name, shape.table));
  for (const tables::NamedColumn& column : publication.columns.list) {
    const bool known =
        column.name == "row" || std::ranges::any_of(shape.columns, [&](const auto& c) { return c.name == column.name; });
    if (!known || length(column.values) != publication.columns.rows)
      throw std::logic_error(
          fmt::format("source {}: column {} is not as table {} has it", publication.source, column.name, shape.table));
  }
}

/// The columns of the publication with the import before them, the row where the reader gives none, and month 0 where it has
/// none.
tables::Columns rows_to_append(const Publication& publication, const StoreShape& shape, const std::string& id) {
  tables::Columns rows = publication.columns;
  const auto has = [&](const std::string& name) {
    return std::ranges::any_of(rows.list, [&](const tables::NamedColumn& c) { return c.name == name; });
  };
  if (!has("row")) {
    std::vector<std::int64_t> numbers(rows.rows);
    std::iota(numbers.begin(), numbers.end(), 1);
    rows.list.push_back({"row", std::move(numbers)});
  }
  for (const std::string whole_period : {"month", "day"})
    if (std::ranges::any_of(shape.columns, [&](const auto& c) { return c.name == whole_period; }) && !has(whole_period))
      rows.list.push_back({whole_period, std::vector<std::int64_t>(rows.rows, 0)});
  rows.list.push_back({"import", tables::CodeColumn{{id}, std::vector<std::uint32_t>(rows.rows, 0)}});
  return rows;
}

void note_import(tables::Database& store, const Publication& p, const StoredFile& file, const ImportKey& key,
                 const std::string& id) {
  const auto whole = [](auto number) { return SqlValue(static_cast<std::int64_t>(number)); };
  store.execute(
      "INSERT INTO imports SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "CAST(? AS TIMESTAMP), ? FROM imports",
      {id, p.source, p.title, p.vintage, p.licence, p.classification, p.table, file.path.string(), file.path.filename().string(),
       file.sha256, whole(file.bytes), whole(p.columns.rows), whole(key.reader_version), version().number, key.options, now_utc(),
       coverage_json(p)});
  for (const UnknownCode& unknown : p.unknown)
    store.execute("INSERT INTO unknown_codes VALUES (?, ?, ?, ?, ?)",
                  {id, unknown.kind, unknown.code, whole(unknown.rows), unknown.value});
  for (const LeftOut& out : p.coverage.left_out)
    store.execute("INSERT INTO left_out VALUES (?, ?, ?, ?)", {id, out.reason, whole(out.rows), out.value});
  for (const LeftOut& kept : p.coverage.noted)
    store.execute("INSERT INTO noted VALUES (?, ?, ?, ?)", {id, kept.reason, whole(kept.rows), kept.value});
}

std::string listed(const std::vector<std::string>& names, const std::string& pattern, const std::string& between) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : between) + fmt::format(fmt::runtime(pattern), name);
  return text;
}

/// Rows that another import of the same source, classification and vintage has too. Cells are compared first: they are few.
std::vector<Overlap> overlaps_of(tables::Database& store, const StoreShape& shape, const std::string& id) {
  const std::string same_cell = listed(shape.cell, "theirs.{0} = ours.{0}", " AND ");
  const tables::Columns others = store.query(
      fmt::format(
          "SELECT DISTINCT i.id FROM {0}_cells ours JOIN {0}_cells theirs ON {1} AND theirs.import <> ours.import "
          "JOIN imports i ON i.id = theirs.import JOIN imports me ON me.id = ours.import "
          "WHERE ours.import = ? AND i.source = me.source AND i.classification = me.classification AND i.vintage = me.vintage "
          "AND i.sha256 <> me.sha256 ORDER BY i.number",
          shape.table, same_cell),
      {id});
  std::vector<Overlap> overlaps;
  if (others.rows == 0) return overlaps;
  const auto& ids = std::get<tables::CodeColumn>(others.list[0].values);
  for (const std::uint32_t index : ids.index) {
    if (index == tables::CodeColumn::missing) continue;  // every import has an id but where another program took it
    const tables::Columns same = store.query(
        fmt::format("SELECT count(*) AS \"rows\", coalesce(sum(ours.value), 0) AS value FROM {0} ours JOIN {0} theirs ON {1} "
                    "WHERE ours.import = ? AND theirs.import = ?",
                    shape.table, listed(shape.key, "theirs.\"{0}\" = ours.\"{0}\"", " AND ")),
        {id, ids.codes[index]});
    const auto rows = std::get<std::vector<std::int64_t>>(same.list[0].values).front();
    if (rows > 0)
      overlaps.push_back(
          {ids.codes[index], static_cast<std::uint64_t>(rows), std::get<std::vector<double>>(same.list[1].values).front()});
  }
  return overlaps;
}

/// Rows of older imports that the new one takes out of sight: no other import does.
std::uint64_t superseded_rows(tables::Database& store, const StoreShape& shape, const std::string& id) {
  const std::string cell = listed(shape.cell, "{}", ", ");
  const tables::Columns count =
      store.query(fmt::format("SELECT count(*) AS n FROM {0} t SEMI JOIN (SELECT import, {1} FROM {0}_supersessions "
                              "GROUP BY import, {1} HAVING bool_and(superseded_by = ?)) s ON s.import = t.import AND {2}",
                              shape.table, cell, listed(shape.cell, "s.{0} = t.{0}", " AND ")),
                  {id});
  return static_cast<std::uint64_t>(std::get<std::vector<std::int64_t>>(count.list[0].values).front());
}

}  // namespace

std::string import_id(const ImportKey& key) {
  return sha256_hex(fmt::format("{}\n{}\n{}\n{}", key.sha256, key.source, key.reader_version, key.options)).substr(0, 12);
}

StoredFile hash_file(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  const auto refuse = [&](std::string rule) {
    throw InputError(Problem{.file = file.string(), .line = 0, .field = "", .value = "", .rule = std::move(rule), .hint = ""});
  };
  if (!std::filesystem::exists(status)) refuse("there is no such file");
  if (std::filesystem::is_directory(status)) refuse("this is a folder; a file is needed");
  if (!std::filesystem::is_regular_file(status)) refuse("an ordinary file is needed, whose content can be read twice");
  const std::uintmax_t bytes = std::filesystem::file_size(file, error);
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(std::string("the file cannot be opened: ") + std::strerror(errno));
  const std::string hash = sha256_hex(in, bytes);
  if (!in) refuse("the file cannot be read");
  return {file, hash, bytes};
}

bool has_import(tables::Database& store, const std::string& id) {
  return store.query("SELECT id FROM imports WHERE id = ?", {id}).rows > 0;
}

ImportAccount store_publication(tables::Database& store, const Publication& publication, const StoredFile& file,
                                const ImportKey& key) {
  const StoreShape* shape = find_store_shape(publication.table);
  if (shape == nullptr) throw std::logic_error("source " + publication.source + " names a table that the store does not know");
  check_shape(publication, *shape);
  const std::string id = import_id(key);

  tables::Transaction transaction(store);
  store.append(shape->table, rows_to_append(publication, *shape, id));
  const std::string cell = listed(shape->cell, "\"{}\"", ", ");
  store.execute(fmt::format("INSERT INTO {0}_cells SELECT DISTINCT import, {1} FROM {0} WHERE import = ?", shape->table, cell),
                {id});
  note_import(store, publication, file, key, id);
  ImportAccount account;
  account.overlaps = overlaps_of(store, *shape, id);
  account.superseded_rows = superseded_rows(store, *shape, id);
  transaction.commit();
  return account;
}

bool drop_import(tables::Database& store, const std::string& id) {
  tables::Transaction transaction(store);
  if (!has_import(store, id)) return false;
  for (const StoreShape& shape : store_shapes()) {
    store.execute(fmt::format("DELETE FROM {} WHERE import = ?", shape.table), {id});
    store.execute(fmt::format("DELETE FROM {}_cells WHERE import = ?", shape.table), {id});
  }
  for (const std::string account : {"unknown_codes", "left_out", "noted"})
    store.execute(fmt::format("DELETE FROM {} WHERE import = ?", account), {id});
  store.execute("DELETE FROM imports WHERE id = ?", {id});
  transaction.commit();
  return true;
}

}  // namespace entrepot::sources
