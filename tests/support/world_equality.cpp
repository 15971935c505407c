#include "support/world_equality.hpp"

#include <gtest/gtest.h>
#include <netcdf.h>

#include "world/world_file_seal.hpp"

namespace entrepot::testing {
namespace {

void expect_same_labels(const World& found, const World& wanted) {
  EXPECT_EQ(found.name, wanted.name);
  EXPECT_EQ(found.year, wanted.year);
  EXPECT_EQ(found.unit, wanted.unit);
  EXPECT_EQ(found.kind, wanted.kind);
  EXPECT_EQ(found.countries, wanted.countries);
  EXPECT_EQ(found.country_names, wanted.country_names);
  EXPECT_EQ(found.sectors, wanted.sectors);
  EXPECT_EQ(found.sector_names, wanted.sector_names);
  EXPECT_EQ(found.goods, wanted.goods);
  EXPECT_EQ(found.active_layer, wanted.active_layer);
  EXPECT_EQ(found.command, wanted.command);
}

void expect_same_arrays(const World& found, const World& wanted) {
  EXPECT_TRUE(found.flow == wanted.flow);
  EXPECT_TRUE(found.tariff == wanted.tariff);
  EXPECT_TRUE(found.value_added_share == wanted.value_added_share);
  EXPECT_TRUE(found.input_share == wanted.input_share);
  EXPECT_TRUE(found.final_share == wanted.final_share);
  EXPECT_TRUE(found.value_added == wanted.value_added);
  EXPECT_TRUE(found.deficit == wanted.deficit);
}

void expect_same_elasticities(const World& found, const World& wanted) {
  ASSERT_EQ(found.elasticity_sets.size(), wanted.elasticity_sets.size());
  for (std::size_t s = 0; s < wanted.elasticity_sets.size(); ++s) {
    EXPECT_EQ(found.elasticity_sets[s].name, wanted.elasticity_sets[s].name);
    EXPECT_EQ(found.elasticity_sets[s].horizon, wanted.elasticity_sets[s].horizon);
    EXPECT_EQ(found.elasticity_sets[s].source, wanted.elasticity_sets[s].source);
    EXPECT_TRUE(found.elasticity_sets[s].sigma == wanted.elasticity_sets[s].sigma);
  }
}

void expect_same_layers(const World& found, const World& wanted) {
  ASSERT_EQ(found.layers.size(), wanted.layers.size());
  for (std::size_t l = 0; l < wanted.layers.size(); ++l) {
    const TariffLayer &a = found.layers[l], &b = wanted.layers[l];
    EXPECT_EQ(std::tie(a.name, a.text, a.source, a.first_year), std::tie(b.name, b.text, b.source, b.first_year));
    ASSERT_EQ(a.cells.size(), b.cells.size());
    for (std::size_t c = 0; c < b.cells.size(); ++c)
      EXPECT_TRUE(a.cells[c].sector == b.cells[c].sector && a.cells[c].importer == b.cells[c].importer &&
                  a.cells[c].exporter == b.cells[c].exporter && a.cells[c].rate == b.cells[c].rate);
  }
}

void expect_same_history(const World& found, const World& wanted) {
  ASSERT_EQ(found.repairs.size(), wanted.repairs.size());
  for (std::size_t r = 0; r < wanted.repairs.size(); ++r) {
    const Repair &a = found.repairs[r], &b = wanted.repairs[r];
    EXPECT_EQ(std::tie(a.rule, a.text, a.sector, a.importer, a.exporter, a.before, a.after, a.moved, a.unit),
              std::tie(b.rule, b.text, b.sector, b.importer, b.exporter, b.before, b.after, b.moved, b.unit));
  }
  ASSERT_EQ(found.sources.size(), wanted.sources.size());
  for (std::size_t s = 0; s < wanted.sources.size(); ++s) {
    const Source &a = found.sources[s], &b = wanted.sources[s];
    EXPECT_EQ(std::tie(a.title, a.publisher, a.licence, a.citation, a.kind, a.sha256),
              std::tie(b.title, b.publisher, b.licence, b.citation, b.kind, b.sha256));
  }
}

}  // namespace

void expect_same_world(const World& found, const World& wanted) {
  expect_same_labels(found, wanted);
  expect_same_arrays(found, wanted);
  expect_same_elasticities(found, wanted);
  expect_same_layers(found, wanted);
  expect_same_history(found, wanted);
  EXPECT_EQ(found.id, wanted.id);
}

void overwrite_numbers(const std::filesystem::path& file, const std::string& variable, const std::vector<double>& values) {
  int id = 0, at = 0;
  ASSERT_EQ(nc_open(file.c_str(), NC_WRITE, &id), NC_NOERR);
  ASSERT_EQ(nc_inq_varid(id, variable.c_str(), &at), NC_NOERR);
  ASSERT_EQ(nc_put_var_double(id, at, values.data()), NC_NOERR);
  ASSERT_EQ(nc_close(id), NC_NOERR);
  seal_world_file(file);
}

}  // namespace entrepot::testing
