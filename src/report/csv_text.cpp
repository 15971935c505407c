#include "report/long_table.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot {

std::string csv_text(const LongTable& table, const std::string& kind, bool intervals) {
  std::vector<std::string> header{"scenario", "variable", "unit", "iso3", "partner", "sector", "value", "baseline", "change"};
  if (intervals) header.insert(header.end(), {"lo", "hi"});
  header.push_back("kind");
  tables::CsvWriter writer(header);
  for (const LongRow& row : table.rows) {
    writer.text(row.scenario).text(row.variable).text(row.unit).text(row.iso3).text(row.partner).text(row.sector);
    writer.number(row.value).number(row.baseline).number(row.value - row.baseline);
    if (intervals) writer.number(row.lo).number(row.hi);
    writer.text(kind);
    writer.end_row();
  }
  return writer.content();
}

}  // namespace entrepot
