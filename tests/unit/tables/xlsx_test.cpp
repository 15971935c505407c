#include "tables/xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/shared.hpp"
#include "support/temporary_folder.hpp"
#include "support/zip_file.hpp"

namespace entrepot::tables {
namespace {

using ::entrepot::testing::workbook_parts;
using ::entrepot::testing::zip_file;
using ::entrepot::testing::ZipParts;
using ::testing::HasSubstr;
using Kind = SheetCell::Kind;

std::optional<Workbook> workbook_of(const ZipParts& parts) {
  Problems problems;
  auto workbook = parse_xlsx(zip_file(parts, true), "book.xlsx", problems);
  EXPECT_TRUE(problems.empty()) << problems.list()[0].rule;
  return workbook;
}

Problem problem_of(const std::string& bytes) {
  Problems problems;
  EXPECT_FALSE(parse_xlsx(bytes, "book.xlsx", problems).has_value());
  EXPECT_EQ(problems.list().size(), 1u);
  return problems.empty() ? Problem{} : problems.list()[0];
}

std::string rule_for(const std::string& sheet) { return problem_of(zip_file(workbook_parts(sheet))).rule; }

std::string text_at(const Sheet& sheet, std::uint32_t row, std::uint32_t column) {
  const SheetCell* cell = sheet.find(row, column);
  return cell == nullptr ? "(empty)" : std::string(cell->text);
}

TEST(Xlsx, ReadsTextsNumbersAndEmptyCells) {
  const auto book = workbook_of(
      workbook_parts("<sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"C2\"><v>1.5E3</v></c><c r=\"D2\"/>"
                     "<c r=\"E2\" t=\"inlineStr\"><is><r><t>two </t></r><r><t>runs</t></r></is></c></row>"
                     "<row r=\"9\"><c r=\"AA9\" t=\"b\"><v>1</v></c><c t=\"str\"><f>A1</f><v>made</v></c></row></sheetData>",
                     "<si><t>first</t></si><si><t xml:space=\"preserve\"> Ввоз &amp; co</t><rPh><t>aloud</t></rPh></si>"));
  ASSERT_TRUE(book);
  const Sheet& sheet = book->sheets.at(0);
  EXPECT_EQ(sheet.name, "Trade");
  EXPECT_EQ(book->find("Trade"), &sheet);
  EXPECT_EQ(book->find("trade"), nullptr);
  EXPECT_EQ(sheet.rows.size(), 2u);
  EXPECT_EQ(text_at(sheet, 2, 0), " Ввоз & co");
  EXPECT_EQ(sheet.find(2, 2)->number, 1500);
  EXPECT_EQ(text_at(sheet, 2, 3), "(empty)");
  EXPECT_EQ(text_at(sheet, 2, 4), "two runs");
  EXPECT_EQ(text_at(sheet, 9, 26), "TRUE");
  EXPECT_EQ(text_at(sheet, 9, 27), "made") << "a cell without a name stands behind the one before";
  EXPECT_EQ(text_at(sheet, 5, 0), "(empty)");
}

TEST(Xlsx, ReadsDatesByTheStyleOfTheCell) {
  const auto book = workbook_of(workbook_parts(
      "<sheetData><row><c s=\"1\"><v>45046</v></c><c s=\"2\"><v>45046.25</v></c><c s=\"0\"><v>45046</v></c><c "
      "s=\"1\"><v>-3</v></c></row></sheetData>",
      "",
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd.mm.yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/></cellXfs>"));
  ASSERT_TRUE(book);
  const Sheet& sheet = book->sheets.at(0);
  EXPECT_EQ(text_at(sheet, 1, 0), "2023-04-30");
  EXPECT_EQ(sheet.find(1, 0)->kind, Kind::date);
  EXPECT_EQ(text_at(sheet, 1, 1), "2023-04-30T06:00:00");
  EXPECT_EQ(sheet.find(1, 2)->kind, Kind::number);
  EXPECT_EQ(sheet.find(1, 3)->kind, Kind::number) << "no day";
}

TEST(Xlsx, KeepsErrorsAndFormulasThatWereNeverComputed) {
  const auto book = workbook_of(workbook_parts(
      "<sheetData><row><c t=\"e\"><v>#N/A</v></c><c><f>A1+1</f></c><c t=\"str\"><f>B1</f><v></v></c></row></sheetData>"));
  ASSERT_TRUE(book);
  const Sheet& sheet = book->sheets.at(0);
  EXPECT_EQ(text_at(sheet, 1, 0), "#N/A");
  EXPECT_EQ(sheet.find(1, 1)->kind, Kind::error);
  EXPECT_EQ(text_at(sheet, 1, 1), "formula without a value");
  EXPECT_EQ(text_at(sheet, 1, 2), "(empty)") << "an empty text is an empty cell";
}

TEST(Xlsx, TurnsEscapesIntoCharacters) {
  const auto book = workbook_of(workbook_parts("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>",
                                               "<si><t>a_x000A_b_x005F_c_xD800__xZZZZ_</t></si>"));
  ASSERT_TRUE(book);
  EXPECT_EQ(text_at(book->sheets.at(0), 1, 0), "a\nb_c_xD800__xZZZZ_");
}

TEST(Xlsx, SaysWhatIsNoWorkbook) {
  ::entrepot::testing::TemporaryFolder folder;
  Problems problems;
  EXPECT_FALSE(read_xlsx(folder.path() / "none.xlsx", problems));
  EXPECT_FALSE(read_xlsx(folder.path(), problems));
  EXPECT_FALSE(read_xlsx(folder.write("empty.xlsx", ""), problems));
  EXPECT_EQ(problems.list().size(), 3u);
  EXPECT_THAT(problem_of("reporter,value\n").rule, HasSubstr("no xlsx workbook"));
  EXPECT_THAT(problem_of(std::string("\xD0\xCF\x11\xE0 and more")).rule, HasSubstr("password"));
  EXPECT_THAT(problem_of(zip_file({{"a.txt", "b"}})).rule, HasSubstr("_rels/.rels"));
  const std::string whole = zip_file(workbook_parts("<sheetData/>"));
  EXPECT_THAT(problem_of(whole.substr(0, whole.size() / 2)).rule, HasSubstr("no xlsx workbook"));
}

TEST(Xlsx, NamesTheCellThatIsWrong) {
  const Problem problem =
      problem_of(zip_file(workbook_parts("<sheetData><row r=\"3\"><c r=\"B3\"><v>1,5</v></c></row></sheetData>")));
  EXPECT_EQ(problem.field, "sheet Trade");
  EXPECT_THAT(problem.rule, HasSubstr("cell B3: '1,5' is no number"));
  EXPECT_THAT(rule_for("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>"), HasSubstr("no text number '0'"));
  EXPECT_THAT(rule_for("<sheetData><row><c t=\"q\"><v>0</v></c></row></sheetData>"), HasSubstr("no type of cell"));
  EXPECT_THAT(rule_for("<sheetData><row r=\"3\"><c r=\"B4\"><v>1</v></c></row></sheetData>"), HasSubstr("calls itself 'B4'"));
  EXPECT_THAT(rule_for("<sheetData><row><c><v>1e999</v></c></row></sheetData>"), HasSubstr("no number"));
}

TEST(Xlsx, RefusesRowsAndColumnsOutOfPlace) {
  EXPECT_THAT(rule_for("<row r=\"3\"/><row r=\"3\"/>"), HasSubstr("must rise"));
  EXPECT_THAT(rule_for("<row r=\"1048577\"/>"), HasSubstr("must rise"));
  EXPECT_THAT(rule_for("<row r=\"-1\"/>"), HasSubstr("must rise"));
  EXPECT_THAT(rule_for("<row><c r=\"B1\"/><c r=\"A1\"/></row>"), HasSubstr("out of its place"));
  EXPECT_THAT(rule_for("<row><c r=\"XFE1\"/></row>"), HasSubstr("out of its place"));
  EXPECT_THAT(rule_for("<c r=\"A0\"/>"), HasSubstr("out of its place"));
}

TEST(Xlsx, RefusesEntitiesDepthAndEndlessTokens) {
  ZipParts parts = workbook_parts("");
  parts.back().second = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>";
  EXPECT_THAT(problem_of(zip_file(parts)).rule, HasSubstr("document type"));
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  EXPECT_THAT(rule_for(deep), HasSubstr("64 deep"));
  EXPECT_THAT(rule_for("<a b=\"" + std::string(3 << 20, 'x') + "\"/>"), HasSubstr("longer than"));
  EXPECT_THAT(rule_for("<a>"), HasSubstr("no well-formed XML"));
  EXPECT_THAT(rule_for("<a>"), HasSubstr("line 1"));
}

TEST(Xlsx, RefusesPartsThatUnpackToFarMoreThanTheyAre) {
  const std::string zeros(std::size_t{70} << 20, ' ');
  EXPECT_THAT(problem_of(zip_file(workbook_parts(zeros), true)).rule, HasSubstr("250 times its packed size"));
}

TEST(Xlsx, NoticesDamageInsideAPart) {
  std::string bytes = zip_file(workbook_parts("<sheetData><row><c><v>12345</v></c></row></sheetData>"));
  bytes[bytes.find("12345")] = '9';
  EXPECT_THAT(problem_of(bytes).rule, HasSubstr("CRC"));
}

TEST(Xlsx, NamesColumnsAsSpreadsheetsDo) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(16383), "XFD");
  EXPECT_EQ(cell_name(12, 1), "B12");
}

TEST(Xlsx, ReadsMergedCells) {
  const auto book = workbook_of(workbook_parts("<sheetData/><mergeCells><mergeCell ref=\"B4:D5\"/></mergeCells>"));
  ASSERT_TRUE(book);
  const MergedCells& cells = book->sheets.at(0).merged.at(0);
  EXPECT_EQ(cells.first_row, 4u);
  EXPECT_EQ(cells.last_row, 5u);
  EXPECT_EQ(cells.first_column, 1u);
  EXPECT_EQ(cells.last_column, 3u);
  EXPECT_THAT(rule_for("<mergeCell ref=\"D5:B4\"/>"), HasSubstr("no range of merged cells"));
  EXPECT_THAT(rule_for("<mergeCell ref=\"A1:A1048577\"/>"), HasSubstr("no range of merged cells"));
}

TEST(Xlsx, ReadsWorkbooksOfCustomsOffices) {
  ENTREPOT_NEEDS_SHARED("data/russia_fcs_official");
  Problems problems;
  const auto folder = ::entrepot::testing::shared_path("data/russia_fcs_official");
  const auto groups = read_xlsx(folder / "hs_groups_jan_apr_2023_2024_bnusd.xlsx", problems);
  const auto regions = read_xlsx(folder / "regions_2022_2023_bnusd.xlsx", problems);
  const auto totals = read_xlsx(folder / "totals_2020_2021.xlsx", problems);
  ASSERT_TRUE(groups && regions && totals && problems.empty());
  EXPECT_EQ(text_at(groups->sheets.at(0), 9, 0), "25-27-Минеральные продукты");
  EXPECT_EQ(groups->sheets.at(0).find(9, 1)->number, 82.5025);
  EXPECT_EQ(text_at(regions->sheets.at(0), 9, 0), "АЗИЯ");
  EXPECT_EQ(regions->sheets.at(0).find(9, 5)->number, 187.525);
  EXPECT_EQ(text_at(totals->sheets.at(0), 6, 0), "ЭКСПОРТ*");
  EXPECT_NEAR(totals->sheets.at(0).find(6, 8)->number, 493344, 0.5);
}

TEST(Xlsx, ReadsAWorkbookOfManySheets) {
  ENTREPOT_NEEDS_SHARED("data/us_china_tariffs_2018_2019/bown-jung-zhang-2019-06-12.xlsx");
  Problems problems;
  const auto book =
      read_xlsx(::entrepot::testing::shared_path("data/us_china_tariffs_2018_2019/bown-jung-zhang-2019-06-12.xlsx"), problems);
  ASSERT_TRUE(book && problems.empty());
  EXPECT_EQ(book->sheets.size(), 9u);
  const Sheet* rates = book->find("China Tariff Rates");
  ASSERT_NE(rates, nullptr);
  EXPECT_EQ(rates->rows.size(), 11791u);
  std::size_t cells = 0;
  for (const SheetRow& row : rates->rows) cells += row.cells.size();
  EXPECT_EQ(cells, 153227u) << "as many as the file has values";
  EXPECT_EQ(text_at(*rates, 1, 0), "hs10");
}

}  // namespace
}  // namespace entrepot::tables
