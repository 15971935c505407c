#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

const std::string head = R"(schema = "1"
world = { name = "icio-2022" }
[[measure]]
id = "west"
kind = "trade_cost"
importers = ["@West"]
exporters = ["RUS"]
sectors = ["all"]
change = { factor = 2 }
source = "s"
)";
const std::string number = "[[uncertainty.number]]\nkey = \"west.factor\"\n";

std::vector<Problem> problems_of(const std::string& text) {
  try {
    parse_scenario(head + text, "s.toml");
  } catch (const InputError& error) {
    return error.problems();
  }
  ADD_FAILURE() << "accepted: " << text;
  return {Problem{}};
}
Problem problem_of(const std::string& text) {
  const auto problems = problems_of(text);
  EXPECT_EQ(problems.size(), 1U) << problems.front().field << " " << problems.front().rule;
  return problems.front();
}

TEST(ReadUncertainty, AnEmptyTableAsksForTheDefaults) {
  const Scenario s = parse_scenario(head + "[uncertainty]\n", "s.toml");
  ASSERT_TRUE(s.uncertainty);
  EXPECT_EQ(s.uncertainty->draws, 256);
  EXPECT_EQ(s.uncertainty->scramblings, 16);
  EXPECT_EQ(s.uncertainty->elasticity_log_sd, 0.25);
  EXPECT_TRUE(s.uncertainty->drivers);
  EXPECT_FALSE(parse_scenario(head, "s.toml").uncertainty);
}

TEST(ReadUncertainty, EveryKeyIsTaken) {
  const Scenario s =
      parse_scenario(head +
                         "[uncertainty]\ndraws = 64\nscramblings = 8\nseed = 7\ndrivers = false\n"
                         "elasticity_log_sd = 0.1\nelasticity_correlation = 1\n" +
                         number + "distribution = \"beta\"\nalpha = 2\nbeta = 3\nscale = 4\nsource = \"assumption\"\n",
                     "s.toml");
  const UncertaintyQuestion& q = *s.uncertainty;
  EXPECT_EQ(q.draws, 64);
  EXPECT_EQ(q.scramblings, 8);
  EXPECT_EQ(q.seed, 7U);
  EXPECT_FALSE(q.drivers);
  EXPECT_EQ(q.elasticity_log_sd, 0.1);
  EXPECT_EQ(q.elasticity_correlation, 1);
  ASSERT_EQ(q.numbers.size(), 1U);
  EXPECT_EQ(q.numbers[0].distribution, Distribution::beta);
  EXPECT_EQ(q.numbers[0].scale, 4);
  EXPECT_EQ(q.numbers[0].source, "assumption");
}

TEST(ReadUncertainty, DrawsAreAPowerOfTwoTimesScramblings) {
  EXPECT_THAT(problem_of("[uncertainty]\ndraws = 100\n").rule, HasSubstr("power of 2"));
  EXPECT_EQ(problem_of("[uncertainty]\ndraws = 100\n").line, 12);
  EXPECT_THAT(problem_of("[uncertainty]\ndraws = 16\n").rule, HasSubstr("at least 2, times the 16"));
  EXPECT_THAT(problem_of("[uncertainty]\nscramblings = 1\n").rule, HasSubstr("at least 2"));
  EXPECT_EQ(draws_rule(24, 3), "");
}

TEST(ReadUncertainty, RangesOfElasticitiesHold) {
  EXPECT_EQ(problem_of("[uncertainty]\nelasticity_log_sd = 3\n").field, "uncertainty.elasticity_log_sd");
  EXPECT_EQ(problem_of("[uncertainty]\nelasticity_correlation = 1.5\n").field, "uncertainty.elasticity_correlation");
  EXPECT_THAT(problem_of("[uncertainty]\nelasticity_file = \"f.csv\"\nelasticity_log_sd = 0.2\n").rule,
              HasSubstr("does not go together"));
  EXPECT_THAT(problem_of("[uncertainty]\nelasticity_log_sd = 0\n").rule, HasSubstr("nothing is uncertain"));
  EXPECT_EQ(problem_of("[uncertainty]\nseed = -1\n").field, "uncertainty.seed");
}

TEST(ReadUncertainty, KeysAndRangesOfNumbersAreThoseOfTheScenario) {
  const Problem key =
      problem_of("[[uncertainty.number]]\nkey = \"wets.factor\"\ndistribution = \"uniform\"\nlow = 1\nhigh = 2\n");
  EXPECT_EQ(key.line, 12);
  EXPECT_EQ(key.value, "wets.factor");
  EXPECT_THAT(key.hint, HasSubstr("west.factor"));
  const Problem low = problem_of(number + "distribution = \"uniform\"\nlow = 0.5\nhigh = 2\n");
  EXPECT_EQ(low.line, 14);
  EXPECT_THAT(low.rule, HasSubstr("west.factor must be between 1 and"));
}

TEST(ReadUncertainty, EachDistributionHasItsOwnParameters) {
  EXPECT_THAT(problem_of(number + "distribution = \"uniform\"\nlow = 2\nhigh = 2\n").rule, HasSubstr("above low"));
  EXPECT_THAT(problem_of(number + "distribution = \"uniform\"\nlow = 1\n").rule, HasSubstr("is missing"));
  EXPECT_THAT(problem_of(number + "distribution = \"lognormal\"\nmedian = 2\nlog_sd = 0\n").rule, HasSubstr("above 0"));
  EXPECT_THAT(problem_of(number + "distribution = \"lognormal\"\nmedian = 2\nlog_sd = 1\nlow = 1\n").rule,
              HasSubstr("does not belong to distribution lognormal"));
  EXPECT_THAT(problem_of(number + "distribution = \"beta\"\nalpha = -1\nbeta = 1\n").rule, HasSubstr("above 0"));
  EXPECT_THAT(problem_of(number + "distribution = \"normal\"\n").rule, HasSubstr("must be one of uniform, lognormal, beta"));
}

TEST(ReadUncertainty, NoNumberIsDrawnTwice) {
  const std::string drawn = number + "distribution = \"uniform\"\nlow = 1\nhigh = 2\n";
  EXPECT_EQ(problem_of(drawn + drawn).rule, "is drawn twice");
}

TEST(ReadUncertainty, EveryProblemIsSaidAtOnce) {
  EXPECT_EQ(problems_of("[uncertainty]\ndraws = 3\nsedd = 1\nelasticity_log_sd = -1\n").size(), 3U);
}

}  // namespace
}  // namespace entrepot
