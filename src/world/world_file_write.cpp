// save_world: a World as labelled, compressed arrays with units and sources as attributes.

#include <algorithm>

#include <fmt/core.h>

#include "entrepot/control.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "tables/file_beside.hpp"
#include "world/netcdf_file.hpp"
#include "world/validate.hpp"
#include "world/world_file_schema.hpp"
#include "world/world_file_seal.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

/// One text field of every element of a list, as a column.
template <class Record>
std::vector<std::string> column(const std::vector<Record>& records, std::string Record::*field) {
  std::vector<std::string> values;
  for (const Record& record : records) values.push_back(record.*field);
  return values;
}
template <class Record>
std::vector<double> column(const std::vector<Record>& records, double Record::*field) {
  std::vector<double> values;
  for (const Record& record : records) values.push_back(record.*field);
  return values;
}

/// Each different text once, in order of appearance, separated by "; ".
std::string joined(const std::vector<std::string>& texts) {
  std::vector<std::string> seen;
  for (const std::string& text : texts)
    if (!text.empty() && std::ranges::find(seen, text) == seen.end()) seen.push_back(text);
  std::string out;
  for (const std::string& text : seen) out += (out.empty() ? "" : "; ") + text;
  return out;
}

void write_description(NetcdfWriter& file, const World& world) {
  file.attribute("Conventions", "CF-1.10");
  file.attribute("schema", world_file::schema);
  file.attribute("schema_version", world_file::schema_version);
  file.attribute("title", fmt::format("World {}: benchmark economy of {} countries and {} sectors, {}", world.name,
                                      world.country_count(), world.sector_count(), world.year));
  file.attribute("name", world.name);
  file.attribute("year", world.year);
  file.attribute("unit", world.unit);
  file.attribute("kind", world.kind);
  file.attribute("source", joined(column(world.sources, &Source::title)));
  file.attribute("licence", joined(column(world.sources, &Source::licence)));
  file.attribute("command", world.command);
  file.attribute("program", "entrepot " + version().number);
  file.attribute("active_layer", world.active_layer);
  file.attribute("content_id", content_id(world));
}

void write_labels(NetcdfWriter& file, const World& world) {
  for (const char* dimension : {"country", "importer", "exporter"}) file.dimension(dimension, world.country_count());
  for (const char* dimension : {"sector", "input", "user"}) file.dimension(dimension, world.sector_count());
  file.texts("country", "country", world.countries, {{"long_name", "ISO 3166-1 alpha-3 code"}});
  file.texts("country_name", "country", world.country_names, {{"long_name", "name of the country"}});
  file.texts("importer", "importer", world.countries, {{"long_name", "importing country, ISO 3166-1 alpha-3 code"}});
  file.texts("exporter", "exporter", world.countries, {{"long_name", "exporting country, ISO 3166-1 alpha-3 code"}});
  file.texts("sector", "sector", world.sectors, {{"long_name", "code of the sector"}});
  file.texts("sector_name", "sector", world.sector_names, {{"long_name", "name of the sector"}});
  file.texts("input", "input", world.sectors, {{"long_name", "sector whose product is used"}});
  file.texts("user", "user", world.sectors, {{"long_name", "sector that uses it"}});
  const std::vector<int> goods(world.goods.begin(), world.goods.end());
  file.integers("goods", {"sector"}, goods,
                {{"long_name", "1 where the sector belongs to goods, 0 for services"}, {"units", "1"}});
}

void write_arrays(NetcdfWriter& file, const World& world) {
  file.numbers(
      "flow", {"sector", "importer", "exporter"}, world.flow.values(),
      {{"long_name", "value of trade, free on board, tariff excluded; domestic sales on the diagonal"}, {"units", world.unit}});
  file.numbers("tariff", {"sector", "importer", "exporter"}, world.tariff.values(),
               {{"long_name", "applied tariff on the free-on-board value"}, {"units", "1"}});
  file.numbers("value_added_share", {"sector", "country"}, world.value_added_share.values(),
               {{"long_name", "value added over gross output"}, {"units", "1"}});
  file.numbers("input_share", {"country", "input", "user"}, world.input_share.values(),
               {{"long_name", "share of the input in the intermediates of the user"}, {"units", "1"}});
  file.numbers("final_share", {"sector", "country"}, world.final_share.values(),
               {{"long_name", "share of the sector in final expenditure"}, {"units", "1"}});
  file.numbers("value_added", {"country"}, world.value_added.values(), {{"long_name", "value added"}, {"units", world.unit}});
  file.numbers("deficit", {"country"}, world.deficit.values(),
               {{"long_name", "imports minus exports, free on board"}, {"units", world.unit}});
}

void write_elasticity_sets(NetcdfWriter& file, const World& world) {
  if (world.elasticity_sets.empty()) return;
  const auto& sets = world.elasticity_sets;
  std::vector<double> sigma;
  for (const ElasticitySet& set : sets) sigma.insert(sigma.end(), set.sigma.values().begin(), set.sigma.values().end());
  file.dimension("elasticity_set", sets.size());
  file.texts("elasticity_set", "elasticity_set", column(sets, &ElasticitySet::name),
             {{"long_name", "name of the elasticity set"}});
  file.texts("elasticity_horizon", "elasticity_set", column(sets, &ElasticitySet::horizon),
             {{"long_name", "horizon that the set is meant for"}});
  file.texts("elasticity_source", "elasticity_set", column(sets, &ElasticitySet::source), {{"long_name", "source of the set"}});
  file.numbers("armington_elasticity", {"elasticity_set", "sector"}, sigma,
               {{"long_name", "Armington elasticity, the trade elasticity plus 1"}, {"units", "1"}});
}

void write_layers(NetcdfWriter& file, const World& world) {
  if (world.layers.empty()) return;
  std::vector<int> first_year, layer, sector, importer, exporter;
  std::vector<double> rate;
  for (std::size_t l = 0; l < world.layers.size(); ++l) {
    first_year.push_back(world.layers[l].first_year);
    for (const TariffCell& cell : world.layers[l].cells) {
      layer.push_back(static_cast<int>(l));
      sector.push_back(cell.sector.value);
      importer.push_back(cell.importer.value);
      exporter.push_back(cell.exporter.value);
      rate.push_back(cell.rate);
    }
  }
  file.dimension("layer", world.layers.size());
  file.texts("layer", "layer", column(world.layers, &TariffLayer::name), {{"long_name", "name of the tariff layer"}});
  file.texts("layer_text", "layer", column(world.layers, &TariffLayer::text), {{"long_name", "what the layer is"}});
  file.texts("layer_source", "layer", column(world.layers, &TariffLayer::source), {{"long_name", "source of the layer"}});
  file.integers("layer_first_year", {"layer"}, first_year, {{"long_name", "first year of Worlds that it may be laid over"}});
  if (rate.empty()) return;
  file.dimension("layer_cell", rate.size());
  file.integers("layer_cell_layer", {"layer_cell"}, layer, {{"long_name", "position of the layer, from 0"}});
  file.integers("layer_cell_sector", {"layer_cell"}, sector, {{"long_name", "position of the sector, from 0"}});
  file.integers("layer_cell_importer", {"layer_cell"}, importer, {{"long_name", "position of the importer, from 0"}});
  file.integers("layer_cell_exporter", {"layer_cell"}, exporter, {{"long_name", "position of the exporter, from 0"}});
  file.numbers("layer_cell_rate", {"layer_cell"}, rate, {{"long_name", "tariff that replaces the World's own"}, {"units", "1"}});
}

void write_repairs(NetcdfWriter& file, const World& world) {
  if (world.repairs.empty()) return;
  const auto& repairs = world.repairs;
  file.dimension("repair", repairs.size());
  const auto text = [&](const char* name, std::string Repair::*field, const char* meaning) {
    file.characters(name, "repair", column(repairs, field), {{"long_name", meaning}});
  };
  text("repair_rule", &Repair::rule, "rule that made the repair");
  text("repair_text", &Repair::text, "what was done");
  text("repair_sector", &Repair::sector, "sector touched");
  text("repair_importer", &Repair::importer, "importer or country touched");
  text("repair_exporter", &Repair::exporter, "exporter touched");
  text("repair_unit", &Repair::unit, "unit of before and after");
  file.numbers("repair_before", {"repair"}, column(repairs, &Repair::before), {{"long_name", "value found, in repair_unit"}});
  file.numbers("repair_after", {"repair"}, column(repairs, &Repair::after), {{"long_name", "value used, in repair_unit"}});
  file.numbers("repair_moved", {"repair"}, column(repairs, &Repair::moved),
               {{"long_name", "value touched"}, {"units", world.unit}});
}

void write_sources(NetcdfWriter& file, const World& world) {
  if (world.sources.empty()) return;
  file.dimension("source", world.sources.size());
  const auto text = [&](const char* name, std::string Source::*field, const char* meaning) {
    file.texts(name, "source", column(world.sources, field), {{"long_name", meaning}});
  };
  text("source_title", &Source::title, "title of the source");
  text("source_publisher", &Source::publisher, "publisher");
  text("source_licence", &Source::licence, "licence");
  text("source_citation", &Source::citation, "how to cite it");
  text("source_kind", &Source::kind, "original, derived or estimated");
  text("source_sha256", &Source::sha256, "SHA-256 of the raw file, where there is one");
}

void write(const World& world, const fs::path& path) {
  NetcdfWriter file(path);
  write_description(file, world);
  write_labels(file, world);
  write_arrays(file, world);
  write_elasticity_sets(file, world);
  write_layers(file, world);
  write_repairs(file, world);
  write_sources(file, world);
  file.close();
}

}  // namespace

void save_world(const World& world, const fs::path& file) {
  Problems problems;
  check_world(world, "World " + world.name, problems);
  problems.throw_if_any();
  tables::FileBeside beside(file);
  try {
    write(world, beside.path());
    seal_world_file(beside.path());
  } catch (const NetcdfError& error) {
    beside.refuse(error.what());
  }
  beside.take_place();
}

}  // namespace entrepot
