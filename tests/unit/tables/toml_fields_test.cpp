#include "tables/toml_fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entrepot::tables {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string file = "t.toml";

/// "line field = value: rule" of every problem.
std::vector<std::string> words(const Problems& problems) {
  std::vector<std::string> list;
  for (const Problem& p : problems.list())
    list.push_back(std::to_string(p.line) + " " + p.field + " = " + p.value + ": " + p.rule +
                   (p.hint.empty() ? "" : "; " + p.hint));
  return list;
}

TEST(TomlFields, ReadsEveryType) {
  const toml::table table = parse_toml_text(
      "text = 'é'\nword = 'b'\nday = 2022-02-24\nsaid = 'spring 2022'\nwhole = 2\nnumber = 0.5\ntruth = true\nyear = 2022\n"
      "one = 'a'\nsome = ['a', 'b']\n[inner]\nx = 1\n[[list]]\n[[list]]\n",
      file);
  Problems problems;
  TomlFields fields(table, "", file, problems);
  EXPECT_EQ(fields.text("text", true), "é");
  EXPECT_EQ(fields.word("word", {"a", "b"}), "b");
  EXPECT_EQ(fields.word("no_word", {"a", "b"}), "a");
  EXPECT_EQ(fields.date("day"), "2022-02-24");
  EXPECT_EQ(fields.date("said"), "spring 2022");
  EXPECT_EQ(fields.integer("whole"), 2);
  EXPECT_EQ(fields.number("whole"), 2.0);
  EXPECT_EQ(fields.positive("number"), 0.5);
  EXPECT_EQ(fields.truth("truth"), true);
  EXPECT_EQ(fields.year("year"), 2022);
  EXPECT_THAT(fields.texts("one").value(), ElementsAre("a"));
  EXPECT_THAT(fields.texts("some").value(), ElementsAre("a", "b"));
  ASSERT_NE(fields.table("inner"), nullptr);
  EXPECT_EQ(fields.tables("list").size(), 2u);
  EXPECT_EQ(fields.line("inner"), 11);
  fields.refuse_unknown_keys("a test");
  EXPECT_FALSE(fields.text("none") != "" || fields.number("none") || fields.texts("none") || fields.table("none"));
  EXPECT_THAT(words(problems), IsEmpty());
}

TEST(TomlFields, SaysWhatStandsThereAndWhatMust) {
  const toml::table table = parse_toml_text(
      "text = 1\nempty = ''\nword = 'c'\nday = 07:30:00\nnumber = '3'\nendless = inf\nless = -1\nwhole = 1.5\ntruth = 1\nyear = "
      "10000\n"
      "some = ['a', 2]\ninner = [1]\nlist = [1]\ntile = 'x'\n",
      file);
  Problems problems;
  TomlFields fields(table, "item.", file, problems);
  fields.text("text");
  fields.text("empty", true);
  fields.text("title", true);
  fields.word("word", {"cc", "b"});
  fields.date("day");
  fields.number("number");
  fields.number("endless");
  fields.positive("less");
  fields.integer("whole");
  fields.truth("truth");
  fields.year("year");
  fields.texts("some");
  fields.table("inner");
  fields.tables("list");
  fields.refuse_unknown_keys("a test");
  EXPECT_THAT(
      words(problems),
      ElementsAre("1 item.text = 1: must be a text, not a whole number", "2 item.empty = : must not be empty",
                  "1 item.title = : must be given", "3 item.word = c: must be one of cc, b; did you mean cc?",
                  "4 item.day = 07:30:00: must be a date or a text, not a time",
                  "5 item.number = 3: must be a number, not a text", "6 item.endless = inf: must be a finite number",
                  "7 item.less = -1: must be a finite number above 0", "8 item.whole = 1.5: must be a whole number, not a number",
                  "9 item.truth = 1: must be true or false, not a whole number",
                  "10 item.year = 10000: must be a year from 0 to 9999",
                  "11 item.some = : must be a list of texts and nothing else",
                  "12 item.inner = : must be a table: [inner], not a list", "13 item.list = : must be a list of tables: [[list]]",
                  "14 item.tile = x: is not a key that a test has; did you mean title?"));
}

TEST(TomlFields, CutsLongTextsBetweenCharacters) {
  const toml::table table = parse_toml_text("text = '" + std::string(59, 'x') + "ééé'", file);
  Problems problems;
  TomlFields(table, "", file, problems).complain("text", "is long");
  EXPECT_THAT(words(problems), ElementsAre("1 text = " + std::string(59, 'x') + "...: is long"));
}

}  // namespace
}  // namespace entrepot::tables
