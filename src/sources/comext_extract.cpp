// Extracts of Eurostat Comext as researchers publish them, by their columns: cn8 or hs4, partner, month (exports of the EU of 27
// as a whole); reporter, hs6, partner, year; reporter, partner, month (totals of the members, English names). Licence:
// Eurostat's, reuse with attribution. Values: EUR, exports f.o.b.; no quantities. Traps: codes keep their leading zeros; a sum
// over the listed products is not trade in all goods; rows of the United Kingdom, which is no member since February 2020, are
// left out.
#include <cmath>

#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "sources/trade_rows.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

constexpr Place european_union = {PlaceKind::economy, "EU27"};

struct Layout {
  std::string reporter, product, period, classification;
};

std::optional<Layout> layout_of(const FileHead& head) {
  if (!has_columns(head, {"partner", "value_eur"})) return std::nullopt;
  if (has_columns(head, {"cn8", "month"})) return Layout{"", "cn8", "month", "CN8"};
  if (has_columns(head, {"hs4", "month"})) return Layout{"", "hs4", "month", "HS4"};
  if (has_columns(head, {"reporter", "hs6", "year"})) return Layout{"reporter", "hs6", "year", "HS6"};
  if (has_columns(head, {"reporter", "month"})) return Layout{"reporter", "", "month", "TOTAL"};
  return std::nullopt;
}

Place place_of(std::string_view text) {
  const Place by_code = iso3_place(text);
  return by_code.kind == PlaceKind::unknown ? place_named(text) : by_code;
}

}  // namespace

bool knows_comext_extract(const FileHead& head) { return layout_of(head).has_value(); }

Publication read_comext_extract(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const FileHead head = read_head(file, problems);
  const std::optional<Layout> layout = layout_of(head);
  if (!layout) {
    problems.add({.file = file.string(),
                  .line = 1,
                  .rule = "must have the columns partner, value_eur, month or year, and cn8, hs4, hs6 or reporter"});
    return {};
  }
  std::vector<tables::Column> columns = {
      {.name = "partner"}, {.name = layout->period}, {.name = "value_eur", .type = tables::ColumnType::number, .min = 0}};
  if (!layout->reporter.empty()) columns.push_back({.name = layout->reporter});
  if (!layout->product.empty()) columns.push_back({.name = layout->product});
  const auto table = tables::read_csv(file, columns, problems);
  if (!table) return {};
  TradeRows rows;
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; r < table->rows(); ++r) {
    Day day;
    if (!parse_day(table->text(layout->period)[r], day) || day.day != 0)
      faults.found.add(table->problem(r, layout->period, std::string(table->text(layout->period)[r]),
                                      "must be a year or a month (2022, 2022-03)"));
    const std::string_view reporter = layout->reporter.empty() ? "EU27" : table->text(layout->reporter)[r];
    const Place reporter_place = layout->reporter.empty() ? european_union : place_of(reporter);
    const double value = table->number("value_eur")[r];
    if (reporter_place.iso3 == "GBR") {
      rows.leave_out("reporter United Kingdom: no member of the EU of 27", value);
      continue;
    }
    const std::string_view partner = table->text("partner")[r];
    rows.add({.reporter = reporter,
              .partner = partner,
              .reporter_place = reporter_place,
              .partner_place = place_of(partner),
              .exports = true,
              .product = layout->product.empty() ? "TOTAL" : table->text(layout->product)[r],
              .year = day.year,
              .month = day.month,
              .value = value,
              .currency = "EUR",
              .price_basis = "fob",
              .row = table->line(r)});
  }
  return rows.finish({.source = "comext-extract",
                      .title = "Eurostat Comext, extract (" + layout->classification + ")",
                      .vintage = vintage_of(file, options),
                      .licence = "Eurostat: reuse with attribution",
                      .classification = layout->classification});
}

bool knows_comext_partner_totals(const FileHead& head) {
  return has_columns(head, {"partner", "PERIOD", "year", "VALUE_IN_EUR"});
}

/// Exports of the EU of 27 by partner and year, from two editions: names in English to 2018 and in French since, with
/// "Extra-EU27" and "Intra-EU27" among the partners. A partner that stands twice in a year keeps its second value under its
/// published name.
Publication read_comext_partner_totals(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  using tables::ColumnType;
  const auto table = tables::read_csv(file,
                                      {{.name = "partner"},
                                       {.name = "year", .type = ColumnType::integer, .min = 1988, .max = 2100},
                                       {.name = "VALUE_IN_EUR", .type = ColumnType::number, .min = 0}},
                                      problems);
  if (!table) return {};
  TradeRows rows;
  std::map<std::pair<std::string_view, std::int64_t>, int> seen;
  for (std::size_t r = 0; r < table->rows(); ++r) {
    const std::string_view partner = table->text("partner")[r];
    const std::int64_t year = table->integer("year")[r];
    Place place = place_named(partner);
    if (place.kind == PlaceKind::economy && place.iso3 != "ESP" && ++seen[{place.iso3, year}] > 1) place = {};
    rows.add({.reporter = "EU27",
              .partner = partner,
              .reporter_place = european_union,
              .partner_place = place,
              .exports = true,
              .year = static_cast<int>(year),
              .value = table->number("VALUE_IN_EUR")[r],
              .currency = "EUR",
              .price_basis = "fob",
              .row = table->line(r)});
  }
  return rows.finish({.source = "comext-partner-totals",
                      .title = "Eurostat Comext, exports of the EU of 27 by partner",
                      .vintage = vintage_of(file, options),
                      .licence = "Eurostat: reuse with attribution",
                      .classification = "TOTAL"});
}

}  // namespace entrepot::sources
