// World Input-Output Database, 2016 release, the wide table of one year as CSV: IndustryCode, IndustryDescription, Country, RNr
// (Year), then columns AUS1 ... AUS56 (industries in the order of RNr) and AUS57 ... AUS61 (CONS_h, CONS_np, CONS_g, GFCF,
// INVEN), TOT. Values: million current USD at basic prices. Licence: CC BY 4.0 (Timmer et al. 2015). Traps: the last rows
// (Country TOT: II_fob, TXSP, EXP_adj, PURR, PURNR, VA, IntTTM, GO) are no deliveries and are left out; the rest of the world is
// ROW; Taiwan is an economy.
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "sources/input_output_rows.hpp"
#include "sources/published_readers.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

constexpr std::array<std::string_view, 5> final_uses = {"CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"};

struct NumberedColumn {
  std::string name, economy;
  std::size_t number = 0;
};

/// "AUS57" into AUS and 57.
std::vector<NumberedColumn> numbered_columns(const FileHead& head) {
  std::vector<NumberedColumn> columns;
  for (const std::string& name : head.header) {
    std::size_t number = 0;
    if (name.size() < 4 || name.size() > 5) continue;
    const auto [end, error] = std::from_chars(name.data() + 3, name.data() + name.size(), number);
    if (error == std::errc{} && end == name.data() + name.size() && number > 0)
      columns.push_back({name, name.substr(0, 3), number});
  }
  return columns;
}

}  // namespace

bool knows_wiod_wide(const FileHead& head) { return has_columns(head, {"IndustryCode", "Country", "RNr"}); }

Publication read_wiod_wide(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  Problems of_head;
  const FileHead head = read_head(file, of_head);
  for (const Problem& problem : of_head.list()) problems.add(problem);
  if (!of_head.empty()) return {};
  std::vector<tables::Column> columns = {
      {.name = "IndustryCode"}, {.name = "Country"}, {.name = "RNr", .type = tables::ColumnType::integer, .min = 0, .max = 1e6}};
  const std::vector<NumberedColumn> numbered = numbered_columns(head);
  for (const NumberedColumn& column : numbered) columns.push_back({.name = column.name, .type = tables::ColumnType::number});
  const auto table = tables::read_csv(file, columns, problems);
  if (!table) return {};
  int year = 0;
  const std::string name = file.filename().string();
  for (std::size_t at = 0; at + 4 <= name.size() && year == 0; ++at) {
    int number = 0;
    const auto [end, error] = std::from_chars(name.data() + at, name.data() + at + 4, number);
    if (error == std::errc{} && end == name.data() + at + 4 && number >= 1995 && number <= 2100) year = number;
  }
  if (year == 0)
    problems.add({.file = file.string(), .rule = "the name of the file must hold its year, as in WIOT2014_Nov16_ROW.csv"});
  std::vector<std::string> industries;  // in the order of the rows of the first economy
  const auto &code = table->text("IndustryCode"), &country = table->text("Country");
  for (std::size_t r = 0; r < table->rows() && country[r] == country[0]; ++r) industries.emplace_back(code[r]);
  const std::size_t finals_from = industries.size() + 1;
  InputOutputRows rows(year, 1e6);
  for (const NumberedColumn& column : numbered) {
    const auto& value = table->number(column.name);
    const bool final = column.number >= finals_from;
    if (final && column.number - finals_from >= final_uses.size()) {
      problems.add({.file = file.string(),
                    .line = 1,
                    .field = column.name,
                    .rule = fmt::format("there are {} industries and 5 final uses", industries.size())});
      continue;
    }
    const std::string use = final ? std::string(final_uses[column.number - finals_from]) : industries[column.number - 1];
    for (std::size_t r = 0; r < table->rows(); ++r) {
      rows.at(table->line(r));
      if (country[r] == "TOT")
        rows.leave_out("taxes, adjustments, value added and output under the columns", value[r]);
      else
        rows.add(country[r], code[r], column.economy, use, value[r]);
    }
  }
  return rows.finish({.source = "wiod-2016",
                      .title = fmt::format("WIOD, 2016 release, {}", year),
                      .vintage = vintage_of(file, options, "2016"),
                      .licence = "CC BY 4.0",
                      .classification = "WIOD2016"});
}

}  // namespace entrepot::sources
