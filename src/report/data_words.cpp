// What a store holds and what an import brought, in words and as JSON.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/data_store.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t codes_shown = 12;  // the rest is counted: all are in the table unknown_codes

std::string amount(double value, const std::string& unit) {
  if (value == 0 && unit.empty()) return "";
  return significant_text(value, 4) + (unit.empty() ? "" : narrow_space + unit);
}

std::string period(const ImportRecord& record) {
  if (record.first_period == record.last_period) return record.first_period;
  return record.first_period + " to " + record.last_period;
}

/// "1,234 rows, 12 reporters, 200 partners, 5000 products"; what there is none of is left out.
std::string extent(const ImportRecord& record) {
  std::string text = count_text(record.rows) + " rows";
  const auto add = [&](std::uint64_t count, const std::string& what) {
    if (count > 0) text += ", " + count_text(count) + " " + what + (count == 1 ? "" : "s");
  };
  add(record.reporters, "reporter");
  add(record.partners, "partner");
  add(record.products, "product");
  return text;
}

std::string unknown_text(const ImportRecord& record) {
  std::string text;
  for (std::size_t i = 0; i < std::min(record.unknown.size(), codes_shown); ++i) {
    const UnknownCodeRecord& unknown = record.unknown[i];
    text += fmt::format("  unknown {} {}: {} rows, {}\n", unknown.kind, unknown.code, count_text(unknown.rows),
                        amount(unknown.value, record.value_unit));
  }
  if (record.unknown.size() > codes_shown)
    text += fmt::format("  and {} more unknown codes: entrepot data sql \"FROM unknown_codes WHERE import = '{}'\"\n",
                        count_text(record.unknown.size() - codes_shown), record.id);
  return text;
}

std::string rows_text(const std::string& what, const std::vector<RowsRecord>& list, const std::string& unit) {
  std::string text;
  for (const RowsRecord& rows : list) {
    const std::string value = rows.value == 0 ? "" : ", " + amount(rows.value, unit);
    text += fmt::format("  {}: {} rows{}: {}\n", what, count_text(rows.rows), value, rows.reason);
  }
  return text;
}

std::string imported_text(const ImportedFile& imported) {
  const ImportRecord& record = imported.record;
  if (imported.was_there)
    return fmt::format("{}  {}: there already, imported {} UTC; nothing was done\n", record.id, record.file, record.imported_at);
  std::string text = fmt::format("{}  {}\n  {}, vintage {}, into table {}\n  {}, {}", record.id, record.file, record.title,
                                 record.vintage, record.table, extent(record), period(record));
  if (const std::string value = amount(record.value, record.value_unit); !value.empty()) text += ", " + value;
  text += "\n";
  if (record.rows_read != record.rows) text += fmt::format("  {} rows read\n", count_text(record.rows_read));
  text += unknown_text(record) + rows_text("left out", record.left_out, record.value_unit) +
          rows_text("note", record.noted, record.value_unit);
  if (imported.superseded_rows > 0)
    text += fmt::format("  {} rows of older vintages are no longer in {}_latest\n", count_text(imported.superseded_rows),
                        record.table);
  for (const OverlapRecord& overlap : imported.overlaps)
    text += fmt::format("  warning: {} rows ({}) stand in import {} too, of the same vintage: {}_latest counts them twice\n",
                        count_text(overlap.rows), amount(overlap.value, record.value_unit), overlap.other, record.table);
  return text;
}

nlohmann::ordered_json rows_json(const std::vector<RowsRecord>& rows) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RowsRecord& r : rows) list.push_back({{"reason", r.reason}, {"rows", r.rows}, {"value", r.value}});
  return list;
}

nlohmann::ordered_json record_json(const ImportRecord& record) {
  nlohmann::ordered_json unknown = nlohmann::ordered_json::array();
  for (const UnknownCodeRecord& u : record.unknown)
    unknown.push_back({{"kind", u.kind}, {"code", u.code}, {"rows", u.rows}, {"value", u.value}});
  return {{"id", record.id},
          {"source", record.source},
          {"title", record.title},
          {"vintage", record.vintage},
          {"licence", record.licence},
          {"classification", record.classification},
          {"table", record.table},
          {"file", record.file},
          {"sha256", record.sha256},
          {"bytes", record.bytes},
          {"rows", record.rows},
          {"rows_read", record.rows_read},
          {"current_rows", record.current_rows},
          {"first_period", record.first_period},
          {"last_period", record.last_period},
          {"reporters", record.reporters},
          {"partners", record.partners},
          {"products", record.products},
          {"value", record.value},
          {"value_unit", record.value_unit},
          {"unknown", std::move(unknown)},
          {"left_out", rows_json(record.left_out)},
          {"noted", rows_json(record.noted)},
          {"program", record.program},
          {"imported_at", record.imported_at}};
}

std::string dumped(const nlohmann::ordered_json& object) {
  return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

std::string import_text(const ImportOutcome& outcome) {
  std::string text;
  for (const ImportedFile& imported : outcome.imported) text += imported_text(imported);
  return text;
}

std::string import_json(const ImportOutcome& outcome) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const ImportedFile& imported : outcome.imported) {
    nlohmann::ordered_json entry = record_json(imported.record);
    entry["was_there"] = imported.was_there;
    entry["superseded_rows"] = imported.superseded_rows;
    entry["overlaps"] = nlohmann::ordered_json::array();
    for (const OverlapRecord& overlap : imported.overlaps)
      entry["overlaps"].push_back({{"import", overlap.other}, {"rows", overlap.rows}, {"value", overlap.value}});
    list.push_back(std::move(entry));
  }
  return dumped({{"imports", std::move(list)}});
}

std::string imports_text(const std::vector<ImportRecord>& imports) {
  if (imports.empty()) return "the store holds no imports yet\n";
  std::string text;
  for (const ImportRecord& record : imports) {
    const std::string superseded =
        record.current_rows == record.rows
            ? ""
            : fmt::format(", {} of them superseded by later vintages", count_text(record.rows - record.current_rows));
    text += fmt::format("{}  {}  vintage {}  {}  {} rows{}\n              {} (sha256 {}..., imported {} UTC)\n", record.id,
                        record.source, record.vintage, period(record), count_text(record.rows), superseded, record.file,
                        record.sha256.substr(0, 12), record.imported_at);
  }
  return text;
}

std::string imports_json(const std::vector<ImportRecord>& imports) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const ImportRecord& record : imports) list.push_back(record_json(record));
  return dumped({{"imports", std::move(list)}});
}

}  // namespace entrepot
