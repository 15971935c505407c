#include "tables/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cmath>
#include <cstdint>

#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::tables {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<Column> flow_columns = {{.name = "importer"}, {.name = "value", .type = ColumnType::number, .min = 0}};

std::vector<Problem> problems_of(const std::string& text, const CsvOptions& options = {}) {
  Problems problems;
  EXPECT_FALSE(parse_csv(text, "flows.csv", flow_columns, problems, options).has_value());
  return problems.list();
}

TEST(Csv, ReadsColumnsByNameInAnyOrder) {
  Problems problems;
  const auto table = parse_csv("value,note,importer\n1.5,x,CHN\n2e3,,RUS\n", "f.csv", flow_columns, problems);
  ASSERT_TRUE(table && problems.empty());
  EXPECT_THAT(table->number("value"), ElementsAre(1.5, 2000));
  EXPECT_THAT(table->text("importer"), ElementsAre("CHN", "RUS"));
  EXPECT_EQ(table->line(1), 3);
}

TEST(Csv, UnderstandsByteOrderMarkAndWindowsLineEnds) {
  ::entrepot::testing::TemporaryFolder folder;
  Problems problems;
  const auto table = read_csv(folder.write("f.csv", "\xEF\xBB\xBFimporter,value\r\nCHN,1\r\nRUS,2"), flow_columns, problems);
  ASSERT_TRUE(table && problems.empty());
  EXPECT_THAT(table->number("value"), ElementsAre(1, 2));
}

TEST(Csv, UnderstandsQuotesWithSeparatorsAndLineEnds) {
  Problems problems;
  const auto table = parse_csv("importer,value\n\"Korea, \"\"South\"\"\nRep.\",1\nRUS,2\n", "f.csv", flow_columns, problems);
  ASSERT_TRUE(table && problems.empty());
  EXPECT_EQ(table->text("importer")[0], "Korea, \"South\"\nRep.");
  EXPECT_EQ(table->line(1), 4) << "a line end inside quotes counts";
}

TEST(Csv, ListsEveryFaultWithLineAndField) {
  const auto problems = problems_of("importer,value\nCHN,nan\nRUS,-1\n,3\nUSA,1;5\nIND,1,2\nEGY,1e999\nDEU,\"1,5\"\n");
  std::vector<long> lines;
  for (const Problem& p : problems) lines.push_back(p.line);
  EXPECT_THAT(lines, ElementsAre(2, 3, 4, 5, 6, 7, 8));
  EXPECT_EQ(problems[0].field, "value");
  EXPECT_EQ(problems[0].value, "nan");
  EXPECT_THAT(problems[1].rule, HasSubstr("at least 0"));
  EXPECT_EQ(problems[2].field, "importer");
  EXPECT_THAT(problems[4].rule, HasSubstr("3 fields"));
  EXPECT_THAT(problems[6].hint, HasSubstr("point"));
}

TEST(Csv, RefusesHugeNumbersByRange) {
  Problems problems;
  const std::vector<Column> columns = {{.name = "value", .type = ColumnType::number, .min = 0, .max = 1e12}};
  EXPECT_FALSE(parse_csv("value\n1e308\n", "f.csv", columns, problems));
  ASSERT_EQ(problems.list().size(), 1u);
  EXPECT_THAT(problems.list()[0].rule, HasSubstr("from 0 to"));
}

TEST(Csv, NamesMissingColumnAndSuggests) {
  const auto problems = problems_of("imporer,value\nCHN,1\n");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].field, "importer");
  EXPECT_THAT(problems[0].hint, HasSubstr("imporer"));
}

TEST(Csv, CapsTheListAndCountsTheRest) {
  std::string text = "importer,value\n";
  for (int i = 0; i < 50; ++i) text += "CHN,x\n";
  const auto problems = problems_of(text, {.problems_shown = 20});
  ASSERT_EQ(problems.size(), 21u);
  EXPECT_THAT(problems.back().rule, HasSubstr("30 more"));
}

TEST(Csv, RefusesBrokenGrammar) {
  EXPECT_THAT(problems_of("importer,value\n\"CHN,1\n")[0].rule, HasSubstr("never closed"));
  EXPECT_THAT(problems_of("importer,value\n\"CHN\"x,1\n")[0].rule, HasSubstr("closing quote"));
  EXPECT_THAT(problems_of("importer,value\nCH\"N,1\n")[0].rule, HasSubstr("not quoted"));
  EXPECT_THAT(problems_of("importer,importer,value\nCHN,CHN,1\n")[0].rule, HasSubstr("twice"));
  EXPECT_THAT(problems_of("importer,value\n")[0].rule, HasSubstr("no rows"));
  EXPECT_THAT(problems_of("importer;value\nCHN;1\n")[0].hint, HasSubstr("separator"));
  EXPECT_THAT(problems_of("importer,value,note\nCHN,1,x\n", {.refuse_unknown_columns = true})[0].rule, HasSubstr("not known"));
}

TEST(Csv, ReadsOtherSeparatorsAndEmptyNumbersWhereAllowed) {
  Problems problems;
  const std::vector<Column> columns = {{.name = "a", .type = ColumnType::number, .may_be_empty = true},
                                       {.name = "n", .type = ColumnType::integer, .min = 0},
                                       {.name = "absent", .required = false}};
  const auto table = parse_csv("a;n\n;7\n", "f.csv", columns, problems, {.separator = ';'});
  ASSERT_TRUE(table && problems.empty());
  EXPECT_TRUE(std::isnan(table->number("a")[0]));
  EXPECT_THAT(table->integer("n"), ElementsAre(7));
  EXPECT_FALSE(table->has("absent"));
}

TEST(Csv, RefusesFilesThatAreNoTables) {
  ::entrepot::testing::TemporaryFolder folder;
  auto rule = [&](const std::filesystem::path& file) {
    Problems problems;
    EXPECT_FALSE(read_csv(file, flow_columns, problems));
    return problems.list().size() == 1 ? problems.list()[0].rule : "";
  };
  EXPECT_THAT(rule(folder.path() / "none.csv"), HasSubstr("no such file"));
  EXPECT_THAT(rule(folder.path()), HasSubstr("folder"));
  EXPECT_THAT(rule(folder.write("zero.csv", "")), HasSubstr("0 bytes"));
  EXPECT_THAT(rule(folder.write("wide.csv", std::string("\xFF\xFEi\0m\0", 6))), HasSubstr("UTF-16"));
  EXPECT_THAT(rule(folder.write("latin-1.csv", "importer,value\nC\xF4te,1\n")), HasSubstr("not UTF-8"));
  EXPECT_THAT(rule(folder.write("binary.csv", std::string("importer,\0", 10))), HasSubstr("zero bytes"));
}

TEST(Csv, ReadsGzipAndRefusesATruncatedOne) {
  ::entrepot::testing::TemporaryFolder folder;
  std::string text = "importer,value\n";
  for (int i = 0; i < 5000; ++i) text += "CHN," + std::to_string(i * 7919 % 10007) + "\n";
  const std::filesystem::path file = folder.path() / "f.csv.gz";
  gzFile out = gzopen(file.c_str(), "wb");
  gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
  gzclose(out);
  Problems problems;
  const auto table = read_csv(file, flow_columns, problems);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows(), 5000u);
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  EXPECT_FALSE(read_csv(file, flow_columns, problems));
  ASSERT_EQ(problems.list().size(), 1u);
  EXPECT_THAT(problems.list()[0].rule, HasSubstr("truncated"));
}

TEST(Csv, RefusesAGzipThatFillsTheMemory) {
  ::entrepot::testing::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "f.csv.gz";
  const std::string block(std::size_t{1} << 20, '0');
  gzFile out = gzopen(file.c_str(), "wb9");
  for (int megabyte = 0; megabyte < 80; ++megabyte) gzwrite(out, block.data(), static_cast<unsigned>(block.size()));
  gzclose(out);
  Problems problems;
  EXPECT_FALSE(read_csv(file, flow_columns, problems));
  ASSERT_EQ(problems.list().size(), 1u);
  EXPECT_THAT(problems.list()[0].rule, HasSubstr("250 times its size"));
}

TEST(Csv, SaysOnWhichLineTheTextIsNoUtf8) {
  ::entrepot::testing::TemporaryFolder folder;
  Problems problems;
  EXPECT_FALSE(read_csv(folder.write("f.csv", "importer,value\nCHN,1\nC\xF4te,2\n"), flow_columns, problems));
  ASSERT_EQ(problems.list().size(), 1u);
  EXPECT_EQ(problems.list()[0].line, 3);
  EXPECT_EQ(problems.list()[0].value, "byte 0xF4");
}

// A look at every pair of columns would take longer than a test may.
TEST(Csv, ReadsAHeaderOfManyColumns) {
  std::string header = "importer,value", row = "CHN,1";
  for (int column = 0; column < 500'000; ++column) {
    header += ",c" + std::to_string(column);
    row += ",0";
  }
  Problems problems;
  EXPECT_TRUE(parse_csv(header + "\n" + row + "\n", "wide.csv", flow_columns, problems));
}

TEST(Csv, ReadsAYearOfFlows) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022/icio_2022.csv.gz");
  Problems problems;
  const auto table = read_csv(::entrepot::testing::shared_path("data/icio_2011_2022/icio_2022.csv.gz"), flow_columns, problems);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows(), 183708u);
}

}  // namespace
}  // namespace entrepot::tables
