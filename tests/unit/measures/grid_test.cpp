#include "measures/grid.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entrepot {
namespace {

using ::testing::HasSubstr;

Scenario with_grid(const std::string& grid) {
  return parse_scenario(R"(schema = "1"
world = { name = "w" }
[[measure]]
id = "us"
kind = "tariff"
importers = ["USA"]
exporters = ["CHN"]
sectors = ["goods"]
change = { add_pp = 1 }
[[measure]]
id = "cn"
kind = "trade_cost"
importers = ["CHN"]
exporters = ["USA"]
sectors = ["goods"]
change = { factor = 2 }
[grid]
)" + grid,
                        "g.toml");
}

Problem problem_of(const std::string& grid) {
  try {
    with_grid(grid);
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 1U) << error.what();
    return error.problems().front();
  }
  return {};
}

TEST(Grid, NoGridIsOnePoint) {
  Scenario s = with_grid("\"us.add_pp\" = [7]\n");
  s.grid.clear();
  const auto points = expand_grid(s);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_TRUE(points[0].parameters.empty());
  EXPECT_EQ(points[0].scenario.measures[0].change.value, 1);
}

TEST(Grid, SeparateKeysFormAProductLastFastest) {
  const auto points = expand_grid(with_grid("\"us.add_pp\" = [0, 10]\n\"cn.factor\" = [1, 2, 3]\n"));
  ASSERT_EQ(points.size(), 6U);
  EXPECT_EQ(points[0].parameters.at("us.add_pp"), 0);
  EXPECT_EQ(points[1].parameters.at("us.add_pp"), 0);
  EXPECT_EQ(points[1].parameters.at("cn.factor"), 2);
  EXPECT_EQ(points[5].scenario.measures[0].change.value, 10);
  EXPECT_EQ(points[5].scenario.measures[1].change.value, 3);
  EXPECT_TRUE(points[5].scenario.grid.empty());
}

TEST(Grid, AxesKeepFileOrderNotAlphabet) {
  const auto points = expand_grid(with_grid("\"us.add_pp\" = [0, 10]\n\"cn.factor\" = [1, 2]\n"));
  const auto turned = expand_grid(with_grid("\"cn.factor\" = [1, 2]\n\"us.add_pp\" = [0, 10]\n"));
  EXPECT_EQ(points[1].parameters.at("cn.factor"), 2);
  EXPECT_EQ(turned[1].parameters.at("us.add_pp"), 10);
}

TEST(Grid, JoinedKeysMoveTogether) {
  const auto points = expand_grid(with_grid("\"us.add_pp , cn.factor\" = [1, 20]\n"));
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[1].scenario.measures[0].change.value, 20);
  EXPECT_EQ(points[1].scenario.measures[1].change.value, 20);
}

TEST(Grid, UnknownTargetsNameTheLineAndANearOne) {
  const Problem p = problem_of("\"us.ad_pp\" = [0]\n");
  EXPECT_EQ(p.line, 18);
  EXPECT_EQ(p.value, "us.ad_pp");
  EXPECT_EQ(p.hint, "did you mean us.add_pp?");
  EXPECT_THAT(problem_of("\"us.set_rate\" = [0]\n").rule, HasSubstr("the verb that the measure has"));
  EXPECT_EQ(problem_of("\"us.add_pp\" = [0]\n\"cn.factor, us.add_pp\" = [1]\n").rule, "is moved twice");
}

TEST(Grid, ValuesObeyTheMeasuresRules) {
  EXPECT_THAT(problem_of("\"cn.factor\" = [1, 0.5]\n").rule, HasSubstr("at least 1"));
  EXPECT_THAT(problem_of("\"us.add_pp\" = [1e308]\n").rule, HasSubstr("at most"));
  EXPECT_THAT(problem_of("\"us.add_pp\" = [nan]\n").rule, HasSubstr("finite"));
  EXPECT_THAT(problem_of("\"us.add_pp\" = []\n").rule, HasSubstr("empty"));
  EXPECT_THAT(problem_of("\"us.add_pp\" = 5\n").rule, HasSubstr("must be a list"));
}

TEST(Grid, TooManyPointsAreRefused) {
  std::string many = "[0";
  for (int i = 1; i < 400; ++i) many += "," + std::to_string(i % 90 + 1);
  many += "]\n";
  EXPECT_THAT(problem_of("\"us.add_pp\" = " + many + "\"cn.factor\" = [1" + many.substr(2)).rule, HasSubstr("at most 100000"));
}

}  // namespace
}  // namespace entrepot
