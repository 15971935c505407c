#include "support/lashkaripour.hpp"

#include "support/random_world.hpp"
#include "support/shared.hpp"
#include "tables/csv.hpp"

namespace entrepot::testing {
namespace {

using tables::ColumnType;
using tables::Table;

Table read(const std::string& name, const std::vector<std::string>& texts, const std::vector<std::string>& numbers) {
  std::vector<tables::Column> columns;
  for (const std::string& text : texts) columns.push_back({.name = text});
  for (const std::string& number : numbers) columns.push_back({.name = number, .type = ColumnType::number});
  Problems problems;
  auto table = tables::read_csv(shared_path("reference/lashkaripour_2021_nash") / name, columns, problems);
  problems.throw_if_any();
  return *table;
}

}  // namespace

World lashkaripour_world() {
  World world;
  world.name = "wiod-2014-lashkaripour";
  world.year = 2014;
  world.kind = "published";
  const Table countries = read("wiod2014_countries.csv", {"iso3"}, {}),
              sectors = read("wiod2014_sigma.csv", {"sector"}, {"sector_id"});
  for (std::size_t row = 0; row < countries.rows(); ++row) world.countries.emplace_back(countries.text("iso3")[row]);
  for (std::size_t row = 0; row < sectors.rows(); ++row) {
    world.sectors.push_back("S" + std::to_string(static_cast<int>(sectors.number("sector_id")[row])));
    world.sector_names.emplace_back(sectors.text("sector")[row]);
    world.goods.push_back(true);  // services carry tariffs here
  }
  world.country_names = world.countries;
  const std::size_t J = world.sectors.size(), N = world.countries.size();
  world.flow = world.tariff = Flows({J, N, N});
  world.value_added_share = SectorByCountry({J, N}, 1.0);
  world.input_share = InputShares({N, J, J});
  const Table flows = read("wiod2014_flows.csv.gz", {"exporter", "importer"}, {"sector", "value", "tariff"});
  for (std::size_t row = 0; row < flows.rows(); ++row) {
    const Sector s(static_cast<std::size_t>(flows.number("sector")[row]) - 1);
    const Country n = world.find_country(std::string(flows.text("importer")[row])).value();
    const Country i = world.find_country(std::string(flows.text("exporter")[row])).value();
    world.tariff(s, n, i) = flows.number("tariff")[row];
    world.flow(s, n, i) = flows.number("value")[row] / (1 + flows.number("tariff")[row]);
  }
  complete_calibration(world);
  return world;
}

BySector lashkaripour_elasticity(const std::string& set) {
  const Table table = read("wiod2014_sigma.csv", {}, {set});
  BySector theta({table.rows()});
  for (std::size_t row = 0; row < table.rows(); ++row) theta(Sector(row)) = table.number(set)[row] - 1;
  return theta;
}

LashkaripourWar lashkaripour_war(const World& world, const std::string& set) {
  const Table table =
      read("wiod2014_expected_nash_" + set + ".csv", {"country"}, {"welfare_pct", "nash_tariff", "w_hat", "Y_hat"});
  const std::size_t N = world.country_count();
  LashkaripourWar war{std::vector<double>(N), std::vector<double>(N), std::vector<double>(N), std::vector<double>(N)};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto at = static_cast<std::size_t>(world.find_country(std::string(table.text("country")[row])).value().value);
    war.welfare_pct[at] = table.number("welfare_pct")[row];
    war.tariff[at] = table.number("nash_tariff")[row];
    war.wage[at] = table.number("w_hat")[row];
    war.income[at] = table.number("Y_hat")[row];
  }
  return war;
}

}  // namespace entrepot::testing
