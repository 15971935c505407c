#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string text = R"(schema = "1"
world = { name = "icio-2022" }
[[measure]]
id = "us"
kind = "tariff"
importers = ["USA"]
exporters = ["CHN"]
sectors = ["goods"]
change = { add_pp = 10 }
source = "s"
[[measure]]
id = "west"
kind = "trade_cost"
importers = ["@West"]
exporters = ["RUS"]
sectors = ["all"]
change = { factor = 2 }
source = "s"
[grid]
"us.add_pp" = [0, 10]
[compliance]
third = "CHN"
target = "RUS"
factor = 1.5
[[compliance.penalty]]
id = "a"
by = ["USA"]
factor = 1.25
[[compliance.penalty]]
id = "b"
by = ["@EU27"]
factor = 1.25
)";

Problem problem_of(const std::string& key, double value) {
  Scenario s = parse_scenario(text, "s.toml");
  try {
    put_number(s, key, value);
  } catch (const InputError& error) {
    return error.problems().front();
  }
  ADD_FAILURE() << "accepted: " << key;
  return {};
}

TEST(Numbers, ArePutInByTheirKeys) {
  Scenario s = parse_scenario(text, "s.toml");
  put_number(s, "west.factor", 3);
  put_number(s, "compliance.factor", 1.75);
  put_number(s, "compliance.political_value", 0.01);
  put_number(s, "compliance.penalty.b.exposure_pct", 40);
  put_number(s, "substitution.value_added", 0.5);
  put_number(s, "bans.remainder_pct", 7);
  EXPECT_EQ(s.measures[1].change.value, 3);
  EXPECT_EQ(s.compliance->factor, 1.75);
  EXPECT_EQ(s.compliance->political_value, 0.01);
  EXPECT_EQ(s.compliance->penalties[1].exposure_pct, 40);
  EXPECT_EQ(s.technology.value_added, 0.5);
  EXPECT_EQ(s.ban_remainder_pct, 7);
}

TEST(Numbers, JoinedKeysMoveTogether) {
  Scenario s = parse_scenario(text, "s.toml");
  put_number(s, "compliance.penalty.a.factor, compliance.penalty.b.factor", 1.4);
  EXPECT_EQ(s.compliance->penalties[0].factor, 1.4);
  EXPECT_EQ(s.compliance->penalties[1].factor, 1.4);
}

TEST(Numbers, OnlyQuestionsThatAreAskedHaveKeys) {
  std::vector<std::string> keys;
  for (const NumberKey& number : number_keys(parse_scenario(text, "s.toml"))) keys.push_back(number.key);
  EXPECT_THAT(keys, Contains("west.factor"));
  EXPECT_THAT(keys, Contains("compliance.penalty.a.factor"));
  EXPECT_THAT(keys, Not(Contains("realign.doubt_pct")));
  EXPECT_THAT(keys, Not(Contains("war.willingness_to_pay")));
}

TEST(Numbers, UnknownKeysGetAHint) {
  EXPECT_THAT(problem_of("west.facto", 2).hint, HasSubstr("west.factor"));
  EXPECT_THAT(problem_of("zzzzzzzzzzzzzzz", 2).hint, HasSubstr("known here: us.add_pp"));
}

TEST(Numbers, RangesHold) {
  EXPECT_THAT(problem_of("west.factor", 0.9).rule, HasSubstr("between 1 and 10000"));
  EXPECT_THAT(problem_of("compliance.penalty.a.exposure_pct", 101).rule, HasSubstr("between 0 and 100"));
  EXPECT_THAT(problem_of("west.factor", std::numeric_limits<double>::quiet_NaN()).rule, HasSubstr("between"));
}

TEST(Numbers, WhatTheGridMovesCannotBeDrawnToo) { EXPECT_THAT(problem_of("us.add_pp", 5).rule, HasSubstr("moved by the grid")); }

}  // namespace
}  // namespace entrepot
