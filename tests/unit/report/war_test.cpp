// The bundle of a war: complete, of the right shape; the page and its words; what is said without an answer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <regex>
#include <sstream>

#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/war_tables.hpp"
#include "support/random_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class WarBundle : public ::testing::Test {
 protected:
  void SetUp() override {
    World world = testing::random_world(7, {.countries = 6, .sectors = 3, .zero_share = 0});
    world.name = "small";
    world.elasticity_sets = {
        {.name = "five", .horizon = "long", .source = "stylised", .sigma = BySector({world.sector_count()}, 5.0)}};
    save_world(world, folder.path() / "small.nc");
    codes = world.countries;
    scenario.file = "small-war.toml";
    scenario.title = "A small war";
    scenario.elasticities = "five";
    scenario.world_file = (folder.path() / "small.nc").string();
    scenario.groups["pact"] = {codes[2], codes[3]};
    scenario.war = WarQuestion{.players = {codes[0], "@pact"}, .blocs = {"@pact"}, .detail = TaxDetail::partner};
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
};

TEST_F(WarBundle, EveryRegimeAndRateIsInTheTables) {
  const WarStudy study = run_war(scenario);
  ASSERT_EQ(study.outcome(), Outcome::converged);
  const auto files = war_files(study);
  // Each player has one rate for the other and one for each of three bystanders: alone one player's, in three regimes both.
  EXPECT_THAT(lines(files.at("rates.csv")), SizeIs(1 + 2 * 4 + 3 * 8));
  EXPECT_THAT(files.at("rates.csv"), HasSubstr("war,pact,tariff," + codes[0] + ",all,"));
  // Six regimes with a mean tariff and a gain of two players, and six countries' real income.
  EXPECT_THAT(lines(files.at("regimes.csv")), SizeIs(1 + 6 * (2 * 2 + 6)));
  EXPECT_THAT(files.at("manifest.json"), HasSubstr("\"question\": \"war\""));
}

TEST_F(WarBundle, JsonHoldsRatesGainsAndTheCertificate) {
  const WarStudy study = run_war(scenario);
  const auto json = nlohmann::json::parse(war_json(study));
  ASSERT_EQ(json["regimes"].size(), 6u);
  EXPECT_EQ(json["regimes"][3]["name"], "war");
  EXPECT_EQ(json["regimes"][3]["players"][1]["rates_pct"].size(), 4u);
  EXPECT_EQ(json["regimes"][3]["players"][1]["gain_pct"], study.result.war.gain_pct[1]);
  EXPECT_EQ(json["players"][1]["members"].size(), 2u);
  EXPECT_TRUE(json["nash"]["certified"]);
  EXPECT_LE(json["nash"]["deviations"][0]["largest_gain_pct"].get<double>(), json["nash"]["allowed_gain_pct"].get<double>());
}

TEST_F(WarBundle, WordsFitTheScreenAndThePageNamesItsParts) {
  const WarStudy study = run_war(scenario);
  const std::string words = war_summary(study, false);
  EXPECT_LE(lines(words).size(), 40u);
  EXPECT_THAT(words, HasSubstr("War is a Nash point"));
  const std::string page = war_html(study);
  for (const char* part : {"answer", "rates", "bystanders", "assumptions", "certificate", "sources"})
    EXPECT_THAT(page, HasSubstr("id=\"" + std::string(part) + "\""));
  std::vector<std::string> ids;
  const std::regex id("[ <]id=\"([^\"]*)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), id), end; at != end; ++at) ids.push_back((*at)[1]);
  std::ranges::sort(ids);
  const auto repeated = std::ranges::adjacent_find(ids);
  EXPECT_TRUE(repeated == ids.end()) << *repeated;
}

TEST_F(WarBundle, WithoutACertifiedWarThereIsNoAnswerAndTheReasonIsSaid) {
  WarOptions options;
  options.params.largest_gain_pct = -1;  // no point is good enough
  const WarStudy study = run_war(scenario, options);
  EXPECT_EQ(study.outcome(), Outcome::stalled);
  EXPECT_THAT(study.result.war.reason, HasSubstr("% of its income"));
  EXPECT_TRUE(std::isnan(study.result.war.real_income_pct[0]));
  EXPECT_THAT(war_summary(study, false), HasSubstr("There is no answer"));
  EXPECT_THAT(war_html(study), HasSubstr("There is no answer"));
  EXPECT_THAT(war_files(study).at("regimes.csv"), Not(HasSubstr("regime=war")));
  const auto json = nlohmann::json::parse(war_json(study));
  EXPECT_TRUE(json["regimes"][3]["real_income_pct"][codes[0]].is_null());
}

TEST_F(WarBundle, OnePlayerIsAllowed) {
  scenario.war = WarQuestion{.players = {codes[0]}};
  const WarStudy study = run_war(scenario);
  ASSERT_EQ(study.outcome(), Outcome::converged);
  EXPECT_THAT(war_summary(study, false), HasSubstr("Left to itself"));
  EXPECT_NEAR(study.result.war.rates[0][0], study.result.alone[0].rates[0][0], 1e-5);
}

}  // namespace
}  // namespace entrepot
