// Rows of a query: for people, for spreadsheets and for programs.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/data_store.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"
#include "sources/store.hpp"
#include "sources/store_options.hpp"
#include "tables/csv_writer.hpp"
#include "tables/utf8.hpp"

namespace entrepot {
namespace {

using tables::CodeColumn;
using tables::Columns;
using tables::NamedColumn;

/// As a machine reads it; empty where it is missing.
std::string plain(const NamedColumn& column, std::size_t row) {
  if (const auto* codes = std::get_if<CodeColumn>(&column.values))
    return codes->index[row] == CodeColumn::missing ? "" : codes->codes[codes->index[row]];
  if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.values)) return fmt::format("{}", (*wholes)[row]);
  const double number = std::get<std::vector<double>>(column.values)[row];
  return std::isnan(number) ? "" : plain_number(number);
}

std::string csv_of(const Columns& rows) {
  std::vector<std::string> names;
  for (const NamedColumn& column : rows.list) names.push_back(column.name);
  tables::CsvWriter csv(names);
  for (std::size_t row = 0; row < rows.rows; ++row) {
    for (const NamedColumn& column : rows.list) csv.text(plain(column, row));
    csv.end_row();
  }
  return csv.content();
}

nlohmann::ordered_json value_json(const NamedColumn& column, std::size_t row) {
  if (const auto* codes = std::get_if<CodeColumn>(&column.values)) {
    if (codes->index[row] == CodeColumn::missing) return nullptr;
    return codes->codes[codes->index[row]];
  }
  if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.values)) return (*wholes)[row];
  const double number = std::get<std::vector<double>>(column.values)[row];
  return std::isfinite(number) ? nlohmann::ordered_json(number) : nlohmann::ordered_json(nullptr);
}

/// Columns and rows apart: two columns may have one name.
std::string json_of(const Columns& rows) {
  nlohmann::ordered_json names = nlohmann::ordered_json::array(), list = nlohmann::ordered_json::array();
  for (const NamedColumn& column : rows.list) names.push_back(column.name);
  for (std::size_t row = 0; row < rows.rows; ++row) {
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (const NamedColumn& column : rows.list) values.push_back(value_json(column, row));
    list.push_back(std::move(values));
  }
  const nlohmann::ordered_json object = {{"columns", std::move(names)}, {"rows", std::move(list)}};
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// Text for one line of a terminal: what would break it or steer the terminal is shown as a space.
std::string harmless(std::string text) {
  constexpr std::size_t most = 60;
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  std::size_t end = 0, shown = 0;
  for (; end < text.size() && shown < most; ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80) ++shown;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end < text.size() ? text.substr(0, end) + "..." : text;
}

std::string text_of(const Columns& rows, std::size_t shown) {
  const std::size_t count = std::min(rows.rows, shown);
  std::vector<std::string> lines(count + 1);
  for (const NamedColumn& column : rows.list) {
    std::vector<std::string> cells{harmless(column.name)};
    for (std::size_t row = 0; row < count; ++row) cells.push_back(harmless(plain(column, row)));
    std::size_t width = 0;
    for (const std::string& cell : cells) width = std::max(width, tables::character_count(cell));
    const bool right = !std::holds_alternative<CodeColumn>(column.values);
    for (std::size_t i = 0; i < cells.size(); ++i) lines[i] += (lines[i].empty() ? "" : "  ") + padded(cells[i], width, right);
  }
  std::string text;
  for (std::string& line : lines) {
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  if (rows.rows > count)
    text += fmt::format("... and {} more rows: --csv, --json or --out FILE give them all\n", count_text(rows.rows - count));
  if (rows.rows == 0) text += "(no rows)\n";
  return text;
}

}  // namespace

std::string query_data(const std::string& sql, RowFormat format, const StoreChoice& store, const Control& control,
                       std::size_t shown) {
  try {
    tables::Database database = sources::open_store(store.file, sources::database_options(store, control));
    const Columns rows = database.select(sql);
    if (format == RowFormat::csv) return csv_of(rows);
    return format == RowFormat::json ? json_of(rows) : text_of(rows, shown);
  } catch (const tables::DatabaseInterrupted&) {
    throw DataInterrupted();
  }
}

}  // namespace entrepot
