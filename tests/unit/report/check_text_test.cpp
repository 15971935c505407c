#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "support/hand_world.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

Scenario scenario() {
  return parse_scenario(R"(schema = "1"
title = "A test"
world = { name = "hand" }
[[measure]]
id = "raise"
kind = "tariff"
importers = ["USA", "KGZ"]
exporters = ["CHN"]
sectors = ["goods"]
change = { add_pp = 25 }
until = 2025-05-14
[[measure]]
id = "close"
kind = "ban"
importers = ["USA"]
exporters = ["CHN"]
sectors = ["C26"]
[grid]
"raise.add_pp" = [0, 25]
)",
                        "s.toml");
}

TEST(CheckText, SaysWhatEachMeasureTouches) {
  const World world = testing::hand_world();
  const Scenario s = scenario();
  const std::string text = check_text(s, world, apply(s, world));
  EXPECT_THAT(text, HasSubstr("A test\nScenario " + s.id.substr(0, 16) + "\n"));
  EXPECT_THAT(text, HasSubstr("World hand (2022), 4 countries by 3 sectors"));
  EXPECT_THAT(text, HasSubstr("Grid of 2 scenarios:\n  raise.add_pp = 0, 25\n"));
  EXPECT_THAT(text, HasSubstr("raise    tariff  add_pp 25      1     0     1     0.1  10.0 > 35.0  until 2025-05-14\n"));
  EXPECT_THAT(text, HasSubstr("close    ban                    1     0     0     0.2               always\n"));
  EXPECT_THAT(text, HasSubstr("Note: KGZ is inside ROW"));
}

TEST(CheckText, NoMeasures) {
  const Scenario null = parse_scenario("schema = \"1\"\nworld = { name = \"hand\" }\n", "s.toml");
  const World world = testing::hand_world();
  EXPECT_THAT(check_text(null, world, apply(null, world)), HasSubstr("No measures"));
}

TEST(CheckJson, HoldsTheSameNumbers) {
  const World world = testing::hand_world();
  const Scenario s = scenario();
  const auto json = nlohmann::json::parse(check_json(s, world, apply(s, world)));
  EXPECT_EQ(json["scenario"]["id"], s.id);
  EXPECT_EQ(json["dates"][0], "2025-05-14");
  EXPECT_EQ(json["measures"][0]["id"], "raise");
  EXPECT_EQ(json["measures"][0]["flows"], 1);
  EXPECT_EQ(json["measures"][0]["idle_flows"], 1);
  EXPECT_DOUBLE_EQ(json["measures"][0]["trade_value_musd"], 112);
  EXPECT_NEAR(json["measures"][0]["rate_after_pct"], 35, 1e-12);
  EXPECT_DOUBLE_EQ(json["measures"][1]["trade_value_musd"], 212);
  EXPECT_FALSE(json["measures"][1].contains("rate_after_pct"));
  EXPECT_EQ(json["warnings"].size(), 1U);
}

}  // namespace
}  // namespace entrepot
