#include "world/import_extras.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "tables/csv.hpp"
#include "tables/table_problems.hpp"
#include "world/validate.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using tables::Column;
using tables::ColumnType;
using tables::Table;
using tables::TableProblems;

std::optional<std::string> text_or(const Table& table, const std::string& column, std::size_t row) {
  if (!table.has(column)) return std::nullopt;
  return std::string(table.text(column)[row]);
}

/// The set of that name and horizon, made where it is new.
std::size_t set_of(World& world, std::vector<std::vector<long>>& lines, const ImportSettings& settings, const std::string& name,
                   const std::string& horizon) {
  auto& sets = world.elasticity_sets;
  const auto same = [&](const ElasticitySet& set) { return set.name == name && set.horizon == horizon; };
  const auto found = std::ranges::find_if(sets, same);
  if (found != sets.end()) return static_cast<std::size_t>(found - sets.begin());
  const auto described = std::ranges::find_if(settings.sets, same);
  sets.push_back({.name = name,
                  .horizon = horizon,
                  .source = described == settings.sets.end() ? "" : described->source,
                  .sigma = BySector({world.sector_count()})});
  lines.emplace_back(world.sector_count(), 0);
  return sets.size() - 1;
}

}  // namespace

std::optional<Coverage> import_elasticity_sets(const fs::path& folder, const ImportSettings& settings, const ImportedFlows& flows,
                                               World& world, Problems& problems) {
  const fs::path file = table_file(folder, "elasticities");
  if (file.empty()) return std::nullopt;
  const Column theta{.name = "trade_elasticity",
                     .type = ColumnType::number,
                     .min = std::nextafter(-1.0, 0.0),
                     .max = 1e4,
                     .rule = "a trade elasticity (Armington elasticity - 1) above -1"};
  const auto table = tables::read_csv(
      file, {{.name = "set", .required = false}, {.name = "horizon", .required = false}, {.name = "sector"}, theta}, problems,
      {.refuse_unknown_columns = true, .keep_faulty_rows = true});
  if (!table) return std::nullopt;
  TableProblems listed(problems);
  std::vector<std::vector<long>> lines;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto j = place_of(*table, row, "sector", flows.sectors, listed.found);
    if (!j) continue;
    const std::size_t set = set_of(world, lines, settings, text_or(*table, "set", row).value_or("published"),
                                   text_or(*table, "horizon", row).value_or("long"));
    long& line = lines[set][*j];
    if (line > 0)
      listed.found.add(table->problem(row, "sector", std::string(table->text("sector")[row]),
                                      fmt::format("this elasticity was given on line {} already", line)));
    line = table->line(row);
    world.elasticity_sets[set].sigma(Sector(*j)) = table->number("trade_elasticity")[row] + 1;
  }
  for (std::size_t set = 0; set < lines.size(); ++set)
    for (std::size_t j = 0; j < lines[set].size(); ++j)
      if (lines[set][j] == 0)
        listed.found.add({.file = table->file(),
                          .field = world.elasticity_sets[set].name,
                          .value = world.sectors[j],
                          .rule = "this sector has no elasticity in the set"});
  return Coverage{file.filename().string(), table->rows(), lines.size() * world.sector_count(), 0};
}

void import_layers(const fs::path& folder, const ImportSettings& settings, const ImportedFlows& flows, World& world,
                   Problems& problems) {
  world.layers = settings.layers;
  const fs::path file = table_file(folder, "layers");
  if (file.empty()) return;
  const Column rate{.name = "rate",
                    .type = ColumnType::number,
                    .min = std::nextafter(-1.0, 0.0),
                    .max = largest_rate,
                    .rule = "a tariff rate above -1 (-100 %) and at most 1e4"};
  const auto table =
      tables::read_csv(file, {{.name = "layer"}, {.name = "sector"}, {.name = "importer"}, {.name = "exporter"}, rate}, problems,
                       {.refuse_unknown_columns = true, .keep_faulty_rows = true});
  if (!table) return;
  std::vector<std::string> names;
  for (const TariffLayer& layer : world.layers) names.push_back(layer.name);
  TableProblems listed(problems);
  const Labels layers(names);
  CellLines lines;
  const std::size_t countries = world.country_count();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto l = place_of(*table, row, "layer", layers, listed.found);
    const auto j = place_of(*table, row, "sector", flows.sectors, listed.found);
    const auto n = place_of(*table, row, "importer", flows.countries, listed.found);
    const auto i = place_of(*table, row, "exporter", flows.countries, listed.found);
    if (!l || !j || !n || !i) continue;
    if (!lines.add(*table, row, ((*l * world.sector_count() + *j) * countries + *n) * countries + *i, listed.found)) continue;
    world.layers[*l].cells.push_back({Sector(*j), Country(*n), Country(*i), table->number("rate")[row]});
  }
}

void import_repairs(const fs::path& folder, World& world, Problems& problems) {
  const fs::path file = table_file(folder, "repairs");
  if (file.empty()) return;
  const auto optional_text = [](const char* name) { return Column{.name = name, .may_be_empty = true}; };
  const auto number = [](const char* name) { return Column{.name = name, .type = ColumnType::number}; };
  const auto table = tables::read_csv(file,
                                      {{.name = "rule"},
                                       optional_text("text"),
                                       optional_text("sector"),
                                       optional_text("importer"),
                                       optional_text("exporter"),
                                       number("before"),
                                       number("after"),
                                       number("moved"),
                                       {.name = "unit"}},
                                      problems, {.refuse_unknown_columns = true, .keep_faulty_rows = true});
  if (!table) return;
  const auto text = [&](const char* column, std::size_t row) { return std::string(table->text(column)[row]); };
  for (std::size_t row = 0; row < table->rows(); ++row)
    world.repairs.push_back({.rule = text("rule", row),
                             .text = text("text", row),
                             .sector = text("sector", row),
                             .importer = text("importer", row),
                             .exporter = text("exporter", row),
                             .before = table->number("before")[row],
                             .after = table->number("after")[row],
                             .moved = table->number("moved")[row],
                             .unit = text("unit", row)});
}

}  // namespace entrepot
