#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string head = "schema = \"1\"\nworld = { name = \"icio-2022\" }\n[uncertainty]\n";

std::vector<Problem> problems_of(const std::string& text) {
  try {
    parse_scenario(head + text, "s.toml");
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

TEST(ReadJudgements, FlowsAndStatementsAreReadInOrder) {
  const Scenario s = parse_scenario(head +
                                        "[[flow]]\nid = \"energy\"\nexporters = [\"RUS\"]\nimporters = [\"CHN\"]\n"
                                        "sectors = [\"B06\"]\ninstead_of = [\"USA\"]\n"
                                        "[[judgement]]\nid = \"one\"\nclaim = \"It grows\"\nnumber = \"flow.energy.change\"\n"
                                        "above = 0\n"
                                        "[[judgement]]\nid = \"two\"\nclaim = \"It falls\"\nnumber = \"a\"\nminus = \"b\"\n"
                                        "below = 1.5\nreading = \"Trade alone.\"\n",
                                    "s.toml");
  ASSERT_THAT(s.flows, SizeIs(1));
  EXPECT_THAT(s.flows[0].instead_of, ElementsAre("USA"));
  EXPECT_EQ(s.flows[0].line, 5);
  ASSERT_THAT(s.judgements, SizeIs(2));
  EXPECT_EQ(s.judgements[0].above, 0);
  EXPECT_FALSE(s.judgements[0].below);
  EXPECT_EQ(s.judgements[1].minus, "b");
  EXPECT_EQ(s.judgements[1].below, 1.5);
  EXPECT_EQ(s.judgements[1].reading, "Trade alone.");
}

TEST(ReadJudgements, EveryProblemIsNamedWithItsLine) {
  const std::vector<Problem> found = problems_of(
      "[[judgement]]\nid = \"a b\"\nclaim = \"c\"\nnumber = \"n\"\nminus = \"n\"\n"
      "[[judgement]]\nid = \"x\"\nclaim = \"c\"\nnumber = \"n\"\nabove = 1\nbelow = 2\n"
      "[[judgement]]\nid = \"x\"\nclaim = \"c\"\nnumber = \"n\"\nabove = 1\n");
  ASSERT_THAT(found, SizeIs(5));
  EXPECT_THAT(found[0].rule, HasSubstr("where does the statement hold"));
  EXPECT_EQ(found[1].line, 5);
  EXPECT_THAT(found[1].rule, HasSubstr("letters"));
  EXPECT_THAT(found[2].rule, HasSubstr("another number"));
  EXPECT_THAT(found[3].rule, HasSubstr("one bound"));
  EXPECT_EQ(found[4].field, "judgement[x].id");
}

TEST(ReadJudgements, WithoutDrawsThereIsNothingToJudgeBy) {
  try {
    parse_scenario(
        "schema = \"1\"\nworld = { name = \"icio-2022\" }\n"
        "[[judgement]]\nid = \"x\"\nclaim = \"c\"\nnumber = \"n\"\nabove = 1\n",
        "s.toml");
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.problems().front().rule, HasSubstr("[uncertainty]"));
  }
}

TEST(ReadJudgements, AFlowNeedsItsEnds) {
  const std::vector<Problem> found = problems_of("[[flow]]\nid = \"f\"\n");
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(found[0].field, "flow[f].exporters");
}

}  // namespace
}  // namespace entrepot
