#include "sources/store_schema.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tables/database.hpp"

namespace entrepot::sources {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& pattern, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + fmt::format(fmt::runtime(pattern), word);
  return text;
}

std::string comment(const std::string& table, const std::string& column, const std::string& meaning) {
  return fmt::format("COMMENT ON COLUMN {}.\"{}\" IS {};\n", table, column, tables::sql_text(meaning));
}

constexpr const char* import_meaning = "id of the import that the row came with (table imports)";

std::string shape_sql(const StoreShape& shape) {
  std::string columns = "import VARCHAR NOT NULL, \"row\" BIGINT NOT NULL";
  std::string cell_columns = "import VARCHAR NOT NULL";
  std::string comments = comment(shape.table, "import", import_meaning) +
                         comment(shape.table, "row", "line of the file, or row of the sheet, from 1");
  for (const StoreShape::Column& column : shape.columns) {
    columns += fmt::format(", \"{}\" {}", column.name, column.type);
    if (std::ranges::count(shape.cell, column.name) > 0) cell_columns += fmt::format(", \"{}\" {}", column.name, column.type);
    comments += comment(shape.table, column.name, column.meaning);
  }
  // A cell of an import is superseded where the same source gives it anew: in a later vintage, or from the same file read anew.
  return fmt::format(
             R"(CREATE TABLE {0} ({1});
CREATE TABLE {0}_cells ({2});
CREATE VIEW {0}_supersessions AS
  SELECT old.*, after.id AS superseded_by FROM {0}_cells old JOIN imports before ON before.id = old.import
  JOIN {0}_cells new ON {3} JOIN imports after ON after.id = new.import
  WHERE after.source = before.source AND after.classification = before.classification
    AND (after.vintage > before.vintage
         OR (after.vintage = before.vintage AND after.sha256 = before.sha256 AND after.number > before.number));
CREATE VIEW {0}_superseded AS SELECT DISTINCT * EXCLUDE (superseded_by) FROM {0}_supersessions;
CREATE VIEW {0}_latest AS
  SELECT i.source, i.vintage, i.classification, t.* FROM {0} t JOIN imports i ON i.id = t.import
  ANTI JOIN {0}_superseded s ON s.import = t.import AND {4};
)",
             shape.table, columns, cell_columns, joined(shape.cell, "new.{0} = old.{0}", " AND "),
             joined(shape.cell, "s.{0} = t.{0}", " AND ")) +
         comments;
}

/// Columns of the table of imports and what they mean.
const std::vector<StoreShape::Column>& import_columns() {
  static const std::vector<StoreShape::Column> list = {
      {"id", "VARCHAR PRIMARY KEY", true, "first 12 digits of the SHA-256 of content, reader and options"},
      {"number", "BIGINT", true, "imports counted in their order, from 1"},
      {"source", "VARCHAR", true, "name of the reader"},
      {"title", "VARCHAR", true, "what was published"},
      {"vintage", "VARCHAR", true, "as the publisher or the user names it; later ones sort later"},
      {"licence", "VARCHAR", true, "under which it was published"},
      {"classification", "VARCHAR", true, "of products or sectors"},
      {"table", "VARCHAR", true, "table that holds its rows"},
      {"file", "VARCHAR", true, "path as it was given"},
      {"file_name", "VARCHAR", true, "without folders"},
      {"sha256", "VARCHAR", true, "of the bytes of the file"},
      {"bytes", "BIGINT", true, "size of the file"},
      {"rows", "BIGINT", true, "rows kept"},
      {"reader_version", "INTEGER", true, "rises when the reader reads the same file differently"},
      {"program", "VARCHAR", true, "version of entrepot"},
      {"options", "VARCHAR", true, "JSON: vintage, SHA-256 of the description"},
      {"imported_at", "TIMESTAMP", true, "UTC"},
      {"coverage", "VARCHAR", true, "JSON: rows read, periods, reporters, partners, products, value"}};
  return list;
}

}  // namespace

const std::vector<StoreShape>& store_shapes() {
  static const std::vector<StoreShape> list = {
      {.table = "trade",
       .columns = {{"reporter", "VARCHAR", true, "who counted; ISO 3166-1 alpha-3, or the code as published"},
                   {"partner", "VARCHAR", true, "with whom; ISO 3166-1 alpha-3, or the code as published"},
                   {"flow", "VARCHAR", true, "export or import, seen from the reporter"},
                   {"product", "VARCHAR", true, "code in the classification of the import, or TOTAL"},
                   {"year", "INTEGER", true, "of the trade"},
                   {"month", "INTEGER", false, "1 to 12; 0 is the whole year"},
                   {"value", "DOUBLE", true, "in units of the currency"},
                   {"currency", "VARCHAR", false, "of value; ISO 4217"},
                   {"price_basis", "VARCHAR", false, "fob or cif"},
                   {"quantity", "DOUBLE", false, "in quantity_unit; missing where not published"},
                   {"quantity_unit", "VARCHAR", false, "of quantity"}},
       .cell = {"reporter", "flow", "year", "month"},
       .key = {"reporter", "partner", "flow", "product", "year", "month"}},
      {.table = "input_output",
       .columns = {{"year", "INTEGER", true, "of the table"},
                   {"exporter", "VARCHAR", true, "who makes it"},
                   {"sector", "VARCHAR", true, "that makes it"},
                   {"importer", "VARCHAR", true, "who uses it"},
                   {"use", "VARCHAR", true, "sector or final use that it goes to; ALL where not told apart"},
                   {"value", "DOUBLE", true, "USD"}},
       .cell = {"year"},
       .key = {"year", "exporter", "sector", "importer", "use"}},
      {.table = "series",
       .columns = {{"series", "VARCHAR", true, "what is measured"},
                   {"place", "VARCHAR", true, "where; ISO 3166-1 alpha-3, or as published"},
                   {"year", "INTEGER", true, "of the value"},
                   {"month", "INTEGER", false, "1 to 12; 0 is the whole year"},
                   {"day", "INTEGER", false, "of the month; 0 is the whole month"},
                   {"value", "DOUBLE", true, "in unit"},
                   {"unit", "VARCHAR", false, "of value"}},
       .cell = {"series", "place", "year"},
       .key = {"series", "place", "year", "month", "day"}}};
  return list;
}

const StoreShape* find_store_shape(const std::string& table) {
  const auto shape = std::ranges::find(store_shapes(), table, &StoreShape::table);
  return shape != store_shapes().end() ? &*shape : nullptr;
}

std::string store_schema_sql() {
  std::string columns, comments;
  for (const StoreShape::Column& column : import_columns()) {
    columns += fmt::format("{}\"{}\" {} NOT NULL", columns.empty() ? "" : ", ", column.name, column.type);
    comments += comment("imports", column.name, column.meaning);
  }
  std::string sql = fmt::format(
      R"(CREATE TABLE store (schema_version INTEGER NOT NULL, program VARCHAR NOT NULL);
CREATE TABLE imports ({});
CREATE TABLE unknown_codes (import VARCHAR NOT NULL, kind VARCHAR NOT NULL, code VARCHAR NOT NULL, "rows" BIGINT NOT NULL, value DOUBLE);
CREATE TABLE left_out (import VARCHAR NOT NULL, reason VARCHAR NOT NULL, "rows" BIGINT NOT NULL, value DOUBLE);
CREATE TABLE noted (import VARCHAR NOT NULL, note VARCHAR NOT NULL, "rows" BIGINT NOT NULL, value DOUBLE);
CREATE MACRO sum_in_order(value, import, "row") AS sum(value ORDER BY import, "row");
)",
      columns);
  for (const StoreShape& shape : store_shapes()) sql += shape_sql(shape);
  return sql + comments;
}

}  // namespace entrepot::sources
