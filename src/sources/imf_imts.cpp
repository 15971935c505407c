// IMF International Merchandise Trade Statistics by partner (IMTS, to 2024 Direction of Trade Statistics), in three layouts: the
// wide download with one column a period (SERIES_CODE, INDICATOR.ID, SCALE.ID, 2016, 2017 ... or 2016-M01, 2016-Q1), SDMX-CSV
// with one line a value (COUNTRY, INDICATOR, COUNTERPART_COUNTRY, TIME_PERIOD, OBS_VALUE) and a list flow, partner, year, musd of
// one reporter. Licence: IMF terms, reuse with attribution. Values: USD by the power of ten of SCALE (millions); imports
// (MG_CIF_USD) c.i.f., exports (XG_FOB_USD) f.o.b., imports f.o.b. (MG_FOB_USD) where asked for. Traps: groups (G001 ...) stand
// among the partners; cells without a report are empty, not zero; where a reporter stopped publishing the IMF fills in from
// partners' reports and its own estimates without a mark (Russia from 2022 on): values of hubs for re-exports are then too low.
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "sources/named_columns.hpp"
#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "sources/trade_rows.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

/// First year of a reporter's partner data that is the IMF's estimate.
struct Estimated {
  std::string_view iso3;
  int from_year;
};
constexpr Estimated estimated[] = {{"RUS", 2022}};

/// "2016", "2016-M03", "2016-03"; quarters are no months and are refused.
bool parse_period(std::string_view text, Day& day) {
  std::string plain(text);
  if (plain.size() == 8 && plain[5] == 'M') plain.erase(5, 1);
  return parse_day(plain, day) && day.day == 0;
}

struct Indicator {
  bool exports = false;
  std::string_view price_basis;
};

/// "XG_FOB_USD" and, in older data sets, "TXG_FOB_USD"; nothing for balances, indices and other currencies.
std::optional<Indicator> indicator(std::string_view id) {
  if (id.starts_with("T")) id.remove_prefix(1);
  if (id == "XG_FOB_USD") return Indicator{true, "fob"};
  if (id == "MG_CIF_USD") return Indicator{false, "cif"};
  if (id == "MG_FOB_USD") return Indicator{false, "fob"};
  return std::nullopt;
}

/// Counts what is estimated among the rows that are kept.
struct ImfRows {
  TradeRows rows;
  std::uint64_t estimates = 0;
  double estimated_value = 0;

  void add(std::string_view reporter, std::string_view partner, const Indicator& what, const Day& day, double value, long line) {
    const Place place = imf_place(reporter), partner_place = imf_place(partner);
    rows.add({.reporter = reporter,
              .partner = partner,
              .reporter_place = place,
              .partner_place = partner_place,
              .exports = what.exports,
              .year = day.year,
              .month = day.month,
              .value = value,
              .price_basis = what.price_basis,
              .row = line});
    if (partner_place.kind == PlaceKind::total) return;
    for (const Estimated& of : estimated)
      if (of.iso3 == place.iso3 && day.year >= of.from_year) {
        ++estimates;
        estimated_value += value;
      }
  }
  Publication finish(const std::filesystem::path& file, const ReadOptions& options) {
    Publication result = rows.finish({.source = "imf-imts",
                                      .title = "IMF, International Merchandise Trade Statistics by partner",
                                      .vintage = vintage_of(file, options),
                                      .licence = "IMF: reuse with attribution",
                                      .classification = "TOTAL"});
    if (estimates > 0)
      result.coverage.noted.push_back({"estimates of the IMF: the reporter publishes nothing", estimates, estimated_value});
    return result;
  }
};

double scale_of(std::string_view power, bool& fine) {
  int exponent = 0;
  const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
  fine = error == std::errc{} && end == power.data() + power.size() && exponent >= 0 && exponent <= 12;
  return fine ? std::pow(10.0, exponent) : 1;
}

/// One column a period. Values have six digits behind the point of millions: scaled they are rounded once.
Publication read_wide(const FileHead& head, const ReadOptions& options, Problems& problems) {
  std::vector<std::pair<std::string, Day>> periods;
  std::vector<tables::Column> columns = {
      {.name = "COUNTRY.ID"}, {.name = "INDICATOR.ID"}, {.name = "COUNTERPART_COUNTRY.ID"}, {.name = "SCALE.ID"}};
  std::size_t quarters = 0;
  for (const std::string& name : head.header) {
    Day day;
    if (parse_period(name, day)) {
      periods.emplace_back(name, day);
      columns.push_back({.name = name, .type = tables::ColumnType::number, .may_be_empty = true});
    }
    quarters += name.size() == 7 && name[5] == 'Q' ? 1 : 0;
  }
  const auto table = tables::read_csv(head.path, columns, problems);
  if (!table) return {};
  ImfRows rows;
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; r < table->rows(); ++r) {
    bool fine = true;
    const double scale = scale_of(table->text("SCALE.ID")[r], fine);
    if (!fine)
      faults.found.add(
          table->problem(r, "SCALE.ID", std::string(table->text("SCALE.ID")[r]), "must be a power of ten from 0 to 12"));
    const auto what = indicator(table->text("INDICATOR.ID")[r]);
    for (const auto& [name, day] : periods) {
      const double value = table->number(name)[r];
      if (!what) {
        rows.rows.leave_out("indicator " + std::string(table->text("INDICATOR.ID")[r]) + ": no trade in USD", 0);
      } else if (std::isnan(value)) {
        rows.rows.leave_out("cells without a value: no report, not zero", 0);
      } else {
        rows.add(table->text("COUNTRY.ID")[r], table->text("COUNTERPART_COUNTRY.ID")[r], *what, day, value * scale,
                 table->line(r));
      }
    }
  }
  if (quarters > 0) rows.rows.leave_out(fmt::format("{} columns of quarters, sums of months", quarters), 0);
  return rows.finish(head.path, options);
}

/// One line a value, as the SDMX service writes it. SCALE is a power of ten or missing (then units).
Publication read_long(const FileHead& head, const ReadOptions& options, Problems& problems) {
  const std::string scale_column = column_named(head, {"SCALE", "SCALE.ID", "UNIT_MULT"});
  std::vector<tables::Column> columns = {{.name = "COUNTRY"},
                                         {.name = "INDICATOR"},
                                         {.name = "COUNTERPART_COUNTRY"},
                                         {.name = "TIME_PERIOD"},
                                         {.name = "OBS_VALUE", .type = tables::ColumnType::number, .may_be_empty = true}};
  if (!scale_column.empty()) columns.push_back({.name = scale_column, .may_be_empty = true});
  const auto table = tables::read_csv(head.path, columns, problems);
  if (!table) return {};
  ImfRows rows;
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; r < table->rows(); ++r) {
    const std::string_view period = table->text("TIME_PERIOD")[r], id = table->text("INDICATOR")[r];
    const double value = table->number("OBS_VALUE")[r];
    Day day;
    if (period.size() == 7 && period[5] == 'Q') {
      rows.rows.leave_out("quarters, sums of months", std::isnan(value) ? 0 : value);
      continue;
    }
    if (!parse_period(period, day))
      faults.found.add(table->problem(r, "TIME_PERIOD", std::string(period), "must be a year or a month (2022, 2022-M03)"));
    bool fine = true;
    const std::string_view power = scale_column.empty() ? std::string_view() : table->text(scale_column)[r];
    const double scale = power.empty() ? 1 : scale_of(power, fine);
    if (!fine) faults.found.add(table->problem(r, scale_column, std::string(power), "must be a power of ten from 0 to 12"));
    const auto what = indicator(id);
    if (!what)
      rows.rows.leave_out("indicator " + std::string(id) + ": no trade in USD", 0);
    else if (std::isnan(value))
      rows.rows.leave_out("cells without a value: no report, not zero", 0);
    else
      rows.add(table->text("COUNTRY")[r], table->text("COUNTERPART_COUNTRY")[r], *what, day, value * scale, table->line(r));
  }
  return rows.finish(head.path, options);
}

/// flow (M, X), partner, year, musd. The reporter stands in the name of the file, in words, or as its ISO code.
Publication read_list(const FileHead& head, const ReadOptions& options, Problems& problems) {
  std::string_view reporter;
  for (std::size_t at = 0; at < head.name.size() && reporter.empty();) {
    const std::size_t end = std::min(head.name.find_first_of("_-. ", at), head.name.size());
    const std::string_view word = std::string_view(head.name).substr(at, end - at);
    const Place place = iso3_place(word).kind == PlaceKind::economy ? iso3_place(word) : place_named(word);
    if (place.kind == PlaceKind::economy) reporter = place.iso3;
    at = end + 1;
  }
  if (reporter.empty())
    problems.add(
        {.file = head.path.string(), .rule = "the name of the file must begin with its reporter, as in russia_by_partner.csv"});
  const auto table = tables::read_csv(head.path,
                                      {{.name = "flow"},
                                       {.name = "partner"},
                                       {.name = "year", .type = tables::ColumnType::integer, .min = 1948, .max = 2100},
                                       {.name = "musd", .type = tables::ColumnType::number}},
                                      problems);
  if (!table || reporter.empty()) return {};
  ImfRows rows;
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; r < table->rows(); ++r) {
    const std::string_view flow = table->text("flow")[r];
    if (flow != "M" && flow != "X")
      faults.found.add(table->problem(r, "flow", std::string(flow), "must be M (imports) or X (exports)"));
    rows.add(reporter, table->text("partner")[r], flow == "X" ? Indicator{true, "fob"} : Indicator{false, "cif"},
             {.year = static_cast<int>(table->integer("year")[r])}, table->number("musd")[r] * 1e6, table->line(r));
  }
  return rows.finish(head.path, options);
}

bool is_wide(const FileHead& head) {
  return has_columns(head, {"SERIES_CODE", "INDICATOR.ID", "COUNTRY.ID", "COUNTERPART_COUNTRY.ID", "SCALE.ID"});
}
bool is_long(const FileHead& head) {
  return has_columns(head, {"COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "TIME_PERIOD", "OBS_VALUE"});
}
bool is_list(const FileHead& head) { return has_columns(head, {"flow", "partner", "year", "musd"}); }

}  // namespace

bool knows_imf_imts(const FileHead& head) { return is_wide(head) || is_long(head) || is_list(head); }

Publication read_imf_imts(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const FileHead head = read_head(file, problems);
  if (is_wide(head)) return read_wide(head, options, problems);
  if (is_long(head)) return read_long(head, options, problems);
  return read_list(head, options, problems);
}

}  // namespace entrepot::sources
