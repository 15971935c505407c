#include "tables/plain_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "tables/decimal.hpp"

namespace entrepot::tables {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<PlainColumn>& baci() {
  static const std::vector<PlainColumn> columns = {{.name = "t", .type = PlainType::whole},
                                                   {.name = "k"},
                                                   {.name = "v", .type = PlainType::number, .shift = 3},
                                                   {.name = "q", .type = PlainType::number, .may_be_missing = true}};
  return columns;
}
template <class T>
const T& values(const Columns& table, std::size_t column) {
  return std::get<T>(table.list[column].values);
}

TEST(PlainCsv, ReadsCodesNumbersAndWhatIsMissing) {
  Problems problems;
  const auto table = parse_plain_csv(
      "\xEF\xBB\xBFt,i,\"k\",v,q\r\n2023,4,080251,1.005,0.5\r\n2023,4,\"NAM\",        12,NA\r\n2023,4,080251,-3e-1,\r\n\n",
      "b.csv", baci(), problems);
  ASSERT_TRUE(table && problems.empty());
  EXPECT_EQ(table->rows, 3u);
  EXPECT_THAT(values<std::vector<std::int64_t>>(*table, 0), ElementsAre(2023, 2023, 2023));
  EXPECT_THAT(values<CodeColumn>(*table, 1).codes, ElementsAre("080251", "NAM"));
  EXPECT_THAT(values<CodeColumn>(*table, 1).index, ElementsAre(0u, 1u, 0u));
  EXPECT_THAT(values<std::vector<double>>(*table, 2), ElementsAre(1005.0, 12000.0, -300.0))
      << "1.005 * 1000 would be 1004.9999999999999";
  const auto& quantity = values<std::vector<double>>(*table, 3);
  EXPECT_EQ(quantity[0], 0.5);
  EXPECT_TRUE(std::isnan(quantity[1]) && std::isnan(quantity[2]));
}

TEST(PlainCsv, ReportsEveryMalformedLineByItsNumber) {
  Problems problems;
  EXPECT_FALSE(parse_plain_csv("t,k,v,q\n2023,1,1,1\n2023,1,1\n20x3,,NA,1;5\n\n2023,1,1,1,1\n2023,1,1e999,1\n", "b.csv", baci(),
                               problems));
  std::vector<std::string> found;
  for (const Problem& p : problems.list()) found.push_back(fmt::format("{} {} {}", p.line, p.field, p.rule));
  EXPECT_THAT(found, ElementsAre("3  the line has 3 fields, the header 4", "4 t must be a whole number", "4 k must not be empty",
                                 "4 v must be a finite number", "4 q must be a finite number", "5  the line is empty",
                                 "6  the line has 5 fields, the header 4", "7 v must be a finite number"));
}

TEST(PlainCsv, CountsWhatItDoesNotList) {
  std::string text = "t,k,v,q\n";
  for (int row = 0; row < 100000; ++row) text += row % 1000 == 0 ? "2023,1,x,1\n" : "2023,1,1,1\n";
  Problems problems;
  EXPECT_FALSE(parse_plain_csv(text, "b.csv", baci(), problems));
  ASSERT_EQ(problems.list().size(), 21u);
  EXPECT_EQ(problems.list()[1].line, 1002);
  EXPECT_THAT(problems.list()[20].rule, HasSubstr("80 more"));
}

TEST(PlainCsv, RefusesWhatIsNoTable) {
  for (const std::string& text : std::vector<std::string>{
           std::string("t,k,v\n1,1,1\n"), std::string("t,k,v,q\n"), std::string("t,k,v,q\n1,\0,1,1\n", 16), std::string(),
           "t;k;v;q\n1;1;1;1\n", "t,k,v,q,t\n1,1,1,1,1\n", "t,k,v,q\n1,\xFF,1,1\n", "t,k,v,q\n\n", "t,k,v,q\n        \n"}) {
    Problems problems;
    EXPECT_FALSE(parse_plain_csv(text, "b.csv", baci(), problems));
    EXPECT_FALSE(problems.empty()) << text;
  }
}

TEST(PlainCsv, GivesTheSameInBlocksAsLineByLine) {
  std::string text = "t,k,v,q\n";
  std::mt19937_64 random(7);
  double sum = 0;
  std::size_t rows = 0;
  for (; text.size() < 1'000'000; ++rows) {  // several blocks
    const double value = static_cast<double>(random() % 1000000) / 1000;
    sum += value;
    text += fmt::format("2023,code{},{:.3f},{}\n", random() % 3000, value, rows);
  }
  Problems problems;
  const auto table = parse_plain_csv(
      text, "b.csv", {{.name = "k"}, {.name = "v", .type = PlainType::number}, {.name = "q", .type = PlainType::whole}},
      problems);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows, rows);
  double read = 0;
  for (const double value : values<std::vector<double>>(*table, 1)) read += value;
  EXPECT_NEAR(read, sum, 1e-6 * sum);
  EXPECT_EQ(values<std::vector<std::int64_t>>(*table, 2).back(), static_cast<std::int64_t>(rows) - 1);
  const CodeColumn& codes = values<CodeColumn>(*table, 0);
  EXPECT_EQ(codes.codes.size(), 3000u);
  EXPECT_TRUE(text.ends_with(
      fmt::format(",{},{:.3f},{}\n", codes.codes[codes.index.back()], values<std::vector<double>>(*table, 1).back(), rows - 1)));
}

/// The decimal behind eight readable bytes, as a file has it.
std::optional<double> read_decimal(const std::string& text, int shift = 0) {
  const std::string field = "99999999" + text + ",9999999";
  return parse_short_decimal(field.data() + 8, field.data() + 8 + text.size(), shift);
}

TEST(Decimal, GivesTheBitsOfStrtod) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 200000; ++i) {
    std::string text = random() % 4 == 0 ? "-" : "";
    const std::size_t before = random() % 12, behind = random() % 12;
    for (std::size_t d = 0; d < before; ++d) text += static_cast<char>('0' + random() % 10);
    if (behind > 0) text += '.';
    for (std::size_t d = 0; d < behind; ++d) text += static_cast<char>('0' + random() % 10);
    if (before + behind == 0) text += '7';
    if (random() % 8 == 0) text += fmt::format("e{}", static_cast<int>(random() % 600) - 300);
    const double expected = std::strtod(text.c_str(), nullptr);
    const auto value = read_decimal(text);
    ASSERT_EQ(value.has_value(), std::isfinite(expected) && (expected != 0 || value.has_value())) << text;
    if (value) {
      ASSERT_EQ(std::bit_cast<std::uint64_t>(*value), std::bit_cast<std::uint64_t>(expected)) << text;
    }
    if (const auto moved = read_decimal(text, 3); moved && text.find('e') == std::string::npos) {
      ASSERT_EQ(*moved, std::strtod((text + "e3").c_str(), nullptr)) << text;
    }
  }
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const std::string text :
       {"", "-", ".", "1.2.3", "1,5", "nan", "inf", "0x10", "12a", "a12", "1 2", "+1", "1.-2", "--1", "/5", "5:", "12345678x"})
    EXPECT_FALSE(read_decimal(text)) << text;
  EXPECT_EQ(read_decimal("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(read_decimal("123456789012345678901234567890"), 123456789012345678901234567890.0);
  EXPECT_EQ(read_decimal("1.7e308", 3), std::nullopt);
}

}  // namespace
}  // namespace entrepot::tables
