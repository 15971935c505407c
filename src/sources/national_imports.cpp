// Imports by partner and year of national statistical offices, as Eurostat passes them on: REPORTER, PARTNER (English names, some
// of the office's own), PRODUCT, FLOW, STAT_PROCEDURE, PERIOD (Y2019), VALUE_IN_EUR. Licence: CC BY 4.0. Values: EUR, converted
// from USD at a yearly rate; imports c.i.f. (the countries' own rule), exports f.o.b. Traps: groups of countries stand among the
// partners
// ("World", "Europe", "Rest of the world" ...) and are left out beside them; "Other countries" is trade with no single country;
// the last year may be incomplete.
#include <charconv>

#include "sources/named_columns.hpp"
#include "sources/published_readers.hpp"
#include "sources/trade_rows.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {

bool knows_national_imports(const FileHead& head) {
  return has_columns(head, {"REPORTER", "PARTNER", "PRODUCT", "FLOW", "STAT_PROCEDURE", "PERIOD", "VALUE_IN_EUR"});
}

Publication read_national_imports(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const auto table = tables::read_csv(file,
                                      {{.name = "REPORTER"},
                                       {.name = "PARTNER"},
                                       {.name = "PRODUCT"},
                                       {.name = "FLOW"},
                                       {.name = "STAT_PROCEDURE"},
                                       {.name = "PERIOD"},
                                       {.name = "VALUE_IN_EUR", .type = tables::ColumnType::number, .min = 0}},
                                      problems);
  if (!table) return {};
  TradeRows rows;
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; r < table->rows(); ++r) {
    const std::string_view period = table->text("PERIOD")[r], flow = table->text("FLOW")[r];
    int year = 0;
    const auto [end, error] = std::from_chars(period.data() + 1, period.data() + period.size(), year);
    if (period.size() != 5 || period[0] != 'Y' || error != std::errc{} || end != period.data() + period.size())
      faults.found.add(table->problem(r, "PERIOD", std::string(period), "must be a year as Y2019"));
    if (flow != "IMPORT" && flow != "EXPORT")
      faults.found.add(table->problem(r, "FLOW", std::string(flow), "must be IMPORT or EXPORT"));
    const double value = table->number("VALUE_IN_EUR")[r];
    if (table->text("STAT_PROCEDURE")[r] != "NORMAL") {
      rows.leave_out("statistical procedure other than NORMAL", value);
      continue;
    }
    const std::string_view reporter = table->text("REPORTER")[r], partner = table->text("PARTNER")[r];
    const bool exports = flow == "EXPORT";
    rows.add({.reporter = reporter,
              .partner = partner,
              .reporter_place = place_named(reporter),
              .partner_place = place_named(partner),
              .exports = exports,
              .product = table->text("PRODUCT")[r],
              .year = year,
              .value = value,
              .currency = "EUR",
              .price_basis = exports ? "fob" : "cif",
              .row = table->line(r)});
  }
  return rows.finish({.source = "national-imports",
                      .title = "imports by partner, national statistical offices",
                      .vintage = vintage_of(file, options),
                      .licence = "CC BY 4.0",
                      .classification = "TOTAL"});
}

}  // namespace entrepot::sources
