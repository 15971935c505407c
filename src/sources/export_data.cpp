// Rows of the store as files of other programs.
#include <algorithm>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/data_store.hpp"
#include "sources/store.hpp"
#include "sources/store_options.hpp"
#include "tables/file_beside.hpp"
#include "tables/table_file.hpp"

namespace entrepot {
namespace {

using namespace sources;
using tables::CodeColumn;
using tables::Columns;
using tables::Database;

constexpr const char* view = "rows_to_export";

[[noreturn]] void refuse(std::string field, std::string value, std::string rule, std::string hint = "") {
  throw InputError(Problem{.file = "",
                           .line = 0,
                           .field = std::move(field),
                           .value = std::move(value),
                           .rule = std::move(rule),
                           .hint = std::move(hint)});
}

/// Of a column of text in every store that no other program has changed.
std::vector<std::string> texts(const Columns& rows, std::size_t column) {
  const auto* codes = std::get_if<CodeColumn>(&rows.list.at(column).values);
  if (codes == nullptr) refuse(rows.list.at(column).name, "", "must be text: the store is not as this program made it");
  std::vector<std::string> list;
  for (const std::uint32_t index : codes->index) list.push_back(index == CodeColumn::missing ? "" : codes->codes[index]);
  return list;
}

std::string quoted_name(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

/// All of a table or view, in an order that does not depend on how the store came to be.
std::string all_of(Database& store, const std::string& table) {
  const Columns columns = store.query("SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND NOT internal", {table});
  if (columns.rows == 0) {
    const std::vector<std::string> there =
        texts(store.query("SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal ORDER BY 1"), 0);
    std::string list;
    for (const std::string& name : there) list += (list.empty() ? "" : ", ") + name;
    const std::string near = did_you_mean(table, there);
    refuse("table", table, "must be a table or view of the store", near.empty() ? "there are: " + list : near);
  }
  const std::vector<std::string> names = texts(columns, 0);
  std::string order;
  for (const std::string by : {"import", "row"})
    if (std::ranges::count(names, by) > 0) order += (order.empty() ? " ORDER BY " : ", ") + quoted_name(by);
  return "SELECT * FROM " + quoted_name(table) + order;
}

/// What is known of the columns by their names, from the comments in the store.
std::vector<std::string> meanings_of(Database& store, const std::vector<std::string>& names) {
  const Columns known = store.query(
      "SELECT column_name, any_value(comment ORDER BY table_name DESC) FROM duckdb_columns() WHERE comment IS NOT NULL GROUP BY "
      "1");
  const std::vector<std::string> columns = texts(known, 0), comments = texts(known, 1);
  std::vector<std::string> meanings;
  for (const std::string& name : names) {
    const auto at = std::ranges::find(columns, name);
    meanings.push_back(at == columns.end() ? "" : comments[static_cast<std::size_t>(at - columns.begin())]);
  }
  return meanings;
}

/// The imports behind the rows where they name them, else all of the store: any of them may be.
Columns sources_of(Database& store, const std::vector<std::string>& names) {
  const std::string which =
      std::ranges::count(names, "import") > 0 ? fmt::format(" WHERE id IN (SELECT CAST(import AS VARCHAR) FROM {})", view) : "";
  return store.query(
      "SELECT id, source, title, vintage, licence, file_name, sha256, CAST(imported_at AS VARCHAR) AS imported_at FROM imports" +
      which + " ORDER BY number");
}

std::string json_of(const Columns& rows) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (std::size_t row = 0; row < rows.rows; ++row) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t c = 0; c < rows.list.size(); ++c) object[rows.list[c].name] = texts(rows, c)[row];
    list.push_back(std::move(object));
  }
  return list.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string extension_of(const std::filesystem::path& file) { return file.extension().string(); }

/// Of the formats that the database writes itself, row after row, whatever their number.
std::string copy_options(const tables::TableDescription& description, const std::vector<std::string>& names,
                         const std::string& extension) {
  std::string options = "FORMAT csv, HEADER";
  if (extension == ".parquet") {
    std::string meanings;
    for (std::size_t c = 0; c < names.size(); ++c)
      if (!description.meanings[c].empty())
        meanings += fmt::format("{}{}: {}", meanings.empty() ? "" : "\n", names[c], description.meanings[c]);
    options = fmt::format("FORMAT parquet, COMPRESSION zstd, KV_METADATA {{title: {}, columns: {}, sources: {}}}",
                          tables::sql_text(description.title), tables::sql_text(meanings),
                          tables::sql_text(json_of(description.sources)));
  }
  return options;
}

std::uint64_t write(const ExportRequest& request, const StoreChoice& choice, const Control& control) {
  const std::string extension = extension_of(request.file);
  tables::FileBeside beside(request.file);  // before any work: the file may be one that cannot be written
  tables::DatabaseOptions options = database_options(choice, control);
  options.copies_to = std::filesystem::absolute(beside.path());
  Database store = open_store(choice.file, options);
  const std::string sql = request.table.empty() ? request.sql : all_of(store, request.table);
  store.create_view_of_select(view, sql);
  const std::vector<std::string> names = texts(
      store.query("SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", {std::string(view)}), 0);
  const tables::TableDescription description{request.table.empty() ? request.sql : request.table, meanings_of(store, names),
                                             sources_of(store, names)};
  if (extension == ".parquet" || extension == ".csv") {
    const std::uint64_t rows = store.copy_view(view, copy_options(description, names, extension));
    beside.take_place();
    return rows;
  }
  const bool sheet = extension == ".xlsx";
  const Columns rows =
      store.select(fmt::format("FROM {}{}", view, sheet ? fmt::format(" LIMIT {}", tables::most_sheet_rows + 1) : ""));
  if (sheet) {
    write_xlsx(rows, description, request.file, control.stop);
  } else {
    write_stata(rows, description, request.file, control.stop);
  }
  return rows.rows;
}

}  // namespace

void check_export_file(const std::filesystem::path& file) {
  constexpr std::array known = {".parquet", ".csv", ".dta", ".xlsx"};
  if (std::ranges::count(known, extension_of(file)) == 0)
    refuse("--out", file.string(), "must end in .parquet, .csv, .dta or .xlsx: the format follows the ending");
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) refuse("--out", file.string(), "this is a folder; a file is needed");
  if (!std::filesystem::is_directory(std::filesystem::absolute(file).parent_path(), error))
    refuse("--out", file.string(), "must lie in a folder that is there");
}

std::uint64_t export_data(const ExportRequest& request, const StoreChoice& store, const Control& control) {
  check_export_file(request.file);
  try {
    return write(request, store, control);
  } catch (const tables::DatabaseInterrupted&) {
    throw DataInterrupted();
  } catch (const tables::WritingInterrupted&) {
    throw DataInterrupted();
  }
}

}  // namespace entrepot
