#include "study/distinct_problems.hpp"

#include <chrono>

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

TEST(DistinctProblems, TakesManyQuickly) {
  std::vector<Problem> many;
  for (long line = 0; line < 100'000; ++line) many.push_back({.file = "scenario.toml", .line = line, .rule = "a rule"});
  Problems problems;
  const auto start = std::chrono::steady_clock::now();
  add_distinct(problems, many);
  add_distinct(problems, many);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_EQ(problems.list().size(), 100'000u);
  EXPECT_LT(seconds, 5) << "a look at every pair takes minutes";
}

}  // namespace
}  // namespace entrepot
