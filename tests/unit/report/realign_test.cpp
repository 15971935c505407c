// The bundle of stick and carrot: complete, of the right shape, honest in its words about what has no number.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/choice_map.hpp"
#include "report/realign_tables.hpp"
#include "report/realign_words.hpp"
#include "support/random_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class RealignBundle : public ::testing::Test {
 protected:
  void SetUp() override {
    World world = testing::random_world(7, {.countries = 6, .sectors = 2, .zero_share = 0});
    world.name = "small";
    world.elasticity_sets = {
        {.name = "five", .horizon = "long", .source = "stylised", .sigma = BySector({world.sector_count()}, 5.0)}};
    save_world(world, folder.path() / "small.nc");
    codes = world.countries;
    scenario.title = "A stick & a carrot";
    scenario.elasticities = "five";
    scenario.world_file = (folder.path() / "small.nc").string();
    options.words.target = codes[0];
    options.words.away_from = codes[1];
    options.words.by = {codes[2], codes[3]};
    options.words.sanctions_factor = 1.5;
  }
  static std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

  testing::TemporaryFolder folder;
  std::vector<std::string> codes;
  Scenario scenario;
  RealignOptions options;
};

TEST_F(RealignBundle, FilesHoldEveryPoint) {
  const RealignStudy study = run_realign(scenario, options);
  ASSERT_EQ(study.outcome(), Outcome::converged);
  const auto files = realign_files(study);
  EXPECT_THAT(files, SizeIs(7));
  EXPECT_EQ(lines(files.at("map.csv")), 1 + 2 * 400u);
  EXPECT_EQ(lines(files.at("transfers.csv")), 1 + 2 * 20u);
  EXPECT_EQ(lines(files.at("doubts.csv")), 1 + 10u);
  EXPECT_EQ(lines(files.at("states.csv")), 1 + 6 * (20 + 2 + 1u));
  EXPECT_THAT(files.at("report.html"), HasSubstr("A stick &amp; a carrot"));
  EXPECT_THAT(files.at("report.html"), HasSubstr("How far today is from it"));
}

TEST_F(RealignBundle, JsonIsTheResult) {
  const RealignStudy study = run_realign(scenario, options);
  const auto json = nlohmann::json::parse(realign_json(study));
  const RealignResult& r = study.result;
  EXPECT_EQ(json["realign"]["target"], codes[0]);
  EXPECT_THAT(json["realign"]["cases"], SizeIs(2));
  EXPECT_EQ(json["realign"]["pressure"].back(), "embargo");
  EXPECT_EQ(json["realign"]["cases"][1]["margins_pct"][3][5].get<double>(), r.margin(r.cases[1], 3, 5));
  EXPECT_THAT(json["realign"]["headlines"], SizeIs(12));
}

TEST_F(RealignBundle, SummaryFitsAScreen) {
  const std::string text = realign_summary(run_realign(scenario, options), false);
  EXPECT_LE(lines(text), 40u);
  EXPECT_THAT(text, HasSubstr("bracketed"));
  EXPECT_THAT(text, HasSubstr("m USD a year; below zero"));
}

TEST_F(RealignBundle, WhatHasNoNumberIsSaidInWords) {
  RealignStudy study = run_realign(scenario, options);
  Threshold& money = study.result.cases[0].transfer[0];
  money = {.reach = Reach::beyond, .value = INFINITY};
  study.result.cases[0].pressure = {.reach = Reach::beyond, .value = INFINITY};
  EXPECT_THAT(distance_words(study, study.result.cases[0]), HasSubstr("more than half of what"));
  EXPECT_THAT(distance_words(study, study.result.cases[0]), HasSubstr("not even an embargo is enough"));
  EXPECT_THAT(realign_answer(study).sentences[0], HasSubstr("no transfer up to half of what"));
  study.result.cases[0].pressure.reach = Reach::only_embargo;
  EXPECT_THAT(distance_words(study, study.result.cases[0]), HasSubstr("nothing less than an embargo"));
  money = {.reach = Reach::unknown};
  EXPECT_THAT(distance_words(study, study.result.cases[0]), HasSubstr("equilibrium is missing"));
  EXPECT_THAT(realign_answer(study).sentences[0], HasSubstr("no equilibrium was found"));
  money = {.reach = Reach::found, .value = -2500};
  EXPECT_THAT(distance_words(study, study.result.cases[0]), HasSubstr("would pay about 2.5"));
  for (const char* word : {"inf", "nan", "not a number"}) {
    EXPECT_THAT(distance_words(study, study.result.cases[0]), Not(HasSubstr(word)));
  }
}

TEST(ChoiceMap, LinesAreCutWhereTheyLeaveThePicture) {
  ChoiceMap map;
  map.id = "map";
  map.x = {1, 2, 4};
  map.y = {0, 10, 20};
  map.last_column = "embargo";
  map.shares.assign(4, {0, 0.5, 1});
  map.hints.assign(4, {"a", "b", "c"});
  map.lines = {{"steep", {40, 10, -40, -INFINITY}}, {"none", {NAN, NAN, NAN, INFINITY}}};
  map.today_label = "Today";
  map.never_words = "stays";
  map.some_words = "depends";
  map.always_words = "splits";
  for (const double width : {680.0, 328.0}) {
    const std::string svg = choice_map_svg(map, width);
    EXPECT_THAT(svg, HasSubstr("polyline class=\"line s1\""));
    EXPECT_THAT(svg, HasSubstr(">none<"));
    for (const char* word : {"stays", "depends", "splits", "embargo", "Today"}) EXPECT_THAT(svg, HasSubstr(word));
    EXPECT_THAT(svg, Not(HasSubstr("nan")));
    EXPECT_THAT(svg, Not(HasSubstr("inf")));
  }
}

}  // namespace
}  // namespace entrepot
