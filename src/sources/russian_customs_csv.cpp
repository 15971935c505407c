// Russian Federal Customs Service (customs.gov.ru, open data) as CSV, in two layouts: by HS chapter (hs2, export_2021_musd,
// import_2021_musd ...) and by month and partner (flow, partner_ru, month, musd, iso3). Values: million USD; exports f.o.b.,
// imports c.i.f. Licence: CC BY 4.0 of the compilation. Traps: chapters 01 to 24 stand as one group from 2021 on; the row without
// a code is the total; published totals include additions for unrecorded trade that monthly data lack; partners are a selection,
// their sum is no total; nothing by partner after January 2022.
#include <charconv>
#include <cmath>

#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "sources/trade_rows.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

constexpr Place reporter_place = {PlaceKind::economy, "RUS"};

bool by_chapter(const FileHead& head) { return has_columns(head, {"hs2", "hs_chapter_ru"}); }
bool by_partner(const FileHead& head) { return has_columns(head, {"flow", "partner_ru", "month", "musd", "iso3"}); }

struct ValueColumn {
  std::string name;
  bool exports = false;
  int year = 0;
};

/// "export_2021_musd"
std::vector<ValueColumn> value_columns(const FileHead& head) {
  std::vector<ValueColumn> columns;
  for (const std::string& name : head.header) {
    const bool exports = name.starts_with("export_");
    if ((!exports && !name.starts_with("import_")) || name.size() != 16 || !name.ends_with("_musd")) continue;
    int year = 0;
    if (std::from_chars(name.data() + 7, name.data() + 11, year).ptr == name.data() + 11)
      columns.push_back({name, exports, year});
  }
  return columns;
}

Publication about(const std::filesystem::path& file, const ReadOptions& options, std::string classification) {
  return {.source = "russia-fcs",
          .title = "Russian Federal Customs Service",
          .vintage = vintage_of(file, options),
          .licence = "CC BY 4.0",
          .classification = std::move(classification)};
}

Publication read_chapters(const FileHead& head, const ReadOptions& options, Problems& problems) {
  const std::vector<ValueColumn> values = value_columns(head);
  if (values.empty()) problems.add({.file = head.path.string(), .line = 1, .rule = "must have columns as export_2021_musd"});
  std::vector<tables::Column> columns = {{.name = "hs2", .may_be_empty = true}};
  for (const ValueColumn& value : values) columns.push_back({.name = value.name, .type = tables::ColumnType::number, .min = 0});
  const auto table = tables::read_csv(head.path, columns, problems);
  if (!table || values.empty()) return {};
  TradeRows rows;
  for (std::size_t r = 0; r < table->rows(); ++r) {
    const std::string_view code = table->text("hs2")[r];
    for (const ValueColumn& value : values)
      rows.add({.reporter = "RUS",
                .partner = "WLD",
                .reporter_place = reporter_place,
                .partner_place = {PlaceKind::total, "WLD"},
                .exports = value.exports,
                .product = code.empty() ? "TOTAL" : code,
                .year = value.year,
                .value = table->number(value.name)[r] * 1e6,
                .price_basis = value.exports ? "fob" : "cif",
                .row = table->line(r)});
  }
  return rows.finish(about(head.path, options, "HS2"));
}

Publication read_partners(const FileHead& head, const ReadOptions& options, Problems& problems) {
  const auto table = tables::read_csv(head.path,
                                      {{.name = "flow"},
                                       {.name = "partner_ru"},
                                       {.name = "month"},
                                       {.name = "iso3", .may_be_empty = true},
                                       {.name = "musd", .type = tables::ColumnType::number, .may_be_empty = true}},
                                      problems);
  if (!table) return {};
  TradeRows rows;
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; r < table->rows(); ++r) {
    Day day;
    const std::string_view flow = table->text("flow")[r], name = table->text("partner_ru")[r], iso3 = table->text("iso3")[r];
    if (!parse_day(table->text("month")[r], day) || day.month == 0 || day.day != 0)
      faults.found.add(table->problem(r, "month", std::string(table->text("month")[r]), "must be a month (2021-03)"));
    if (flow != "M" && flow != "X")
      faults.found.add(table->problem(r, "flow", std::string(flow), "must be M (imports) or X (exports)"));
    const double value = table->number("musd")[r];
    if (std::isnan(value)) {
      rows.leave_out("months without a value", 0);
      continue;
    }
    rows.add({.reporter = "RUS",
              .partner = iso3.empty() ? name : iso3,
              .reporter_place = reporter_place,
              .partner_place = iso3.empty() ? place_named(name) : iso3_place(iso3),
              .exports = flow == "X",
              .year = day.year,
              .month = day.month,
              .value = value * 1e6,
              .price_basis = flow == "X" ? "fob" : "cif",
              .row = table->line(r)});
  }
  return rows.finish(about(head.path, options, "TOTAL"));
}

}  // namespace

bool knows_russian_customs_csv(const FileHead& head) { return by_chapter(head) || by_partner(head); }

Publication read_russian_customs_csv(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const FileHead head = read_head(file, problems);
  return by_partner(head) ? read_partners(head, options, problems) : read_chapters(head, options, problems);
}

}  // namespace entrepot::sources
