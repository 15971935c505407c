// Prices, exchange rates and budgets as CSV, by their columns.
// Date, Price: an oil price, USD a barrel (US Energy Information Administration, public domain); which one, and by day, month or
// year, stands in the file's name (brent-daily, wti-monthly); the day of a monthly or yearly price says nothing. Date, Country,
// Exchange rate: units of the country's currency for one USD, monthly averages (Federal Reserve H.10). date, USD_XXX ...: units
// of XXX for one USD. date, XXX, YYY ..., and ..._per_unit in the file's name: units of the currency named there for one XXX.
// indicator, date, B_RUB, USD_RUB, B_USD: a federal budget in billions by month (Ministry of Finance). The column in USD follows
// from the rest. Traps: an average of a month is no rate of a day; missing days are not filled; first of the month stands for the
// month in monthly files.
#include <cmath>

#include <fmt/format.h>

#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

using tables::ColumnType;

bool is_currency(std::string_view text) {
  return text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}
bool is_pair(std::string_view text) {
  return text.size() == 7 && is_currency(text.substr(0, 3)) && text[3] == '_' && is_currency(text.substr(4));
}

bool prices(const FileHead& head) { return head.header == std::vector<std::string>{"Date", "Price"}; }
bool rates_by_country(const FileHead& head) {
  return head.header == std::vector<std::string>{"Date", "Country", "Exchange rate"};
}
bool budget(const FileHead& head) { return has_columns(head, {"indicator", "date", "B_RUB"}); }
bool rates(const FileHead& head) {
  if (head.header.size() < 2 || head.header[0] != "date") return false;
  const bool per_unit = head.name.find("_per_unit") != std::string::npos;
  return per_unit ? is_currency(head.header[1]) : is_pair(head.header[1]);
}

/// How much of a date counts: from the file's name.
int precision_of(const std::string& name) {
  if (name.find("year") != std::string::npos || name.find("annual") != std::string::npos) return 1;
  return name.find("month") != std::string::npos ? 2 : 3;
}

struct DatedRows {
  SeriesRows rows;
  tables::TableProblems faults;
  int precision;
  DatedRows(const FileHead& head, Problems& problems) : faults(problems), precision(precision_of(head.name)) {}

  void add(const tables::Table& table, std::size_t r, const std::string& date_column, std::string_view series,
           std::string_view place, double value, std::string_view unit, std::string_view quoted = "") {
    Day day;
    const std::string_view text = table.text(date_column)[r];
    if (!parse_day(text, day))
      return faults.found.add(table.problem(r, date_column, std::string(text), "must be a date (2022-03-31)"));
    if (std::isnan(value)) return rows.leave_out("dates without a value");
    if (precision < 3) day.day = 0;
    if (precision < 2) day.month = 0;
    rows.at(table.line(r));
    rows.add(std::string(series) +
                 (precision < 2   ? "_annual"
                  : precision < 3 ? "_monthly"
                                  : "_daily") +
                 std::string(quoted),
             place, day, value, unit);
  }
};

void read_prices(const FileHead& head, DatedRows& dated, Problems& problems) {
  const std::string series = head.name.substr(0, head.name.find_first_of("-_."));
  const auto table = tables::read_csv(
      head.path, {{.name = "Date"}, {.name = "Price", .type = ColumnType::number, .may_be_empty = true}}, problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r)
    dated.add(*table, r, "Date", series, "", table->number("Price")[r], "USD/barrel");
}

void read_rates_by_country(const FileHead& head, DatedRows& dated, Problems& problems) {
  dated.precision = 2;
  const auto table = tables::read_csv(
      head.path,
      {{.name = "Date"}, {.name = "Country"}, {.name = "Exchange rate", .type = ColumnType::number, .may_be_empty = true}},
      problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r) {
    const std::string_view country = table->text("Country")[r];
    const Place place = place_named(country);
    const bool euro = country == "Euro";
    if (!euro) dated.rows.unknown().note("place", country, place, 0);
    dated.add(*table, r, "Date", "exchange_rate", euro ? "EUR" : stored_code(country, place), table->number("Exchange rate")[r],
              "local currency per USD");
  }
}

void read_rates(const FileHead& head, DatedRows& dated, Problems& problems) {
  std::vector<tables::Column> columns = {{.name = "date"}};
  std::vector<std::pair<std::string, std::string>> units;  // column, unit
  const std::size_t per_unit = head.name.find("_per_unit");
  for (const std::string& name : head.header) {
    if (per_unit != std::string::npos && is_currency(name)) {
      std::string currency = head.name.substr(per_unit >= 3 ? per_unit - 3 : 0, 3);
      for (char& c : currency)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      units.emplace_back(name, currency + " per " + name);
    } else if (is_pair(name)) {
      units.emplace_back(name, name.substr(4) + " per " + name.substr(0, 3));
    } else if (name != "date") {
      dated.rows.leave_out("column " + name + ": computed from the others", 0);
    }
  }
  for (const auto& [name, unit] : units)
    columns.push_back({.name = name, .type = ColumnType::number, .min = 0, .may_be_empty = true});
  const auto table = tables::read_csv(head.path, columns, problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r)
    for (const auto& [name, unit] : units)
      dated.add(*table, r, "date", "exchange_rate", "", table->number(name)[r], unit, "/" + unit);
}

void read_budget(const FileHead& head, DatedRows& dated, Problems& problems) {
  dated.precision = 2;
  const auto table = tables::read_csv(
      head.path, {{.name = "indicator"}, {.name = "date"}, {.name = "B_RUB", .type = ColumnType::number, .may_be_empty = true}},
      problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r)
    dated.add(*table, r, "date", "budget", "RUS", table->number("B_RUB")[r], "billion RUB",
              "/" + std::string(table->text("indicator")[r]));
  dated.rows.leave_out("columns USD_RUB and B_USD: a rate that stands in its own file, and what follows from it", 0);
}

}  // namespace

bool knows_market_series(const FileHead& head) { return prices(head) || rates_by_country(head) || rates(head) || budget(head); }

Publication read_market_series(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const FileHead head = read_head(file, problems);
  DatedRows dated(head, problems);
  if (prices(head))
    read_prices(head, dated, problems);
  else if (rates_by_country(head))
    read_rates_by_country(head, dated, problems);
  else if (budget(head))
    read_budget(head, dated, problems);
  else
    read_rates(head, dated, problems);
  return dated.rows.finish({.source = "market-series",
                            .title = file.stem().string(),
                            .vintage = vintage_of(file, options),
                            .licence = prices(head) || rates_by_country(head) ? "public domain" : "not stated"});
}

}  // namespace entrepot::sources
