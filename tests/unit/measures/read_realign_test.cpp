// [realign] of a scenario file: what is read, and everything wrong with it at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string head = "schema = \"1\"\nworld = { name = \"icio-2022\" }\n";

std::string message_of(const std::string& text) {
  try {
    parse_scenario(head + text, "file.toml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ReadRealign, EveryKey) {
  const Scenario scenario = parse_scenario(head + R"(
[realign]
target = "RUS"
away_from = "CHN"
by = ["USA", "@EU27"]
payer = "USA"
break_factor = 1.5
pressure = [1, 2.5, 0]
transfers_bn = [-10, 0, 25.5]
political_value_pct = 0.5
doubt_pct = 10
payer_security_bn = 50
rival_security_bn = 20
[[realign.offer]]
id = "usa"
lifted_by = ["USA"]
[[realign.stick]]
id = "joined"
joined_by = ["IND", "TUR"]
factor = 1.2
[[realign.stick]]
id = "alone"
)",
                                           "file.toml");
  const RealignQuestion& q = scenario.realign.value();
  EXPECT_EQ(q.target, "RUS");
  EXPECT_EQ(q.away_from, "CHN");
  EXPECT_THAT(q.by, ElementsAre("USA", "@EU27"));
  EXPECT_EQ(q.payer, "USA");
  EXPECT_EQ(q.break_factor, 1.5);
  EXPECT_THAT(q.pressure, ElementsAre(1, 2.5, 0));
  EXPECT_THAT(q.transfers_bn, ElementsAre(-10, 0, 25.5));
  EXPECT_EQ(q.political_value_pct, 0.5);
  EXPECT_EQ(q.doubt_pct, 10);
  EXPECT_EQ(q.payer_security_bn, 50);
  EXPECT_EQ(q.rival_security_bn, 20);
  ASSERT_EQ(q.offers.size(), 1u);
  EXPECT_THAT(q.offers[0].lifted_by, ElementsAre("USA"));
  ASSERT_EQ(q.sticks.size(), 2u);
  EXPECT_THAT(q.sticks[0].joined_by, ElementsAre("IND", "TUR"));
  EXPECT_EQ(q.sticks[0].factor, 1.2);
  EXPECT_FALSE(q.sticks[1].factor.has_value());
  EXPECT_TRUE(q.sticks[1].joined_by.empty());
}

TEST(ReadRealign, DefaultsAreThoseOfTheDocument) {
  const Scenario scenario =
      parse_scenario(head + "[realign]\ntarget = \"RUS\"\naway_from = \"CHN\"\nby = [\"USA\"]\n", "file.toml");
  EXPECT_EQ(scenario.realign->break_factor, 0);
  EXPECT_TRUE(scenario.realign->pressure.empty());
  EXPECT_TRUE(scenario.realign->offers.empty());
}

TEST(ReadRealign, EverythingWrongAtOnceWithItsLine) {
  const std::string message = message_of(R"([realign]
target = "RUS"
away_from = "RUS"
by = ["USA"]
break_factor = 0.5
pressure = [0, 2, 1.5, 200]
transfers_bn = [10, 5]
doubt_pct = 100
political_value_pct = 500
[[realign.offer]]
id = "a b"
[[realign.stick]]
id = "x"
factor = 2
[[realign.stick]]
id = "x"
joined_by = ["IND"]
factor = 0.5
)");
  EXPECT_THAT(message, HasSubstr("file.toml:5"));  // away_from
  for (const char* rule :
       {"another economy than the target", "realign.break_factor", "a 0, for an embargo, comes last", "realign.transfers_bn",
        "must ascend", "realign.doubt_pct", "realign.political_value_pct", "letters, digits", "realign.offer[a b].lifted_by",
        "stands twice", "is of those who join, and nobody does", "must be between 1 and 100"})
    EXPECT_THAT(message, HasSubstr(rule));
}

TEST(ReadRealign, WhatIsMissingIsSaidOnce) {
  const std::string message = message_of("[realign]\nby = [\"USA\"]\nwho = 3\n");
  EXPECT_THAT(message, HasSubstr("realign.target"));
  EXPECT_THAT(message, HasSubstr("realign.away_from"));
  EXPECT_THAT(message, HasSubstr("realign.who"));
  EXPECT_THAT(message, HasSubstr("3 problems"));
}

}  // namespace
}  // namespace entrepot
