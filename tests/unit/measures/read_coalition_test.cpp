#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string head = "schema = \"1\"\nworld = { name = \"icio-2022\" }\n";

Problem problem_of(const std::string& text) {
  try {
    parse_scenario(head + text, "s.toml");
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 1U) << error.what();
    return error.problems().front();
  }
  ADD_FAILURE() << "accepted: " << text;
  return {};
}

TEST(ReadCoalition, TransfersNeedMembersAndTakeThem) {
  const Scenario s = parse_scenario(head +
                                        "[closure]\ntransfers = \"coalition\"\n[coalition]\nmembers = [\"@West\", \"-CHE\"]\n"
                                        "target = \"RUS\"\nmeasures = \"west\"\n",
                                    "s.toml");
  EXPECT_EQ(s.transfers, Transfers::coalition);
  ASSERT_TRUE(s.coalition);
  EXPECT_THAT(s.coalition->members, ElementsAre("@West", "-CHE"));
  EXPECT_EQ(s.coalition->target, "RUS");
  EXPECT_EQ(s.coalition->measures, "west");
  EXPECT_EQ(s.coalition->line, 6);
}

TEST(ReadCoalition, ACoalitionNeedNotShare) {
  const Scenario s = parse_scenario(head + "[coalition]\nmembers = [\"USA\"]\n", "s.toml");
  EXPECT_EQ(s.transfers, Transfers::none);
  EXPECT_TRUE(s.coalition);
  EXPECT_FALSE(parse_scenario(head + "[closure]\ntransfers = \"none\"\n", "s.toml").coalition);
}

TEST(ReadCoalition, MembersAreNeverInferred) {
  const Problem missing = problem_of("[closure]\ntransfers = \"coalition\"\n");
  EXPECT_EQ(missing.line, 4);
  EXPECT_EQ(missing.field, "closure.transfers");
  EXPECT_THAT(missing.hint, HasSubstr("[coalition]"));
  EXPECT_EQ(problem_of("[closure]\ntransfers = \"coalition\"\n[coalition]\ntarget = \"RUS\"\n").field, "coalition.members");
}

TEST(ReadCoalition, AsATradeBalanceItSaysWhatToWrite) {
  const Problem problem = problem_of("[closure]\ntrade_balance = \"coalition\"\n");
  EXPECT_EQ(problem.field, "closure.trade_balance");
  EXPECT_THAT(problem.hint, HasSubstr("transfers = \"coalition\""));
}

}  // namespace
}  // namespace entrepot
