#include "tables/table_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "entrepot/errors.hpp"
#include "support/stata_file.hpp"
#include "support/temporary_folder.hpp"
#include "tables/xlsx.hpp"

namespace entrepot::tables {
namespace {

using ::entrepot::testing::parsed_stata;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Columns example() {
  return {3,
          {{"partner", CodeColumn{{"RUS", "Кыргызстан", "=1+1"}, {0, 1, 2}}},
           {"value", std::vector<double>{0.1, missing, -1e300}},
           {"year", std::vector<std::int64_t>{2020, 2021, 2022}},
           {"bytes", std::vector<std::int64_t>{std::int64_t{1} << 40, 0, -1}},
           {"note", CodeColumn{{"a\nb_x000A_", ""}, {0, CodeColumn::missing, 1}}}}};
}

TableDescription described() {
  return {"Trade of three",
          {"with whom", "in USD", "", "", std::string(78, 'x') + "é and more"},
          {1, {{"file", CodeColumn{{"baci.csv"}, {0}}}, {"sha256", CodeColumn{{"abc"}, {0}}}}}};
}

std::vector<std::string> rules_of(const std::function<void()>& action) {
  std::vector<std::string> rules;
  try {
    action();
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) rules.push_back(problem.rule);
  }
  return rules;
}

TEST(StataFile, IsReadBackByReadStat) {
  ::entrepot::testing::TemporaryFolder folder;
  const auto file = folder.path() / "trade.dta";
  write_stata(example(), described(), file);
  ::entrepot::testing::StataFile found = parsed_stata(file);
  EXPECT_EQ(found.label, "Trade of three");
  EXPECT_EQ(found.rows, 3);
  EXPECT_THAT(found.names, ElementsAre("partner", "value", "year", "bytes", "note"));
  EXPECT_THAT(found.labels, ElementsAre("with whom", "in USD", "", "", std::string(78, 'x') + "é"))
      << "cut at 80 bytes, between characters";
  EXPECT_THAT(found.notes, ElementsAre("file: baci.csv; sha256: abc"));
  EXPECT_EQ((found.texts[{1, 0}]), "Кыргызстан");
  EXPECT_EQ((found.texts[{0, 4}]), "a\nb_x000A_");
  EXPECT_EQ((found.texts[{1, 4}]), "");
  EXPECT_EQ((found.numbers[{0, 1}]), 0.1);
  EXPECT_TRUE(std::isnan(found.numbers[{1, 1}]));
  EXPECT_EQ((found.numbers[{2, 1}]), -1e300);
  EXPECT_EQ((found.numbers[{2, 2}]), 2022);
  EXPECT_EQ((found.numbers[{0, 3}]), 1099511627776.0);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1) << "nothing is left beside it";
}

TEST(StataFile, SaysEverythingThatDoesNotFit) {
  ::entrepot::testing::TemporaryFolder folder;
  const auto file = folder.path() / "trade.dta";
  Columns rows = example();
  for (const std::string name : {"count(*)", "byte", "str12", "2020", "", "a_name_that_is_longer_than_Stata_takes"}) {
    rows.list[0].name = name;
    EXPECT_THAT(rules_of([&] { write_stata(rows, {}, file); }), ElementsAre(HasSubstr("a name in Stata"))) << name;
  }
  rows.list[0].name = "year";
  EXPECT_THAT(rules_of([&] { write_stata(rows, {}, file); }),
              ElementsAre(HasSubstr("one column alone"), HasSubstr("one column alone")));
  rows = example();
  rows.list[1].values = std::vector<double>{std::numeric_limits<double>::infinity(), 1e308, 0};
  rows.list[3].values = std::vector<std::int64_t>{(std::int64_t{1} << 53) + 1, 0, 0};
  rows.list[4].values = CodeColumn{{std::string(2046, 'x')}, {0, 0, 0}};
  EXPECT_THAT(rules_of([&] { write_stata(rows, {}, file); }),
              ElementsAre(HasSubstr("infinity"), HasSubstr("2^53"), HasSubstr("2045 bytes")));
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_THAT(rules_of([&] { write_stata(example(), {}, folder.path() / "no" / "trade.dta"); }),
              ElementsAre(HasSubstr("cannot be written")));
}

TEST(StataFile, HoldsNoRowsToo) {
  ::entrepot::testing::TemporaryFolder folder;
  const auto file = folder.path() / "empty.dta";
  write_stata({0, {{"value", std::vector<double>{}}, {"text", CodeColumn{}}}}, {}, file);
  EXPECT_EQ(parsed_stata(file).rows, 0);
}

TEST(XlsxFile, IsReadBackByOurReader) {
  ::entrepot::testing::TemporaryFolder folder;
  const auto file = folder.path() / "trade.xlsx";
  write_xlsx(example(), described(), file);
  Problems problems;
  const auto book = read_xlsx(file, problems);
  ASSERT_TRUE(book && problems.empty());
  const Sheet* data = book->find("data");
  const Sheet* columns = book->find("columns");
  const Sheet* sources = book->find("sources");
  ASSERT_TRUE(data && columns && sources);
  EXPECT_EQ(data->find(1, 1)->text, "value");
  EXPECT_EQ(data->find(3, 0)->text, "Кыргызстан");
  EXPECT_EQ(data->find(4, 0)->text, "=1+1") << "text, no formula";
  EXPECT_EQ(data->find(4, 0)->kind, SheetCell::Kind::text);
  EXPECT_EQ(data->find(2, 1)->number, 0.1);
  EXPECT_EQ(data->find(3, 1), nullptr) << "missing is empty";
  EXPECT_EQ(data->find(4, 1)->number, -1e300);
  EXPECT_EQ(data->find(2, 3)->number, 1099511627776.0);
  EXPECT_EQ(data->find(2, 4)->text, "a\nb_x000A_");
  EXPECT_EQ(data->find(3, 4), nullptr);
  EXPECT_EQ(columns->find(3, 1)->text, "in USD");
  EXPECT_EQ(sources->find(2, 1)->text, "abc");
}

TEST(XlsxFile, SaysWhatDoesNotFit) {
  ::entrepot::testing::TemporaryFolder folder;
  const auto file = folder.path() / "trade.xlsx";
  Columns rows = example();
  rows.list[1].values = std::vector<double>{std::numeric_limits<double>::infinity(), 0, 0};
  rows.list[3].values = std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::min(), 0, 0};
  rows.list[4].values = CodeColumn{{std::string(32768, 'x')}, {0, 0, 0}};
  EXPECT_THAT(rules_of([&] { write_xlsx(rows, {}, file); }),
              ElementsAre(HasSubstr("infinity"), HasSubstr("2^53"), HasSubstr("32767")));
  const std::vector<double> many(most_sheet_rows + 1, 1.0);
  EXPECT_THAT(rules_of([&] { write_xlsx({many.size(), {{"value", many}}}, {}, file); }), ElementsAre(HasSubstr("1048575 rows")));
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_THAT(rules_of([&] { write_xlsx(example(), {}, folder.path() / "no" / "trade.xlsx"); }),
              ElementsAre(HasSubstr("cannot be written")));
}

TEST(TableFiles, EndWhenAskedAndLeaveNothing) {
  ::entrepot::testing::TemporaryFolder folder;
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(write_stata(example(), described(), folder.path() / "t.dta", source.get_token()), WritingInterrupted);
  EXPECT_THROW(write_xlsx(example(), described(), folder.path() / "t.xlsx", source.get_token()), WritingInterrupted);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace entrepot::tables
