#include "report/long_table.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot {

std::string csv_text(const LongTable& table, const std::string& kind) {
  tables::CsvWriter writer({"scenario", "variable", "unit", "iso3", "partner", "sector", "value", "baseline", "change", "kind"});
  for (const LongRow& row : table.rows) {
    writer.text(row.scenario).text(row.variable).text(row.unit).text(row.iso3).text(row.partner).text(row.sector);
    writer.number(row.value).number(row.baseline).number(row.value - row.baseline).text(kind);
    writer.end_row();
  }
  return writer.content();
}

}  // namespace entrepot
