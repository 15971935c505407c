// The bundle of a power study: complete, square, the same bytes whether or not it was interrupted; the page and its words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/heat_map.hpp"
#include "report/power_tables.hpp"
#include "support/random_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class PowerBundle : public ::testing::Test {
 protected:
  void SetUp() override {
    World world = testing::random_world(7, {.countries = 6, .sectors = 2, .zero_share = 0});
    world.name = "small";
    for (Sector j : all<Sector>(world.sector_count())) {  // the first two do not trade with each other
      world.flow(j, Country(0), Country(1)) = world.flow(j, Country(1), Country(0)) = 0;
    }
    testing::complete_calibration(world);
    BySector sigma({world.sector_count()}, 5.0);
    world.elasticity_sets = {{.name = "five", .horizon = "long", .source = "stylised", .sigma = sigma}};
    save_world(world, folder.path() / "small.nc");
    codes = world.countries;
    scenario.title = "A power study";
    scenario.elasticities = "five";
    options.worlds = {{"", (folder.path() / "small.nc").string()}};
    options.coalitions = {{"Club", {codes[2], codes[3]}}};
    options.pairs = {{codes[4], codes[5]}};
  }
  static std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
  }
  testing::TemporaryFolder folder;
  std::vector<std::string> codes;
  Scenario scenario;
  PowerOptions options;
};

TEST_F(PowerBundle, ListsEveryTieAndCountsThoseWithoutTrade) {
  const PowerStudy study = run_power(scenario, options);
  const auto files = power_files(study);
  EXPECT_THAT(lines(files.at("cuts.csv")), SizeIs(1 + 15 + 4));
  EXPECT_THAT(files.at("cuts.csv"), HasSubstr("small," + codes[0] + "," + codes[1] + ",no trade,converged"));
  EXPECT_THAT(lines(files.at("pairs.csv")), SizeIs(1 + 15 * 9));
  EXPECT_THAT(lines(files.at("coalitions.csv")), SizeIs(1 + 4 * (9 + 2)));
  const auto manifest = nlohmann::json::parse(files.at("manifest.json"));
  const auto& cuts = manifest["worlds"][0]["states"][0]["cuts"];
  EXPECT_EQ(cuts["pairs"], 15);
  EXPECT_EQ(cuts["without_trade"], 1);
  EXPECT_EQ(cuts["outcomes"]["converged"], 14 + 4);
  EXPECT_LT(cuts["worst_residual"]["value"].get<double>(), certified_tolerance);
  EXPECT_GT(cuts["worst_residual"]["value"].get<double>(), 0);
}

TEST_F(PowerBundle, TheMatrixIsSquareAndHoldsTheLossOfTheRow) {
  const PowerStudy study = run_power(scenario, options);
  const auto rows = lines(power_files(study).at("matrix.csv"));
  ASSERT_THAT(rows, SizeIs(7));
  for (const std::string& row : rows) EXPECT_EQ(std::ranges::count(row, ','), 6);
  const WorldPower& power = study.worlds[0];
  const auto matrix = loss_matrix(power, power.states[0]);
  for (const CutTie& tie : power.states[0].ties) {
    if (tie.a >= power.world->country_count()) continue;
    EXPECT_EQ(matrix(Country(tie.a), Country(tie.b)), tie.loss_a);
    EXPECT_EQ(matrix(Country(tie.b), Country(tie.a)), tie.loss_b);
    EXPECT_EQ(find_pair(power, power.states[0], Country(tie.b), Country(tie.a)), &tie);
  }
  EXPECT_TRUE(std::isnan(matrix(Country(2), Country(2))));
}

TEST_F(PowerBundle, EconomiesThatWereNotAskedForAreLeftOut) {
  options.only = {codes[5], codes[1], codes[4]};
  const PowerStudy study = run_power(scenario, options);
  const WorldPower& power = study.worlds[0];
  EXPECT_EQ(count_cuts(power, power.states[0]).pairs, 3u);
  EXPECT_EQ(count_cuts(power, power.states[0]).coalition_ties, 3u);
  EXPECT_EQ(lines(power_files(study).at("matrix.csv"))[0], "iso3," + codes[1] + "," + codes[4] + "," + codes[5]);
  EXPECT_EQ(find_pair(power, power.states[0], Country(0), Country(1)), nullptr);
  EXPECT_NE(find_pair(power, power.states[0], Country(1), Country(5)), nullptr);
  EXPECT_THAT(rank_economies(power, power.states[0]), SizeIs(3));
}

TEST_F(PowerBundle, AnInterruptedRunEndsWithTheSameBytes) {
  options.chunk = 4;
  auto whole = power_files(run_power(scenario, options));
  options.unfinished = unfinished_folder(folder.path() / "out");
  std::stop_source stop;
  Control control;
  control.threads = 1;
  control.stop = stop.get_token();
  control.on_progress = [&](const Progress& p) {
    if (p.stage == "cutting ties" && p.done == 6) stop.request_stop();
  };
  ASSERT_TRUE(run_power(scenario, options, control).interrupted);
  check_power_folder(folder.path() / "out");
  const PowerStudy resumed = run_power(scenario, options);
  EXPECT_EQ(resumed.kept, 4u);
  auto files = power_files(resumed);
  for (auto* bundle : {&whole, &files}) bundle->erase("manifest.json"), bundle->erase("report.html");  // they state the seconds
  EXPECT_EQ(files, whole);
  EXPECT_EQ(power_json(resumed), power_json(run_power(scenario, options)));
  write_power_bundle(resumed, folder.path() / "out");
  EXPECT_FALSE(std::filesystem::exists(options.unfinished)) << "gone when the bundle is complete";
  EXPECT_THAT(explain_bundle(folder.path() / "out"), HasSubstr("Solved and certified"));
}

TEST_F(PowerBundle, ThePageShowsMatrixRankingsCoalitionsAndPairs) {
  const std::string page = power_html(run_power(scenario, options));
  for (const char* part : {"id=\"matrix-figure\"", "id=\"economies-figure\"", "id=\"coalition-1-figure\"",
                           "id=\"table-pairs-shown\"", "id=\"table-matrix\"", "1 ties without a number", "A power study"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_THAT(page, Not(HasSubstr("nan")));
  EXPECT_THAT(page, Not(HasSubstr("not a number")));
}

TEST_F(PowerBundle, SeveralWorldsAreAPathOnThePageAndInATable) {
  World later = load_world(folder.path() / "small.nc");
  later.name = "later";
  later.year = 2030;
  for (double& flow : later.flow.row(Sector(0), Country(5))) flow *= 1.2;
  testing::complete_calibration(later);
  save_world(later, folder.path() / "later.nc");
  options.worlds.push_back({"", (folder.path() / "later.nc").string()});
  const auto files = power_files(run_power(scenario, options));
  const auto rows = lines(files.at("paths.csv"));
  EXPECT_EQ(rows[0], "iso3,partner,variable,unit,small,later");
  EXPECT_THAT(rows, SizeIs(1 + 6 * 5));
  EXPECT_THAT(files.at("report.html"), HasSubstr("id=\"path-" + codes[4] + "-" + codes[5] + "-figure\""));
  EXPECT_TRUE(files.contains("matrix-small.csv"));
}

TEST_F(PowerBundle, TheTerminalShowsItOnOneScreen) {
  const auto text = lines(power_summary(run_power(scenario, options), false));
  EXPECT_LE(text.size(), 40u);
  EXPECT_THAT(text.back(), HasSubstr("stylised"));
}

TEST(HeatMap, ShadesFollowTheStepsAndMissingCellsAreNotShaded) {
  HeatMap map;
  map.id = "m";
  map.title = "title";
  map.finding = "finding";
  map.labels = {"AAA", "BBB"};
  map.values = {{NAN, .05}, {-.2, NAN}};
  map.hints = {{"", "A without B"}, {"", ""}};
  map.steps = {.01, .03, .1};
  EXPECT_THAT(heat_map_svg(map, 328), HasSubstr("heat3"));
  EXPECT_THAT(heat_map_svg(map, 328), HasSubstr("heat-gain"));
  EXPECT_THAT(heat_map_svg(map, 328), HasSubstr("<title>A without B</title>"));
  EXPECT_THAT(heat_map_svg(map, 328), Not(HasSubstr("heat-none")));
  map.values[0][1] = NAN;
  EXPECT_THAT(heat_map_svg(map, 328), HasSubstr("no equilibrium"));
}

}  // namespace
}  // namespace entrepot
