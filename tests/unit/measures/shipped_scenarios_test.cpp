// The scenarios that ship: each can be read and applied, names its sources, and says what its sources say.
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <map>

#include "entrepot/scenario.hpp"
#include "measures/groups.hpp"
#include "support/caliendo_parro.hpp"
#include "support/shared.hpp"
#include "tables/csv.hpp"

namespace entrepot {
namespace {

Scenario shipped(const std::string& name) { return read_scenario(testing::source_path("scenarios") / (name + ".toml")); }

/// Points added to the tariff of the last goods sector.
double added(const Applied& applied, const World& world, const std::string& importer, const std::string& exporter) {
  const Sector j(std::size_t{20});
  const Country n = world.find_country(importer).value(), i = world.find_country(exporter).value();
  for (const CellShock& cell : applied.shock.cells) {
    if (cell.sector == j && cell.importer == n && cell.exporter == i) return 100 * (cell.tariff_rate - world.tariff(j, n, i));
  }
  return 0;
}

TEST(ShippedScenarios, EachIsReadAppliedAndSourced) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_path("scenarios"))) {
    if (entry.path().extension() != ".toml" || entry.path().stem().has_extension()) continue;  // x.facts.toml, x.claims.toml
    ++count;
    const Scenario scenario = read_scenario(entry.path());
    EXPECT_FALSE(scenario.title.empty()) << entry.path();
    EXPECT_FALSE(scenario.question.empty()) << entry.path();
    for (const Measure& measure : scenario.measures) EXPECT_FALSE(measure.source.empty()) << entry.path() << " " << measure.id;
    if (!scenario.world_file.empty()) continue;
    const World world = load_scenario_world(scenario);
    const Applied applied = survey(scenario, world);
    EXPECT_TRUE(applied.warnings.empty()) << entry.path();
    EXPECT_EQ(scenario_elasticity(scenario, world).size(), world.sector_count());
  }
  EXPECT_GE(count, 8U);
}

TEST(ShippedScenarios, NullMovesNothing) {
  const Scenario null = shipped("null");
  EXPECT_TRUE(apply(null, load_scenario_world(null)).shock.empty());
}

TEST(ShippedScenarios, TheWestIsThirtyEightCountriesBothWaysInEverySector) {
  const Scenario west = shipped("west-sanctions");
  const Applied applied = apply(west, load_scenario_world(west));
  EXPECT_EQ(applied.shock.cells.size(), 38U * 2 * 28);
  EXPECT_TRUE(std::ranges::all_of(applied.shock.cells, [](const CellShock& c) { return c.trade_cost_factor == 2; }));
}

TEST(ShippedScenarios, TheTariffWarOf2025ByDate) {
  const Scenario war = shipped("us-china-2025");
  const World world = load_scenario_world(war);
  ASSERT_EQ(world.active_layer, "us-china-2018");
  // Totals in force: US, China. Sources stand in the file.
  const std::map<std::string, std::pair<double, double>> expected = {
      {"2025-02-03", {0, 0}},   {"2025-02-04", {10, 0}},   {"2025-03-04", {20, 0}},    {"2025-04-05", {54, 0}},
      {"2025-04-09", {104, 0}}, {"2025-04-10", {145, 84}}, {"2025-04-12", {145, 125}}, {"2025-05-13", {145, 125}},
      {"2025-05-14", {30, 10}}, {"2026-01-01", {30, 10}},
  };
  for (const auto& [day, points] : expected) {
    const Applied applied = apply(war, world, day);
    EXPECT_NEAR(added(applied, world, "USA", "CHN"), points.first, 1e-9) << day;
    EXPECT_NEAR(added(applied, world, "CHN", "USA"), points.second, 1e-9) << day;
  }
  EXPECT_EQ(change_dates(war).size(), 7U);
}

TEST(ShippedScenarios, LiberationDayAsAnnounced) {
  const Scenario liberation = shipped("liberation-day-2025");
  const World world = load_scenario_world(liberation);
  const Applied applied = apply(liberation, world);
  const std::map<std::string, double> announced = {{"CAN", 0},  {"MEX", 0},  {"RUS", 0},  {"BLR", 0},  {"TWN", 32},
                                                   {"GBR", 10}, {"STP", 10}, {"DEU", 20}, {"JPN", 24}, {"KOR", 26},
                                                   {"CHN", 54}, {"VNM", 46}, {"KHM", 49}};
  for (const auto& [exporter, points] : announced) EXPECT_NEAR(added(applied, world, "USA", exporter), points, 1e-9) << exporter;
  for (const CellShock& cell : applied.shock.cells) {
    EXPECT_EQ(world.countries[static_cast<std::size_t>(cell.importer.value)], "USA");
    EXPECT_TRUE(world.goods[static_cast<std::size_t>(cell.sector.value)]);
  }
}

TEST(ShippedScenarios, LiberationDayHoldsEveryRateOfItsSource) {
  ENTREPOT_NEEDS_SHARED("data/baci2023_totals_194/countries_gdp_usltariff.csv");
  const Scenario liberation = shipped("liberation-day-2025");
  const World world = load_scenario_world(liberation);
  const Applied applied = apply(liberation, world);
  Problems problems;
  const auto table =
      tables::read_csv(testing::shared_path("data/baci2023_totals_194/countries_gdp_usltariff.csv"),
                       {{.name = "iso3"}, {.name = "us_liberation_day_tariff", .type = tables::ColumnType::number}}, problems);
  ASSERT_TRUE(table);
  const std::vector<std::string> exempt = {"CAN", "MEX", "RUS", "BLR", "USA"};
  std::map<std::string, double> rate;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string iso3(table->text("iso3")[row]);
    rate[iso3] = std::ranges::count(exempt, iso3) > 0 ? 0 : 100 * table->number("us_liberation_day_tariff")[row];
  }
  std::size_t compared = 0;
  for (const auto& [iso3, points] : rate) {
    if (!world.find_country(iso3)) continue;
    ++compared;
    EXPECT_NEAR(added(applied, world, "USA", iso3), points, 1e-9) << iso3;
  }
  EXPECT_EQ(compared, 78U) << "the 80 countries of the World but Taiwan and Sao Tome, which the source lacks";

  const auto baci = tables::read_csv(
      testing::shared_path("data/baci2023_totals_194/baci2023_bilateral_long.csv.gz"),
      {{.name = "exporter"}, {.name = "importer"}, {.name = "kusd", .type = tables::ColumnType::number}}, problems);
  ASSERT_TRUE(baci);
  double weighted = 0, total = 0;
  for (std::size_t row = 0; row < baci->rows(); ++row) {
    const std::string exporter(baci->text("exporter")[row]);
    if (baci->text("importer")[row] != "USA" || world.find_country(exporter)) continue;
    total += baci->number("kusd")[row];
    weighted += baci->number("kusd")[row] * (exporter == "CUB" || exporter == "PRK" ? 0
                                             : rate.contains(exporter)              ? rate[exporter]
                                                                                    : 10);
  }
  EXPECT_NEAR(added(applied, world, "USA", "ROW"), weighted / total, 0.005 + 1e-9) << "the file has two decimals";
}

TEST(ShippedScenarios, NaftaIsTheTariffsOf2005) {
  ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015");
  const Scenario nafta = shipped("nafta-1993");
  EXPECT_EQ(nafta.measures.size(), 16U);
  EXPECT_EQ(nafta.closure, Closure::zero);
  const testing::CaliendoParro data = testing::caliendo_parro();
  const Shock expected = testing::tariff_shock(data.world, data.tariff_nafta);
  const Shock found = apply(nafta, data.world).shock;
  ASSERT_EQ(expected.cells.size(), 116U);
  ASSERT_EQ(found.cells.size(), expected.cells.size());
  for (std::size_t k = 0; k < found.cells.size(); ++k) {
    EXPECT_EQ(found.cells[k].sector, expected.cells[k].sector);
    EXPECT_EQ(found.cells[k].importer, expected.cells[k].importer);
    EXPECT_EQ(found.cells[k].exporter, expected.cells[k].exporter);
    EXPECT_NEAR(found.cells[k].tariff_rate, expected.cells[k].tariff_rate, 1e-12);
  }
}

TEST(ShippedScenarios, TheArticleAsksOneGrid) {
  const Scenario article = shipped("article");
  const auto points = expand_grid(article);
  ASSERT_EQ(points.size(), 10U);
  for (const double asked : {0.0, 10.0, 30.0, 60.0, 100.0}) {
    EXPECT_TRUE(std::ranges::any_of(points, [&](const GridPoint& p) { return p.parameters.at("us-escalation.add_pp") == asked; }))
        << asked;
  }
  ASSERT_TRUE(article.compliance);
  EXPECT_EQ(article.compliance->penalties.size(), 2U);
  EXPECT_TRUE(article.world_layer.empty());
  const World world = load_scenario_world(article);
  EXPECT_NEAR(added(apply(points[4].scenario, world), world, "CHN", "USA"), 45, 1e-9);
}

}  // namespace
}  // namespace entrepot
