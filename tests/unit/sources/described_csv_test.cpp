#include "sources/published_readers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/publications.hpp"
#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using namespace ::entrepot::testing;
using ::testing::HasSubstr;

constexpr const char* customs = R"(
source = "kyrgyz-customs"
title = "Imports by month"
licence = "open"
classification = "HS6"
[file]
separator = ";"
decimal_mark = ","
thousands = " "
[columns]
partner = "Страна"
product = "Код"
period = "Месяц"
value = "Стоимость"
quantity = "Вес"
[constants]
reporter = "KGZ"
flow = "import"
currency = "USD"
price_basis = "cif"
quantity_unit = "kg"
[period]
format = "MM/YYYY"
[value]
multiplier = 1000
[codes.partner]
list = "names"
map = { "КНР" = "CHN" }
[[leave_out]]
column = "Страна"
values = ["ВСЕГО"]
reason = "a total beside its parts"
)";

TEST(DescribedCsv, ReadsWhatTheDescriptionSays) {
  TemporaryFolder folder;
  Problems problems;
  const auto description = folder.write("customs.toml", customs);
  const auto imports = read_source(folder.write("customs.csv",
                                                "Страна;Код;Месяц;Стоимость;Вес\nКНР;010121;03/2022;1 "
                                                "234,5;10\nТурция;010121;03/2022;2;NA\nВСЕГО;010121;03/2022;1236,5;10\n"
                                                "Atlantis;010121;04/2022;3;1\nКНР;010121;05/2022;..;1\n"),
                                   problems, "described", {.description = description});
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(imports);
  EXPECT_EQ(imports.source, "kyrgyz-customs");
  EXPECT_EQ(total(imports, {{"reporter", "KGZ"}, {"partner", "CHN"}, {"product", "010121"}, {"year", "2022"}, {"month", "3"}}),
            1234500);
  EXPECT_EQ(total(imports, {{"partner", "TUR"}}), 2000);
  EXPECT_EQ(total(imports, {{"quantity_unit", "kg"}}, "quantity"), 11);
  EXPECT_EQ(left_out(imports, "a total beside its parts").rows, 1u);
  EXPECT_EQ(left_out(imports, "rows without a value").rows, 1u);
  EXPECT_EQ(unknown(imports, "Atlantis").value, 3000);
}

TEST(DescribedCsv, ListsEveryMistakeOfTheDescription) {
  TemporaryFolder folder;
  Problems problems;
  const auto description = folder.write("d.toml", R"(
source = "x"
title = ""
tabel = "trade"
[columns]
reporter = "a"
value = "v"
period = "p"
[constants]
reporter = "KGZ"
price_basis = "exw"
[period]
format = "YY"
[value]
multiplier = -1
[codes.partner]
list = "iso2"
[[leave_out]]
column = "a"
)");
  read_source(folder.write("d.csv", "a,v,p\n1,2,3\n"), problems, "described", {.description = description});
  std::vector<std::string> fields;
  for (const Problem& problem : problems.list()) fields.push_back(problem.field);
  EXPECT_THAT(fields,
              ::testing::UnorderedElementsAre("tabel", "title", "licence", "constants.reporter", "columns.partner",
                                              "columns.flow", "columns.currency", "constants.price_basis", "period.format",
                                              "value.multiplier", "codes.partner.list", "leave_out.reason", "leave_out.values"));
}

TEST(DescribedCsv, ListsEveryFaultOfTheRows) {
  TemporaryFolder folder;
  Problems problems;
  const auto description = folder.write("customs.toml", customs);
  read_source(
      folder.write("customs.csv",
                   "Страна;Код;Месяц;Стоимость;Вес\nКНР;010121;13/2022;1;1\nКНР;010121;03/2022;1.5;1\n;010121;03/2022;x;1\n"),
      problems, "described", {.description = description});
  ASSERT_EQ(problems.list().size(), 4u);
  EXPECT_EQ(problems.list()[0].line, 2);
  EXPECT_EQ(problems.list()[1].value, "1.5") << "the decimal mark is a comma";
  read_source(folder.path() / "customs.csv", problems, "described");
  EXPECT_THAT(problems.list().back().hint, HasSubstr("docs/sources.md"));
}

TEST(DescribedCsv, ReadsSeries) {
  TemporaryFolder folder;
  Problems problems;
  const auto description =
      folder.write("s.toml",
                   "source = \"prices\"\ntitle = \"Prices\"\nlicence = \"own\"\ntable = \"series\"\n[columns]\nperiod = "
                   "\"day\"\nvalue = \"price\"\n"
                   "[constants]\nseries = \"urals\"\nunit = \"USD/barrel\"\n[period]\nformat = \"DD.MM.YYYY\"\n");
  const auto prices =
      read_source(folder.write("s.csv", "day,price\n31.12.2023,64.23\n"), problems, "described", {.description = description});
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  EXPECT_EQ(total(prices, {{"series", "urals"}, {"year", "2023"}, {"month", "12"}, {"day", "31"}, {"unit", "USD/barrel"}}),
            64.23);
}

}  // namespace
}  // namespace entrepot::sources
