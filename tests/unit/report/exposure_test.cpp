// The bundle of an exposure study: complete, of the right shape; the page and its words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "entrepot/errors.hpp"
#include "entrepot/report.hpp"
#include "report/exposure_tables.hpp"
#include "report/heat_map.hpp"
#include "support/random_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class ExposureBundle : public ::testing::Test {
 protected:
  void SetUp() override {
    World world = testing::random_world(7, {.countries = 6, .sectors = 2, .zero_share = 0});
    world.name = "small";
    world.elasticity_sets = {
        {.name = "five", .horizon = "long", .source = "stylised", .sigma = BySector({world.sector_count()}, 5.0)}};
    save_world(world, folder.path() / "small.nc");
    codes = world.countries;
    scenario.title = "An exposure study";
    scenario.elasticities = "five";
    scenario.world_file = (folder.path() / "small.nc").string();
    options.only = {codes[1], codes[3]};
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
  ExposureOptions options;
};

TEST_F(ExposureBundle, HasARowForEachEconomyShownAndAColumnForEveryOne) {
  const ExposureStudy study = run_exposure(scenario, options);
  ASSERT_EQ(study.outcome(), Outcome::converged);
  const auto files = exposure_files(study);
  for (const ExposureKind& kind : exposure_kinds) {
    const auto matrix = lines(files.at(std::string(kind.key) + ".csv"));
    EXPECT_THAT(matrix, SizeIs(1 + 2));
    EXPECT_EQ(std::ranges::count(matrix[0], ','), 6);
  }
  EXPECT_THAT(lines(files.at("exposures.csv")), SizeIs(1 + 4 * 2 * 6 + 2 * 2 * 5));  // ties with itself are left out
  EXPECT_THAT(files.at("manifest.json"), HasSubstr("\"question\": \"exposure\""));
}

TEST_F(ExposureBundle, JsonHoldsTheNumbersOfTheMatrices) {
  const ExposureStudy study = run_exposure(scenario, options);
  const auto json = nlohmann::json::parse(exposure_json(study));
  const ExposureMatrix& matrix = study.states[0].exposures.real_income.productivity;
  EXPECT_EQ(json["states"][0]["exposures"]["real_income_by_productivity"][codes[1]][codes[4]], matrix(Country(1), Country(4)));
  EXPECT_TRUE(json["states"][0]["exposures"]["income_by_tie_cost"][codes[1]][codes[1]].is_null());
}

TEST_F(ExposureBundle, WordsFitTheScreenAndThePageNamesItsParts) {
  const ExposureStudy study = run_exposure(scenario, options);
  const auto screen = lines(exposure_summary(study, false));
  EXPECT_LE(screen.size(), 40u);
  for (const std::string& line : screen) EXPECT_LE(line.size(), 100u) << line;  // bytes: signs take three
  const std::string page = exposure_html(study);
  for (const char* part : {"id=\"answer\"", "id=\"matrices\"", "id=\"certificate\"", "id=\"sources\"", "heat-gain"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_THAT(page, Not(HasSubstr("nan")));
}

TEST_F(ExposureBundle, PartnersAreSortedFromFriendsToEnemies) {
  const ExposureStudy study = run_exposure(scenario, {});
  const auto partners = partners_by_exposure(*study.world, study.states[0].exposures.income.productivity, Country(2));
  ASSERT_THAT(partners, SizeIs(5));
  EXPECT_TRUE(std::ranges::is_sorted(partners, std::greater<>{}, &Exposed::value));
  for (const Exposed& e : partners) EXPECT_NE(e.partner, Country(2));
}

TEST_F(ExposureBundle, RefusesUnknownEconomiesByName) {
  options.only = {"C99"};
  try {
    run_exposure(scenario, options);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("C99"));
  }
}

TEST(HeatMapOfGains, ShadesGainsAndLossesApart) {
  HeatMap map;
  map.id = "gains";
  map.labels = {"A", "B"};
  map.values = {{0, 0.5}, {-0.5, 0}};
  map.hints = {{"", "up"}, {"down", ""}};
  map.steps = {0.1, 1};
  map.positive_is_gain = true;
  const std::string svg = heat_map_svg(map, 680);
  EXPECT_THAT(svg, HasSubstr("heat heat-gain heat2"));
  EXPECT_THAT(svg, HasSubstr("heat heat2"));
  EXPECT_THAT(svg, HasSubstr("gain: 1"));
  EXPECT_THAT(svg, HasSubstr("less either way"));
  EXPECT_THAT(svg, Not(HasSubstr("would gain")));
}

}  // namespace
}  // namespace entrepot
