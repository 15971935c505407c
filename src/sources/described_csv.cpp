// Any CSV, as its description says (description.hpp).
#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "sources/description.hpp"
#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "sources/trade_rows.hpp"
#include "tables/csv.hpp"
#include "tables/csv_number.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

/// "03/2022" with MM/YYYY as 2022-03.
bool parse_period(std::string_view text, const std::string& format, Day& day) {
  if (text.size() != format.size()) return false;
  day = {};
  for (std::size_t i = 0; i < format.size(); ++i) {
    int* part = format[i] == 'Y' ? &day.year : format[i] == 'M' ? &day.month : format[i] == 'D' ? &day.day : nullptr;
    if (part == nullptr) {
      if (text[i] != format[i]) return false;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return false;
    *part = *part * 10 + (text[i] - '0');
  }
  const bool month = format.find('M') != std::string::npos, date = format.find('D') != std::string::npos;
  return day.year >= 1800 && day.year <= 2200 && (!month || (day.month >= 1 && day.month <= 12)) &&
         (!date || (day.day >= 1 && day.day <= 31));
}

class DescribedRows {
 public:
  DescribedRows(const Description& d, const tables::Table& table, Problems& problems) : d_(d), table_(table), faults_(problems) {}

  std::string_view text(const std::string& field, std::size_t r) const {
    const DescribedField& f = d_.field(field);
    return f.column.empty() ? std::string_view(f.constant) : table_.text(f.column)[r];
  }
  void fault(std::size_t r, const std::string& field, std::string_view value, std::string rule) {
    const std::string column = d_.field(field).column;
    faults_.found.add(table_.problem(r, column.empty() ? field : column, std::string(value), std::move(rule)));
  }
  /// NaN for what the description calls missing.
  double number(const std::string& field, std::size_t r, double multiplier) {
    const std::string_view written = text(field, r);
    if (std::ranges::find(d_.missing, written) != d_.missing.end()) return std::nan("");
    std::string plain;
    for (const char c : written)
      if (d_.thousands.find(c) == std::string::npos) plain += c == d_.decimal_mark ? '.' : c == '.' ? ',' : c;
    const auto value = tables::parse_number(plain);
    if (!value) fault(r, field, written, "must be a number");
    return value.value_or(0) * multiplier;
  }
  Day period(std::size_t r) {
    Day day;
    if (!parse_period(text("period", r), d_.period_format, day))
      fault(r, "period", text("period", r), "must be a period as " + d_.period_format);
    return day;
  }
  /// The reason to leave the row out; empty where none applies.
  std::string reason(std::size_t r) const {
    for (const LeaveOutRule& rule : d_.leave_out)
      if (std::ranges::find(rule.values, table_.text(rule.column)[r]) != rule.values.end()) return rule.reason;
    return {};
  }

 private:
  const Description& d_;
  const tables::Table& table_;
  tables::TableProblems faults_;
};

Place place_of(std::string_view code, CodeList list, const std::map<std::string, std::string>& map) {
  if (const auto own = map.find(std::string(code)); own != map.end()) {
    const Place place = iso3_place(own->second);
    return place.kind == PlaceKind::unknown ? Place{PlaceKind::economy, own->second} : place;
  }
  switch (list) {
    case CodeList::comtrade:
      return comtrade_place(code);
    case CodeList::comext:
      return comext_place(code);
    case CodeList::imf:
      return imf_place(code);
    case CodeList::names:
      return place_named(code);
    case CodeList::iso3:
      break;
  }
  return iso3_place(code);
}

bool among(const std::vector<std::string>& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

Publication read_trade(const Description& d, const tables::Table& table, Publication about, Problems& problems) {
  TradeRows rows;
  DescribedRows described(d, table, problems);
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const std::string reason = described.reason(r);
    const double value = described.number("value", r, d.value_multiplier);
    if (!reason.empty() || std::isnan(value)) {
      rows.leave_out(reason.empty() ? "rows without a value" : reason, value);
      continue;
    }
    const Day day = described.period(r);
    const std::string_view flow = described.text("flow", r), basis = described.text("price_basis", r),
                           product = described.text("product", r), reporter = described.text("reporter", r),
                           partner = described.text("partner", r);
    if (!among(d.export_words, flow) && !among(d.import_words, flow))
      described.fault(r, "flow", flow, "must be one of the words under [flows]");
    if (basis != "fob" && basis != "cif") described.fault(r, "price_basis", basis, "must be fob or cif");
    if (reporter.empty()) described.fault(r, "reporter", "", "must not be empty");
    if (partner.empty()) described.fault(r, "partner", "", "must not be empty");
    const double quantity = d.field("quantity").given() ? described.number("quantity", r, d.quantity_multiplier) : std::nan("");
    rows.add({.reporter = reporter,
              .partner = partner,
              .reporter_place = place_of(reporter, d.reporter_list, d.reporter_map),
              .partner_place = place_of(partner, d.partner_list, d.partner_map),
              .exports = among(d.export_words, flow),
              .product = product.empty() ? "TOTAL" : product,
              .year = day.year,
              .month = day.month,
              .value = value,
              .currency = described.text("currency", r),
              .price_basis = basis,
              .quantity = quantity,
              .quantity_unit = std::isnan(quantity) ? std::string_view() : described.text("quantity_unit", r),
              .row = table.line(r)});
  }
  return rows.finish(std::move(about));
}

Publication read_series(const Description& d, const tables::Table& table, Publication about, Problems& problems) {
  SeriesRows rows;
  DescribedRows described(d, table, problems);
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const std::string reason = described.reason(r);
    const double value = described.number("value", r, d.value_multiplier);
    if (!reason.empty() || std::isnan(value)) {
      rows.leave_out(reason.empty() ? "rows without a value" : reason);
      continue;
    }
    const std::string_view place = described.text("place", r);
    const Place known = place.empty() ? Place{PlaceKind::economy, {}} : place_of(place, d.partner_list, d.partner_map);
    rows.unknown().note("place", place, known, value);
    rows.at(table.line(r));
    rows.add(described.text("series", r), stored_code(place, known), described.period(r), value, described.text("unit", r));
  }
  return rows.finish(std::move(about));
}

}  // namespace

/// Never by itself: a description must be given.
bool knows_described_csv(const FileHead&) { return false; }

Publication read_described_csv(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  if (options.description.empty()) {
    problems.add({.file = file.string(),
                  .field = "--describe",
                  .rule = "a TOML file that describes the CSV is needed",
                  .hint = "docs/sources.md has an example"});
    return {};
  }
  const auto description = read_description(options.description, problems);
  if (!description) return {};
  std::vector<tables::Column> columns;
  auto need = [&](const std::string& name) {
    if (!name.empty() && std::ranges::none_of(columns, [&](const auto& c) { return c.name == name; }))
      columns.push_back({.name = name, .may_be_empty = true});
  };
  for (const auto& [name, field] : description->fields) need(field.column);
  for (const LeaveOutRule& rule : description->leave_out) need(rule.column);
  const auto table = tables::read_csv(file, columns, problems, {.separator = description->separator});
  if (!table) return {};
  Publication about{.source = description->source,
                    .title = description->title,
                    .vintage = vintage_of(file, options, description->vintage),
                    .licence = description->licence,
                    .classification = description->classification};
  return description->table == "series" ? read_series(*description, *table, std::move(about), problems)
                                        : read_trade(*description, *table, std::move(about), problems);
}

}  // namespace entrepot::sources
