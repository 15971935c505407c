#include "world/import_tables.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "tables/table_problems.hpp"
#include "world/validate.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using tables::Column;
using tables::ColumnType;
using tables::Table;
using tables::TableProblems;

constexpr std::size_t small_table = 1'000'000;          // cells: needs no look at how many are given
constexpr std::size_t flows_a_row = 1000;               // cells that one row of flows.csv may stand for; 194 by 5000: 20
constexpr std::size_t inputs_a_row = 10 * flows_a_row;  // a few countries by thousands of sectors have many
const tables::CsvOptions own_format{.refuse_unknown_columns = true, .keep_faulty_rows = true};

Column text_column(const std::string& name) { return {.name = name}; }
Column name_column() { return {.name = "name", .may_be_empty = true}; }

/// The name of each code; the code itself where the name is empty.
std::vector<std::string> names_of(const Table& table, const std::string& code_column) {
  std::vector<std::string> names;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.text("name")[row];
    names.emplace_back(name.empty() ? table.text(code_column)[row] : name);
  }
  return names;
}

Column amount_column(const std::string& name, const ImportSettings& settings, bool may_be_negative) {
  const double most = largest_value * settings.unit.divide / settings.unit.multiply;
  return {.name = name,
          .type = ColumnType::number,
          .min = may_be_negative ? -most : 0,
          .max = most,
          .rule = may_be_negative ? "a finite amount of at most 1e15 million USD" : "an amount from 0 to 1e15 million USD"};
}

Column rate_column(const std::string& name, bool required) {
  return {.name = name,
          .type = ColumnType::number,
          .min = std::nextafter(-1.0, 0.0),
          .max = largest_rate,
          .rule = "a tariff rate above -1 (-100 %) and at most 1e4",
          .required = required};
}

Column share_column() {
  return {.name = "share", .type = ColumnType::number, .min = -1, .max = 1, .rule = "a share from -1 to 1", .required = false};
}

/// Codes in order of appearance, ROW last.
class CodeCollector {
 public:
  void add(std::string_view code) {
    if (seen_.emplace(std::string(code), 0).second) codes_.emplace_back(code);
  }
  Labels labels() {
    std::ranges::stable_partition(codes_, [](const std::string& code) { return code != "ROW"; });
    return Labels(codes_);
  }

 private:
  std::vector<std::string> codes_;
  std::unordered_map<std::string, int> seen_;
};

void read_countries(const fs::path& folder, const ImportSettings& settings, ImportedFlows& flows, Problems& problems) {
  const fs::path file = table_file(folder, "countries");
  if (file.empty()) return;
  Column value_added = amount_column("value_added", settings, false), deficit = amount_column("deficit", settings, true);
  value_added.required = deficit.required = false;
  const auto table = tables::read_csv(file, {text_column("country"), name_column(), value_added, deficit}, problems, own_format);
  if (!table) return;
  const auto& codes = table->text("country");
  flows.countries = Labels({codes.begin(), codes.end()});
  flows.country_names = names_of(*table, "country");
  const auto amounts = [&](const std::string& column) -> std::optional<std::vector<double>> {
    if (!table->has(column)) return std::nullopt;
    std::vector<double> values = table->number(column);
    for (double& value : values) value = settings.unit.to_million(value);
    return values;
  };
  flows.value_added = amounts("value_added");
  flows.deficit = amounts("deficit");
  CellLines lines;
  for (std::size_t row = 0; row < table->rows(); ++row)
    lines.add(*table, row, flows.countries.find(codes[row]).value(), problems);
}

void read_sectors(const fs::path& folder, ImportedFlows& flows, Problems& problems) {
  const fs::path file = table_file(folder, "sectors");
  if (file.empty()) return;
  const Column goods{.name = "goods", .type = ColumnType::integer, .min = 0, .max = 1, .rule = "1 for goods, 0 for services"};
  const auto table = tables::read_csv(file, {text_column("sector"), name_column(), goods}, problems, own_format);
  if (!table) return;
  const auto& codes = table->text("sector");
  flows.sectors = Labels({codes.begin(), codes.end()});
  flows.sector_names = names_of(*table, "sector");
  for (std::int64_t one : table->integer("goods")) flows.goods.push_back(one == 1);
  CellLines lines;
  for (std::size_t row = 0; row < table->rows(); ++row) lines.add(*table, row, flows.sectors.find(codes[row]).value(), problems);
}

/// Goods as world.toml lists them; without a list every sector counts as goods.
void set_goods(const ImportSettings& settings, ImportedFlows& flows, Problems& problems) {
  const std::size_t sectors = flows.sectors.size();
  if (!settings.goods) {
    if (flows.goods.empty()) flows.goods.assign(sectors, true);
    return;
  }
  flows.goods.assign(sectors, false);
  for (const std::string& code : *settings.goods) {
    if (const auto at = flows.sectors.find(code))
      flows.goods[*at] = true;
    else
      problems.add({.file = settings.file,
                    .field = "goods",
                    .value = code,
                    .rule = "is not a sector of flows.csv",
                    .hint = did_you_mean(code, flows.sectors.codes())});
  }
}

void collect_labels(const Table& table, ImportedFlows& flows) {
  CodeCollector countries, sectors;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    sectors.add(table.text("sector")[row]);
    countries.add(table.text("importer")[row]);
    countries.add(table.text("exporter")[row]);
  }
  if (flows.countries.size() == 0) flows.country_names = (flows.countries = countries.labels()).codes();
  if (flows.sectors.size() == 0) flows.sector_names = (flows.sectors = sectors.labels()).codes();
}

/// Columns in the wrong order make thousands of codes: their dense tables would not fit into memory, and are no World.
bool is_dense_enough(const Table& table, const ImportedFlows& flows, Problems& problems) {
  const std::size_t countries = flows.countries.size(), sectors = flows.sectors.size();
  const auto fits = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t cells_a_row) {
    const std::size_t most = std::min(largest_table, std::max(small_table, cells_a_row * table.rows()));
    return a == 0 || b == 0 || (a <= most / b && c <= most / (a * b));
  };
  if (fits(sectors, countries, countries, flows_a_row) && fits(countries, sectors, sectors, inputs_a_row)) return true;
  problems.add({.file = table.file(),
                .value = fmt::format("{} sectors and {} countries in {} rows", sectors, countries, table.rows()),
                .rule = "has too few flows for so many codes",
                .hint = "the columns sector, importer and exporter must hold codes"});
  return false;
}

void fill_flows(const Table& table, const ImportSettings& settings, ImportedFlows& flows, Problems& problems) {
  const std::size_t countries = flows.countries.size(), sectors = flows.sectors.size();
  flows.flow.value = Flows({sectors, countries, countries});
  flows.tariff = Flows({sectors, countries, countries});
  CellLines lines;
  TableProblems problems_of_table(problems);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto j = place_of(table, row, "sector", flows.sectors, problems_of_table.found);
    const auto n = place_of(table, row, "importer", flows.countries, problems_of_table.found);
    const auto i = place_of(table, row, "exporter", flows.countries, problems_of_table.found);
    if (!j || !n || !i || !lines.add(table, row, (*j * countries + *n) * countries + *i, problems_of_table.found)) continue;
    flows.flow.value(Sector(*j), Country(*n), Country(*i)) = settings.unit.to_million(table.number("value")[row]);
    if (table.has("tariff")) flows.tariff(Sector(*j), Country(*n), Country(*i)) = table.number("tariff")[row];
    ++flows.flow.cells_given;
  }
}

}  // namespace

Labels::Labels(std::vector<std::string> codes) : codes_(std::move(codes)) {
  for (std::size_t i = 0; i < codes_.size(); ++i) place_.emplace(codes_[i], i);
}

std::optional<std::size_t> Labels::find(std::string_view code) const {
  const auto found = place_.find(std::string(code));
  return found == place_.end() ? std::nullopt : std::optional(found->second);
}

fs::path table_file(const fs::path& folder, const std::string& stem) {
  for (const char* ending : {".csv", ".csv.gz"})
    if (fs::exists(folder / (stem + ending))) return folder / (stem + ending);
  return {};
}

std::optional<std::size_t> place_of(const Table& table, std::size_t row, const std::string& column, const Labels& labels,
                                    Problems& problems) {
  const std::string_view code = table.text(column)[row];
  const auto found = labels.find(code);
  if (!found && !code.empty())
    problems.add(table.problem(row, column, std::string(code), "there is no such code in this World",
                               tables::guess_if_listed(problems, std::string(code), labels.codes())));
  return found;
}

bool CellLines::add(const Table& table, std::size_t row, std::size_t cell, Problems& problems) {
  const auto [given, first] = line_.emplace(cell, table.line(row));
  if (!first) problems.add(table.problem(row, "", "", fmt::format("this cell was given on line {} already", given->second)));
  return first;
}

std::optional<ImportedFlows> import_flows(const fs::path& folder, const ImportSettings& settings, Problems& problems) {
  const fs::path found = table_file(folder, "flows");
  const auto table = tables::read_csv(found.empty() ? folder / "flows.csv" : found,
                                      {text_column("sector"), text_column("importer"), text_column("exporter"),
                                       amount_column("value", settings, false), rate_column("tariff", false)},
                                      problems, own_format);
  ImportedFlows flows;
  flows.flow.file = found.filename().string();
  read_countries(folder, settings, flows, problems);
  read_sectors(folder, flows, problems);
  if (!table) return std::nullopt;
  collect_labels(*table, flows);
  if (!is_dense_enough(*table, flows, problems)) return std::nullopt;
  set_goods(settings, flows, problems);
  fill_flows(*table, settings, flows, problems);
  return flows;
}

std::optional<ImportedTable<InputShares>> import_intermediate(const fs::path& folder, const ImportSettings& settings,
                                                              const ImportedFlows& flows, Problems& problems) {
  const fs::path file = table_file(folder, "intermediate");
  if (file.empty()) return std::nullopt;
  const auto table = tables::read_csv(file,
                                      {text_column("country"), text_column("input"), text_column("sector"),
                                       amount_column("value", settings, true), share_column()},
                                      problems, own_format);
  if (!table) return std::nullopt;
  const std::size_t countries = flows.countries.size(), sectors = flows.sectors.size();
  ImportedTable<InputShares> out;
  out.file = file.filename().string();
  out.value = InputShares({countries, sectors, sectors});
  if (table->has("share")) out.share = InputShares({countries, sectors, sectors});  // a share left out is 0, as its value is
  CellLines lines;
  {
    TableProblems problems_of_table(problems);
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const auto n = place_of(*table, row, "country", flows.countries, problems_of_table.found);
      const auto k = place_of(*table, row, "input", flows.sectors, problems_of_table.found);
      const auto j = place_of(*table, row, "sector", flows.sectors, problems_of_table.found);
      if (!n || !k || !j || !lines.add(*table, row, (*n * sectors + *k) * sectors + *j, problems_of_table.found)) continue;
      out.value(Country(*n), Sector(*k), Sector(*j)) = settings.unit.to_million(table->number("value")[row]);
      if (table->has("share")) out.share(Country(*n), Sector(*k), Sector(*j)) = table->number("share")[row];
      ++out.cells_given;
    }
  }
  return out;
}

std::optional<ImportedTable<SectorByCountry>> import_by_sector(const fs::path& folder, const std::string& stem,
                                                               const ImportSettings& settings, const ImportedFlows& flows,
                                                               Problems& problems) {
  const fs::path file = table_file(folder, stem);
  if (file.empty()) return std::nullopt;
  const auto table = tables::read_csv(
      file, {text_column("country"), text_column("sector"), amount_column("value", settings, stem == "final"), share_column()},
      problems, own_format);
  if (!table) return std::nullopt;
  const std::size_t countries = flows.countries.size(), sectors = flows.sectors.size();
  ImportedTable<SectorByCountry> out;
  out.file = file.filename().string();
  out.value = SectorByCountry({sectors, countries});
  if (table->has("share")) out.share = SectorByCountry({sectors, countries});
  CellLines lines;
  {
    TableProblems problems_of_table(problems);
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const auto n = place_of(*table, row, "country", flows.countries, problems_of_table.found);
      const auto j = place_of(*table, row, "sector", flows.sectors, problems_of_table.found);
      if (!n || !j || !lines.add(*table, row, *j * countries + *n, problems_of_table.found)) continue;
      out.value(Sector(*j), Country(*n)) = settings.unit.to_million(table->number("value")[row]);
      if (table->has("share")) out.share(Sector(*j), Country(*n)) = table->number("share")[row];
      ++out.cells_given;
    }
  }
  return out;
}

}  // namespace entrepot
