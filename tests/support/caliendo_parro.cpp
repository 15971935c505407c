#include "support/caliendo_parro.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "support/shared.hpp"
#include "support/temporary_folder.hpp"
#include "tables/csv.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot::testing {
namespace {

using tables::ColumnType;
using tables::CsvWriter;
using tables::Table;

const std::vector<std::pair<std::string, std::string>> regions = {
    {"Argentina", "ARG"},   {"Australia", "AUS"},   {"Austria", "AUT"}, {"Brazil", "BRA"},   {"Canada", "CAN"},
    {"Chile", "CHL"},       {"China", "CHN"},       {"Denmark", "DNK"}, {"Finland", "FIN"},  {"France", "FRA"},
    {"Germany", "DEU"},     {"Greece", "GRC"},      {"Hungary", "HUN"}, {"India", "IND"},    {"Indonesia", "IDN"},
    {"Ireland", "IRL"},     {"Italy", "ITA"},       {"Japan", "JPN"},   {"Korea", "KOR"},    {"Mexico", "MEX"},
    {"Netherlands", "NLD"}, {"New Zealand", "NZL"}, {"Norway", "NOR"},  {"Portugal", "PRT"}, {"South Africa", "ZAF"},
    {"Spain", "ESP"},       {"Sweden", "SWE"},      {"Turkey", "TUR"},  {"UK", "GBR"},       {"USA", "USA"},
    {"Row", "ROW"}};

std::string iso3(std::string_view region) {
  const auto found = std::ranges::find_if(regions, [&](const auto& pair) { return pair.first == region; });
  if (found == regions.end()) throw std::runtime_error("no such region: " + std::string(region));
  return found->second;
}

Table read(const std::string& name, const std::vector<std::string>& texts, const std::vector<std::string>& numbers) {
  std::vector<tables::Column> columns;
  for (const std::string& text : texts) columns.push_back({.name = text});
  for (const std::string& number : numbers) columns.push_back({.name = number, .type = ColumnType::number});
  Problems problems;
  auto table = tables::read_csv(shared_path("reference/caliendo_parro_2015/inputs") / name, columns, problems);
  problems.throw_if_any();
  return *table;
}

void write_labels(const std::filesystem::path& folder) {
  CsvWriter countries({"country", "name"}), sectors({"sector", "name", "goods"});
  for (const auto& [name, code] : regions) countries.text(code).text(name).end_row();
  const Table table = read("sectors.csv", {"sector"}, {"tradable"});
  for (std::size_t row = 0; row < table.rows(); ++row)
    sectors.text(table.text("sector")[row])
        .text(table.text("sector")[row])
        .integer(table.number("tradable")[row] == 1 ? 1 : 0)
        .end_row();
  countries.save(folder / "countries.csv");
  sectors.save(folder / "sectors.csv");
}

void write_flows(const std::filesystem::path& folder, const Table& trade) {
  CsvWriter csv({"sector", "importer", "exporter", "value", "tariff"});
  for (std::size_t row = 0; row < trade.rows(); ++row) {
    csv.text(trade.text("sector")[row]).text(iso3(trade.text("importer")[row])).text(iso3(trade.text("exporter")[row]));
    csv.number(trade.number("value")[row]).number(trade.number("tariff_bln")[row]).end_row();
  }
  csv.save(folder / "flows.csv");
}

void write_accounts(const std::filesystem::path& folder) {
  const Table uses = read("intermediate_consumption.csv.gz", {"input", "sector", "region"}, {"value"});
  CsvWriter intermediate({"country", "input", "sector", "value"});
  for (std::size_t row = 0; row < uses.rows(); ++row) {
    intermediate.text(iso3(uses.text("region")[row])).text(uses.text("input")[row]).text(uses.text("sector")[row]);
    intermediate.number(uses.number("value")[row]).end_row();
  }
  intermediate.save(folder / "intermediate.csv");
  for (const auto& [source, target] :
       {std::pair("value_added.csv", "value_added.csv"), std::pair("final_consumption.csv", "final.csv")}) {
    const Table table = read(source, {"sector", "region"}, {"value"});
    CsvWriter csv({"country", "sector", "value"});
    for (std::size_t row = 0; row < table.rows(); ++row)
      csv.text(iso3(table.text("region")[row])).text(table.text("sector")[row]).number(table.number("value")[row]).end_row();
    csv.save(folder / target);
  }
}

void write_elasticities(const std::filesystem::path& folder) {
  const Table table = read("theta.csv", {"sector"}, {"value"});
  CsvWriter csv({"sector", "trade_elasticity"});
  for (std::size_t row = 0; row < table.rows(); ++row)
    csv.text(table.text("sector")[row]).number(table.number("value")[row]).end_row();
  csv.save(folder / "elasticities.csv");
}

/// World's own rates, replaced where the table has another.
Flows rates(const World& world, const Table& table, const std::string& column) {
  Flows tariff = world.tariff;
  for (std::size_t row = 0; row < table.rows(); ++row)
    tariff(world.find_sector(std::string(table.text("sector")[row])).value(),
           world.find_country(iso3(table.text("importer")[row])).value(),
           world.find_country(iso3(table.text("exporter")[row])).value()) = table.number(column)[row];
  return tariff;
}

}  // namespace

CaliendoParro caliendo_parro() {
  const TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();
  const Table trade = read("trade.csv.gz", {"sector", "exporter", "importer"}, {"value", "tariff_bln", "tariff_cfl"});
  temporary.write("world.toml",
                  "name = \"caliendo-parro-1993\"\nyear = 1993\nunit = \"USD\"\npurchases_include_tariffs = true\n");
  write_labels(folder);
  write_flows(folder, trade);
  write_accounts(folder);
  write_elasticities(folder);
  ImportedWorld imported = import_world(folder, true, "entrepot world import --as-published");
  const Table pairs = read("tariffs_1993_2005_all_pairs.csv.gz", {"sector", "importer", "exporter"}, {"tariff_2005"});
  CaliendoParro data;
  data.tariff_nafta = rates(imported.world, trade, "tariff_cfl");
  data.tariff_2005 = rates(imported.world, pairs, "tariff_2005");
  data.world = std::move(imported.world);
  data.coverage = std::move(imported.coverage);
  return data;
}

Shock tariff_shock(const World& world, const Flows& new_rates) {
  Shock shock;
  for (Sector j : all<Sector>(world.sector_count()))
    for (Country n : all<Country>(world.country_count()))
      for (Country i : all<Country>(world.country_count()))
        if (new_rates(j, n, i) != world.tariff(j, n, i))
          shock.cells.push_back({.sector = j, .importer = n, .exporter = i, .tariff_rate = new_rates(j, n, i)});
  return shock;
}

Country country_named(const World& world, const std::string& name) {
  const auto found = std::ranges::find(world.country_names, name);
  if (found == world.country_names.end()) throw std::runtime_error("no such region: " + name);
  return Country(static_cast<std::size_t>(found - world.country_names.begin()));
}

}  // namespace entrepot::testing
