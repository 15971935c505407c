#include "tables/toml_text.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"

namespace entrepot::tables {
namespace {

using ::testing::HasSubstr;

Problem problem_of(const std::string& text) {
  try {
    (void)parse_toml_text(text, "f.toml");
  } catch (const InputError& error) {
    return error.problems().at(0);
  }
  return {.rule = "no error"};
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Each would be a hundred thousand tables, one in the other: more than a stack holds when they are destroyed.
TEST(TomlText, RefusesTablesWithoutEnd) {
  for (const std::string& line :
       {"x" + repeated(".a", 100'000) + " = 1", "[a" + repeated(".a", 100'000) + "]", "[[a" + repeated(".a", 100'000) + "]]",
        "x = " + repeated("{a" + repeated(".b", 200) + " = ", 200) + "1" + repeated("}", 200),
        "x = " + repeated("[", 100'000) + repeated("]", 100'000),
        "[a" + repeated(".a", 200) + "]\nx" + repeated(".a", 200) + " = 1"}) {
    EXPECT_THAT(problem_of("title = \"1.2.3\"\n" + line + "\n").rule, HasSubstr("nest more than 256 deep")) << line.substr(0, 20);
  }
}

TEST(TomlText, CountsNoDotsOfTextNumbersAndSiblings) {
  EXPECT_EQ(problem_of("x = \"" + repeated(".", 1000) + "\" # " + repeated(".", 1000)).rule, "no error");
  EXPECT_EQ(problem_of("x = [" + repeated("1.5, ", 1000) + "]\ny = [\n" + repeated("{a.b = 1.5},\n", 1000) + "]\n").rule,
            "no error");
  EXPECT_EQ(problem_of(repeated("[[a.b.c]]\nd.e = 1.5\n", 1000)).rule, "no error");
}

// The parser asks whether these are spaces, in a table that has holes where they would stand.
TEST(TomlText, ReadsLettersBehindABackslashThatEndsALine) {
  const toml::table table = parse_toml_text("x = \"\"\"a \\\n  \u00e9t\u00e9 \\\n \u4e2d\u56fd\"\"\"\n", "f.toml");
  EXPECT_EQ(table["x"].value<std::string>(), "a \u00e9t\u00e9 \u4e2d\u56fd");
  EXPECT_THAT(problem_of("x = \"\"\"\\\u00e9\"\"\"\n").rule, HasSubstr("not valid TOML"));
}

// Parsing again for every line would take half an hour, longer than a test may.
TEST(TomlText, FindsTheLineOfABrokenHeaderInALongFile) {
  const Problem problem = problem_of(repeated("# a comment\n", 100'000) + "[[{x]]\n" + repeated("# a comment\n", 100'000));
  EXPECT_EQ(problem.line, 100'001);
}

}  // namespace
}  // namespace entrepot::tables
