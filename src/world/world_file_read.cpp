// load_world: every fault of a World file has its own message, and nothing is used before its checksum is right.

#include <algorithm>
#include <fstream>
#include <limits>
#include <system_error>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "world/netcdf_file.hpp"
#include "world/validate.hpp"
#include "world/world_file_schema.hpp"
#include "world/world_file_seal.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

/// What stands in the way before the library is asked; empty when nothing does.
std::string fault_of_file(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return "there is no such file";
  if (fs::is_directory(status)) return "is a directory, not a World file";
  if (!fs::is_regular_file(status)) return "is not a regular file";
  std::ifstream in(path, std::ios::binary);
  if (!in) return "cannot be read (permissions?)";
  std::string head(8, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (in.gcount() == 0) return "is empty (0 bytes)";
  if (head.starts_with("CDF")) return "is a NetCDF file of the classic format, but no World";
  if (!head.starts_with("\x89HDF\r\n\x1a\n")) return "is not a NetCDF-4 file";
  return "";
}

template <class Values, class... Indices>
void fill(Array<double, Indices...>& array, std::array<std::size_t, sizeof...(Indices)> extents, const Values& values) {
  array = Array<double, Indices...>(extents);
  std::ranges::copy(values, array.values().begin());
}

template <class... Indices>
void read_array(const NetcdfReader& file, const std::string& name, std::array<std::size_t, sizeof...(Indices)> extents,
                Array<double, Indices...>& array) {
  fill(array, extents, file.numbers(name, {extents.begin(), extents.end()}));
}

/// Sets one text field of each record from a column.
template <class Record>
void put(std::vector<Record>& records, std::string Record::*field, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < records.size(); ++i) records[i].*field = values[i];
}
template <class Record>
void put(std::vector<Record>& records, double Record::*field, const std::vector<double>& values) {
  for (std::size_t i = 0; i < records.size(); ++i) records[i].*field = values[i];
}

void read_description(const NetcdfReader& file, World& world) {
  const auto text = [&](const char* name) { return file.text_attribute(name).value_or(""); };
  world.name = text("name");
  world.year = file.integer_attribute("year").value_or(0);
  world.unit = text("unit");
  world.kind = text("kind");
  world.command = text("command");
  world.active_layer = text("active_layer");
}

void read_labels(const NetcdfReader& file, World& world) {
  const std::size_t countries = file.length("country"), sectors = file.length("sector");
  const auto fits = [](std::size_t squared, std::size_t other) {
    return squared == 0 || (squared <= largest_table / squared && other <= largest_table / (squared * squared));
  };
  if (!fits(countries, sectors) || !fits(sectors, countries))
    throw NetcdfError(fmt::format("{} countries and {} sectors are more than a World can have", countries, sectors));
  world.countries = file.texts("country", countries);
  world.country_names = file.texts("country_name", countries);
  world.sectors = file.texts("sector", sectors);
  world.sector_names = file.texts("sector_name", sectors);
  for (int goods : file.integers("goods", sectors)) world.goods.push_back(goods != 0);
}

void read_arrays(const NetcdfReader& file, World& world) {
  const std::size_t n = world.country_count(), j = world.sector_count();
  read_array(file, "flow", {j, n, n}, world.flow);
  read_array(file, "tariff", {j, n, n}, world.tariff);
  read_array(file, "value_added_share", {j, n}, world.value_added_share);
  read_array(file, "input_share", {n, j, j}, world.input_share);
  read_array(file, "final_share", {j, n}, world.final_share);
  read_array(file, "value_added", {n}, world.value_added);
  read_array(file, "deficit", {n}, world.deficit);
}

void read_elasticity_sets(const NetcdfReader& file, World& world) {
  const std::size_t count = file.length("elasticity_set"), sectors = world.sector_count();
  if (count == 0) return;
  world.elasticity_sets.resize(count);
  put(world.elasticity_sets, &ElasticitySet::name, file.texts("elasticity_set", count));
  put(world.elasticity_sets, &ElasticitySet::horizon, file.texts("elasticity_horizon", count));
  put(world.elasticity_sets, &ElasticitySet::source, file.texts("elasticity_source", count));
  const std::vector<double> sigma = file.numbers("armington_elasticity", {count, sectors});
  for (std::size_t s = 0; s < count; ++s)
    fill(world.elasticity_sets[s].sigma, {sectors}, std::span(sigma).subspan(s * sectors, sectors));
}

void read_layers(const NetcdfReader& file, World& world) {
  const std::size_t count = file.length("layer"), cells = file.length("layer_cell");
  if (count == 0) return;
  world.layers.resize(count);
  put(world.layers, &TariffLayer::name, file.texts("layer", count));
  put(world.layers, &TariffLayer::text, file.texts("layer_text", count));
  put(world.layers, &TariffLayer::source, file.texts("layer_source", count));
  const std::vector<int> first_year = file.integers("layer_first_year", count);
  for (std::size_t l = 0; l < count; ++l) world.layers[l].first_year = first_year[l];
  if (cells == 0) return;
  const std::vector<int> layer = file.integers("layer_cell_layer", cells), sector = file.integers("layer_cell_sector", cells),
                         importer = file.integers("layer_cell_importer", cells),
                         exporter = file.integers("layer_cell_exporter", cells);
  const std::vector<double> rate = file.numbers("layer_cell_rate", {cells});
  for (std::size_t c = 0; c < cells; ++c) {
    if (layer[c] < 0 || static_cast<std::size_t>(layer[c]) >= count)
      throw NetcdfError("layer_cell_layer: there is no such layer");
    world.layers[static_cast<std::size_t>(layer[c])].cells.push_back(
        {Sector(sector[c]), Country(importer[c]), Country(exporter[c]), rate[c]});
  }
}

void read_repairs(const NetcdfReader& file, World& world) {
  const std::size_t count = file.length("repair");
  if (count == 0) return;
  world.repairs.resize(count);
  put(world.repairs, &Repair::rule, file.characters("repair_rule", count));
  put(world.repairs, &Repair::text, file.characters("repair_text", count));
  put(world.repairs, &Repair::sector, file.characters("repair_sector", count));
  put(world.repairs, &Repair::importer, file.characters("repair_importer", count));
  put(world.repairs, &Repair::exporter, file.characters("repair_exporter", count));
  put(world.repairs, &Repair::unit, file.characters("repair_unit", count));
  put(world.repairs, &Repair::before, file.numbers("repair_before", {count}));
  put(world.repairs, &Repair::after, file.numbers("repair_after", {count}));
  put(world.repairs, &Repair::moved, file.numbers("repair_moved", {count}));
}

void read_sources(const NetcdfReader& file, World& world) {
  const std::size_t count = file.length("source");
  if (count == 0) return;
  world.sources.resize(count);
  put(world.sources, &Source::title, file.texts("source_title", count));
  put(world.sources, &Source::publisher, file.texts("source_publisher", count));
  put(world.sources, &Source::licence, file.texts("source_licence", count));
  put(world.sources, &Source::citation, file.texts("source_citation", count));
  put(world.sources, &Source::kind, file.texts("source_kind", count));
  put(world.sources, &Source::sha256, file.texts("source_sha256", count));
}

/// Not a World, or of a version that this program does not know. Empty when it is one that can be read.
std::string fault_of_schema(const NetcdfReader& file) {
  if (file.text_attribute("schema") != world_file::schema) return "is a NetCDF file, but no World (attribute schema is missing)";
  const int found = file.integer_attribute("schema_version").value_or(0);
  if (found < 1) return "does not say its schema_version";
  if (found > world_file::schema_version)
    return fmt::format("has World schema {}, this program reads up to {}", found, world_file::schema_version);
  return "";
}

}  // namespace

World load_world(const fs::path& path) {
  const auto refuse = [&](const std::string& rule, const std::string& hint = "") {
    throw InputError({.file = path.string(), .rule = rule, .hint = hint});
  };
  if (const std::string fault = fault_of_file(path); !fault.empty()) refuse(fault);
  if (const std::string fault = fault_of_seal(path); !fault.empty()) refuse(fault, "copy or download it again");
  World world;
  std::string stored_id;
  try {
    const NetcdfReader file(path);
    if (const std::string fault = fault_of_schema(file); !fault.empty())
      refuse(fault, fault.find("reads up to") != std::string::npos ? "update entrepot" : "");
    read_description(file, world);
    read_labels(file, world);
    read_arrays(file, world);
    read_elasticity_sets(file, world);
    read_layers(file, world);
    read_repairs(file, world);
    read_sources(file, world);
    stored_id = file.text_attribute("content_id").value_or("none");
  } catch (const NetcdfError& error) {
    refuse(fmt::format("is damaged or truncated ({})", error.what()), "copy or download it again");
  }
  Problems problems;
  check_world(world, path.string(), problems);
  problems.throw_if_any();
  world.id = content_id(world);
  if (world.id != stored_id)
    refuse(fmt::format("wrong checksum: the file says {}, its content has {}", stored_id, world.id), "copy or download it again");
  return world;
}

}  // namespace entrepot
