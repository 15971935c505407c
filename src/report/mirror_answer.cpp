// `entrepot accounts mirror`: exporter's and importer's figures side by side.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/accounts_report.hpp"
#include "report/account_answers.hpp"
#include "report/json_values.hpp"
#include "report/number_text.hpp"
#include "report/table_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

constexpr double million = 1e6;

double size_of(const MirrorRow& row) {
  return std::max(std::isnan(row.exports) ? 0 : row.exports, std::isnan(row.imports) ? 0 : row.imports);
}

TableCell money_cell(double value) { return std::isnan(value) ? TableCell{"", ""} : number_cell(value / million, 1); }

DataTable table_of(const MirrorComparison& comparison) {
  std::vector<MirrorRow> rows = comparison.rows;
  std::ranges::stable_sort(rows, [](const MirrorRow& a, const MirrorRow& b) { return size_of(a) > size_of(b); });
  DataTable table;
  table.id = "mirror";
  table.caption = "One flow, counted at both ends";
  table.columns = {{"exporter", false},       {"importer", false},  {"product", false},        {"year", false},
                   {"exporter counts", true}, {"margin, %", true},  {"importer counts", true}, {"gap, log %", true},
                   {"asymmetry", true},       {"counted by", false}};
  for (const MirrorRow& row : rows)
    table.rows.push_back(
        {text_cell(row.exporter), text_cell(row.importer), text_cell(row.product), text_cell(std::to_string(row.year)),
         money_cell(row.exports), percent_cell(row.margin), money_cell(row.imports), percent_cell(row.gap),
         std::isnan(row.asymmetry) ? TableCell{"", ""} : number_cell(row.asymmetry, 2), text_cell(to_string(row.cover))});
  return table;
}

std::string json_of(const MirrorComparison& comparison) {
  Json json = {{"exporters", comparison.exporters_name},
               {"importers", comparison.importers_name},
               {"currency", comparison.currency},
               {"unit", comparison.currency + "; margins are fractions, gaps are logarithms"},
               {"margin_median", number_json(comparison.margin_median)},
               {"routes_with_margin", comparison.routes_with_margin},
               {"coverage",
                {{"both", comparison.both},
                 {"exporter_only", comparison.exporter_only},
                 {"importer_only", comparison.importer_only},
                 {"exports", number_json(comparison.exports_total)},
                 {"exports_counted_by_both", number_json(comparison.exports_covered)},
                 {"imports", number_json(comparison.imports_total)},
                 {"imports_counted_by_both", number_json(comparison.imports_covered)}}},
               {"asymmetry", number_json(comparison.asymmetry)},
               {"notes", comparison.notes}};
  json["rows"] = Json::array();
  for (const MirrorRow& row : comparison.rows)
    json["rows"].push_back({{"exporter", row.exporter},
                            {"importer", row.importer},
                            {"product", row.product},
                            {"year", row.year},
                            {"exports", number_json(row.exports)},
                            {"imports", number_json(row.imports)},
                            {"margin", number_json(row.margin)},
                            {"exports_at_importer", number_json(row.exports_at_importer)},
                            {"gap", number_json(row.gap)},
                            {"asymmetry", number_json(row.asymmetry)},
                            {"counted_by", to_string(row.cover)}});
  return json.dump(2) + "\n";
}

std::string words_of(const MirrorComparison& comparison) {
  std::string text = fmt::format("{} flows are counted at both ends, {} by the exporter alone, {} by the importer alone",
                                 comparison.both, comparison.exporter_only, comparison.importer_only);
  if (comparison.both > 0)
    text += fmt::format("; over the former the two ends differ by {} of their sum", percent_text(100 * comparison.asymmetry));
  text +=
      fmt::format(". Freight margin: {} ({}).\n", percent_text(100 * comparison.margin_median),
                  comparison.query.margin.stated ? "stated" : fmt::format("median of {} routes", comparison.routes_with_margin));
  return text;
}

}  // namespace

std::string mirror_answer(const MirrorComparison& comparison, AnswerFormat format, bool colour, std::size_t most_rows) {
  if (format == AnswerFormat::json) return json_of(comparison);
  const DataTable table = table_of(comparison);
  if (format == AnswerFormat::csv) return table_csv(table);
  return bold("Million " + comparison.currency, colour) + "\n" + table_text(table, colour, most_rows) + words_of(comparison) +
         notes_text(comparison.notes);
}

}  // namespace entrepot
