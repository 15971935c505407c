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
std::string comparing(const std::string& words) {
  return "[horizons]\ncompare = [" + words + "]\ncountries = [\"RUS\", \"@EU27\", \"-HUN\"]\n";
}

TEST(ReadHorizons, ShortStandsBeforeLongHoweverItIsWritten) {
  const Scenario s = parse_scenario(head + comparing("\"long\", \"short\""), "s.toml");
  ASSERT_TRUE(s.horizons);
  EXPECT_THAT(s.horizons->compare, ElementsAre("short", "long"));
  EXPECT_THAT(s.horizons->countries, ElementsAre("RUS", "@EU27", "-HUN"));
  EXPECT_EQ(s.horizons->line, 5);
  EXPECT_FALSE(parse_scenario(head, "s.toml").horizons);
}

TEST(ReadHorizons, UnknownAndRepeatedWordsAreNamedWithTheirLine) {
  const Problem unknown = problem_of(comparing("\"long\", \"shrot\""));
  EXPECT_EQ(unknown.field, "horizons.compare");
  EXPECT_EQ(unknown.value, "shrot");
  EXPECT_EQ(unknown.line, 4);
  EXPECT_THAT(unknown.hint, HasSubstr("short"));
  EXPECT_EQ(problem_of(comparing("\"long\", \"short\", \"long\"")).rule, "stands twice");
}

TEST(ReadHorizons, OneHorizonIsNothingToCompareAndTheOwnOneBelongsToIt) {
  EXPECT_THAT(problem_of(comparing("\"long\"")).rule, HasSubstr("nothing to compare"));
  const Problem other = problem_of("horizon = \"medium\"\n" + comparing("\"short\", \"long\""));
  EXPECT_THAT(other.rule, HasSubstr("the scenario's own horizon, medium"));
}

TEST(ReadHorizons, BothKeysAreNeeded) {
  EXPECT_EQ(problem_of("[horizons]\ncompare = [\"short\", \"long\"]\n").field, "horizons.countries");
  EXPECT_EQ(problem_of("[horizons]\ncountries = [\"RUS\"]\n").field, "horizons.compare");
}

}  // namespace
}  // namespace entrepot
