#include "entrepot/errors.hpp"

#include <gtest/gtest.h>

namespace entrepot {
namespace {

TEST(Errors, TheMessageListsEveryProblemInFileAndLineOrder) {
  const InputError error({{.file = "b.csv", .line = 2, .field = "value", .value = "-1", .rule = "must not be negative"},
                          {.file = "a.toml", .line = 9, .rule = "is late"},
                          {.file = "a.toml", .line = 3, .field = "hint", .rule = "is missing", .hint = "write one"}});
  EXPECT_STREQ(error.what(),
               "3 problems in the input\n"
               "  a.toml:3: hint: is missing\n    hint: write one\n"
               "  a.toml:9: is late\n"
               "  b.csv:2: value = -1: must not be negative");
  EXPECT_EQ(error.problems().front().line, 3);
}

TEST(Errors, ProblemsAreThrownTogetherOrNotAtAll) {
  Problems problems;
  EXPECT_NO_THROW(problems.throw_if_any());
  problems.add({.rule = "one"});
  problems.add({.rule = "two"});
  try {
    problems.throw_if_any();
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 2U);
  }
}

TEST(DidYouMean, NearWordsOnly) {
  EXPECT_EQ(did_you_mean("CHA", {"USA", "CHN", "RUS"}), "did you mean CHN?");
  EXPECT_EQ(did_you_mean("usa", {"USA"}), "did you mean USA?") << "case does not matter";
  EXPECT_EQ(did_you_mean("XYZ", {"USA", "CHN"}), "");
  EXPECT_EQ(did_you_mean("", {"USA"}), "");
  EXPECT_EQ(did_you_mean("anything", {}), "");
  EXPECT_EQ(did_you_mean(std::string(1000, 'a'), {std::string(999, 'a')}), "");
}

TEST(DidYouMean, NeighboursThatChangedPlacesAreOneMistake) {
  EXPECT_EQ(did_you_mean("icio-2202", {"icio-2014", "icio-2021", "icio-2022"}), "did you mean icio-2022?");
  EXPECT_EQ(did_you_mean("CNH", {"CAN", "CHN"}), "did you mean CHN?");
}

}  // namespace
}  // namespace entrepot
