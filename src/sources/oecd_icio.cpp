#include "sources/oecd_icio.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

#include <fmt/core.h>

#include "sources/country_names.hpp"
#include "sources/icio_sectors.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t problems_shown = 20;

/// Position by code; the publisher writes the services aggregate in words.
std::unordered_map<std::string_view, std::size_t> sector_positions() {
  std::unordered_map<std::string_view, std::size_t> positions;
  for (std::size_t j = 0; j < icio_sectors.size(); ++j) positions[icio_sectors[j].code] = j;
  positions["Services (aggregate)"] = positions["SERV"];
  return positions;
}

std::unordered_map<std::string_view, std::size_t> economy_positions() {
  std::unordered_map<std::string_view, std::size_t> positions;
  for (std::size_t n = 0; n < icio_economies.size(); ++n) positions[icio_economies[n].iso3] = n;
  return positions;
}

void require_every_cell(const IcioYear& icio, const std::string& file, Problems& problems) {
  std::size_t absent = 0;
  for (const double value : icio.flow.values()) absent += std::isnan(value) ? 1 : 0;
  if (absent > 0) {
    problems.add({.file = file,
                  .line = 0,
                  .field = "",
                  .value = "",
                  .rule = fmt::format("{} of {} cells (sector, importer, exporter) are missing", absent, icio.flow.size()),
                  .hint = "the file may be cut off"});
  }
}

}  // namespace

std::filesystem::path icio_file(const std::filesystem::path& folder, int year) {
  return folder / fmt::format("icio_{}.csv.gz", year);
}

IcioYear read_oecd_icio(const std::filesystem::path& folder, int year, Problems& problems) {
  using tables::ColumnType;
  const auto table = tables::read_csv(icio_file(folder, year),
                                      {{.name = "sector"},
                                       {.name = "importer"},
                                       {.name = "exporter"},
                                       {.name = "value", .type = ColumnType::number, .min = 0, .max = 1e12},
                                       {.name = "tariff", .type = ColumnType::number, .min = 0, .max = 100}},
                                      problems);
  if (!table) return {};
  IcioYear icio{Flows({icio_sectors.size(), icio_economies.size(), icio_economies.size()}, missing),
                Flows({icio_sectors.size(), icio_economies.size(), icio_economies.size()}, 0.0)};
  const auto sectors = sector_positions();
  const auto economies = economy_positions();
  const auto &sector = table->text("sector"), &importer = table->text("importer"), &exporter = table->text("exporter");
  const auto &value = table->number("value"), &tariff = table->number("tariff");
  std::size_t faults = 0;
  auto fault = [&](std::size_t row, const char* field, std::string_view text, const char* rule) {
    if (++faults <= problems_shown) problems.add(table->problem(row, field, std::string(text), rule));
  };
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto j = sectors.find(sector[row]), n = economies.find(importer[row]), i = economies.find(exporter[row]);
    if (j == sectors.end()) fault(row, "sector", sector[row], "must be one of the 28 ICIO sectors");
    if (n == economies.end()) fault(row, "importer", importer[row], "must be one of the 81 ICIO economies");
    if (i == economies.end()) fault(row, "exporter", exporter[row], "must be one of the 81 ICIO economies");
    if (j == sectors.end() || n == economies.end() || i == economies.end()) continue;
    double& cell = icio.flow(Sector(j->second), Country(n->second), Country(i->second));
    if (!std::isnan(cell)) fault(row, "sector", sector[row], "this cell stands twice in the file");
    cell = value[row];
    icio.tariff(Sector(j->second), Country(n->second), Country(i->second)) = tariff[row];
    if (n->second == i->second && tariff[row] != 0)
      fault(row, "tariff", std::to_string(tariff[row]), "must be 0 on domestic sales");
  }
  if (faults == 0) require_every_cell(icio, table->file(), problems);
  return icio;
}

}  // namespace entrepot::sources
