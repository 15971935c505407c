#include "support/wiod44.hpp"

#include <cmath>
#include <string>

#include "support/shared.hpp"
#include "support/temporary_folder.hpp"
#include "tables/csv.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot::testing {
namespace {

using tables::ColumnType;
using tables::Table;

constexpr double trade_elasticity = 4;

Table read(const std::string& name, const std::vector<std::string>& texts, const std::vector<std::string>& numbers) {
  std::vector<tables::Column> columns;
  for (const std::string& text : texts) columns.push_back({.name = text});
  for (const std::string& number : numbers) columns.push_back({.name = number, .type = ColumnType::number});
  Problems problems;
  auto table = tables::read_csv(shared_path("reference/ge_gravity_wiod44") / name, columns, problems);
  problems.throw_if_any();
  return *table;
}

Country place(const World& world, const Table& table, const std::string& column, std::size_t row) {
  return world.find_country(std::string(table.text(column)[row])).value();
}

World import(const Table& input) {
  const TemporaryFolder folder;
  tables::CsvWriter flows({"sector", "importer", "exporter", "value"});
  for (std::size_t row = 0; row < input.rows(); ++row)
    flows.text("ALL")
        .text(input.text("importer")[row])
        .text(input.text("exporter")[row])
        .number(input.number("trade")[row])
        .end_row();
  flows.save(folder.path() / "flows.csv");
  folder.write("elasticities.csv", "sector,trade_elasticity\nALL,4\n");
  folder.write("world.toml", "name = \"wiod44-2000\"\nyear = 2000\nunit = \"million USD\"\npurchases_include_tariffs = true\n");
  return import_world(folder.path(), true, "entrepot world import --as-published").world;
}

}  // namespace

Wiod44 wiod44() {
  const Table input = read("input_trade_2000.csv", {"exporter", "importer"}, {"trade", "eu_effect"});
  Wiod44 data;
  data.world = import(input);
  const World& world = data.world;
  const std::size_t countries = world.country_count();
  Flows cost({1, countries, countries}, 1.0);
  const Sector all_goods(std::size_t{0});
  for (std::size_t row = 0; row < input.rows(); ++row)
    cost(all_goods, place(world, input, "importer", row), place(world, input, "exporter", row)) =
        std::exp(-input.number("eu_effect")[row] / trade_elasticity);
  for (Country n : all<Country>(countries))
    for (Country i : all<Country>(countries))
      if (cost(all_goods, n, i) != 1)
        data.shock.cells.push_back(
            {.sector = all_goods, .importer = n, .exporter = i, .trade_cost_factor = cost(all_goods, n, i)});

  data.real_income = data.real_wage = data.wage = data.price = ByCountry({countries});
  const Table expected = read("expected_country.csv", {"country"},
                              {"welfare_additive", "real_wage_additive", "nom_wage_additive", "price_index_additive"});
  for (std::size_t row = 0; row < expected.rows(); ++row) {
    const Country n = place(world, expected, "country", row);
    data.real_income(n) = expected.number("welfare_additive")[row];
    data.real_wage(n) = expected.number("real_wage_additive")[row];
    data.wage(n) = expected.number("nom_wage_additive")[row];
    data.price(n) = expected.number("price_index_additive")[row];
  }
  data.trade = Flows({1, countries, countries});
  const Table trade = read("expected_trade.csv", {"exporter", "importer"}, {"new_trade_additive"});
  for (std::size_t row = 0; row < trade.rows(); ++row)
    data.trade(all_goods, place(world, trade, "importer", row), place(world, trade, "exporter", row)) =
        trade.number("new_trade_additive")[row];
  return data;
}

}  // namespace entrepot::testing
