#include "study/distinct_problems.hpp"

#include <gtest/gtest.h>

namespace entrepot {
namespace {

TEST(DistinctProblems, TellsEachOnceInTheOrderFound) {
  Problems problems;
  problems.add({.file = "a", .line = 1, .rule = "first"});
  add_distinct(problems, {{.file = "a", .line = 2, .rule = "second"},
                          {.file = "a", .line = 1, .rule = "first", .hint = "other words"},
                          {.file = "a", .line = 2, .rule = "second"}});
  ASSERT_EQ(problems.list().size(), 2u);
  EXPECT_EQ(problems.list()[0].line, 1);
  EXPECT_EQ(problems.list()[1].line, 2);
}

// A look at every pair would take longer than a test may.
TEST(DistinctProblems, TakesMany) {
  std::vector<Problem> many;
  for (long line = 0; line < 300'000; ++line) many.push_back({.file = "scenario.toml", .line = line, .rule = "a rule"});
  Problems problems;
  add_distinct(problems, many);
  add_distinct(problems, many);
  EXPECT_EQ(problems.list().size(), 300'000u);
}

}  // namespace
}  // namespace entrepot
