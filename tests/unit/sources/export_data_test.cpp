// What an export holds, read back by others: the database's own reader of Parquet and CSV, ReadStat, our reader of workbooks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include <fmt/core.h>

#include "entrepot/data_store.hpp"
#include "sources/store.hpp"
#include "support/stata_file.hpp"
#include "support/temporary_folder.hpp"
#include "tables/xlsx.hpp"

namespace entrepot::sources {
namespace {

using tables::CodeColumn;
using tables::Columns;
using tables::Database;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* nothing = "(missing)";

/// Every type that a table of the store or a query gives, with a missing value and the ends of its range.
constexpr const char* every_type =
    "SELECT * FROM (VALUES "
    "(1::BIGINT, 1::INTEGER, 0.1::DOUBLE, 'Кыргызстан', DATE '2022-02-24', TIMESTAMP '2022-02-24 04:00:00.25', 1.25::DECIMAL(9, "
    "2),"
    " true), "
    "(-9007199254740992, NULL, -1e300, NULL, NULL, NULL, NULL, NULL), "
    "(9007199254740992, 2147483647, NULL, 'a, \"b\"\nNA', DATE '1899-12-31', TIMESTAMP '1970-01-01 00:00:00', -9999999.99, "
    "false), "
    "(0, -2147483648, 5e-324, '=1+1', DATE '9999-12-31', TIMESTAMP '2100-01-01 00:00:01', 0, NULL)) "
    "AS t(large, whole, number, words, day, moment, amount, truth)";

Publication trade() {
  Publication publication;
  publication.source = "invented";
  publication.title = "Invented trade";
  publication.vintage = "2024";
  publication.licence = "none";
  publication.classification = "HS2017";
  publication.coverage.value_unit = "USD";
  const auto same = [](const char* code) { return CodeColumn{{code}, std::vector<std::uint32_t>(5, 0)}; };
  const double unknown = std::nan("");
  publication.columns = {5,
                         {{"reporter", same("CHN")},
                          {"partner", CodeColumn{{"RUS", "NA", "Åland, \"the\""}, {0, 1, 2, 1, 0}}},
                          {"product", CodeColumn{{"010121", "854231"}, {0, 1, 0, 0, 1}}},
                          {"flow", same("export")},
                          {"year", std::vector<std::int64_t>{2021, 2022, 2022, 2022, 2022}},
                          {"value", std::vector<double>{0.1, 1e12 / 3, 5, -2.5, 1e-9}},
                          {"quantity", std::vector<double>{unknown, 0, 7.25, unknown, 1e15 + 0.5}}}};
  return publication;
}

std::string text_of(const Columns& rows, std::size_t row, std::size_t column) {
  const auto& values = rows.list.at(column).values;
  if (const auto* codes = std::get_if<CodeColumn>(&values))
    return codes->index[row] == CodeColumn::missing ? nothing : codes->codes[codes->index[row]];
  const auto* wholes = std::get_if<std::vector<std::int64_t>>(&values);
  const double number = wholes != nullptr ? static_cast<double>((*wholes)[row]) : std::get<std::vector<double>>(values)[row];
  return std::isnan(number) ? nothing : fmt::format("{}", number);  // the shortest text that is this number and no other
}

/// Row after row.
std::vector<std::string> texts_of(const Columns& rows) {
  std::vector<std::string> all;
  for (std::size_t row = 0; row < rows.rows; ++row)
    for (std::size_t column = 0; column < rows.list.size(); ++column) all.push_back(text_of(rows, row, column));
  return all;
}

std::vector<std::string> names_of(const Columns& rows) {
  std::vector<std::string> names;
  for (const tables::NamedColumn& column : rows.list) names.push_back(column.name);
  return names;
}

/// Formats that do not tell missing text from empty text give empty text.
std::vector<std::string> without_missing_text(const Columns& rows) {
  std::vector<std::string> all = texts_of(rows);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == nothing && std::holds_alternative<CodeColumn>(rows.list[i % rows.list.size()].values)) all[i] = "";
  return all;
}

class Export : public ::testing::Test {
 protected:
  void SetUp() override {
    Database store = open_store_to_write(choice.file);
    store_publication(store, trade(), {"invented.csv", "aa", 10}, {"aa", "invented", 1, "{}"});
  }
  std::filesystem::path exported(const ExportRequest& request, std::uint64_t rows) const {
    EXPECT_EQ(export_data(request, choice), rows);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
      EXPECT_NE(entry.path().extension(), ".part") << "nothing is left beside it";
    return request.file;
  }
  std::filesystem::path table(const std::string& ending) const {
    return exported({.table = "trade_latest", .file = folder.path() / ("table." + ending)}, 5);
  }
  std::filesystem::path query(const std::string& ending) const {
    return exported({.sql = every_type, .file = folder.path() / ("query." + ending)}, 4);
  }
  Columns kept(const std::string& sql) const { return open_store(choice.file).query(sql); }

  ::entrepot::testing::TemporaryFolder folder;
  StoreChoice choice{.file = folder.path() / "own.duckdb"};
};

constexpr const char* whole_table = "SELECT * FROM trade_latest ORDER BY import, \"row\"";

/// A database that may look into this file alone.
Database reader_of(const std::filesystem::path& file) {
  tables::DatabaseOptions options;
  options.copies_to = file;
  return Database("", options);
}

std::string parquet(const std::filesystem::path& file) { return "read_parquet(" + tables::sql_text(file.string()) + ")"; }

TEST_F(Export, ParquetKeepsEveryValueTypeAndMissingValue) {
  for (const auto& [file, sql] :
       {std::pair(table("parquet"), std::string(whole_table)), std::pair(query("parquet"), std::string(every_type))}) {
    Database reader = reader_of(file);
    const Columns back = reader.query("FROM " + parquet(file)), rows = kept(sql);
    EXPECT_EQ(names_of(back), names_of(rows));
    EXPECT_EQ(texts_of(back), texts_of(rows));
    EXPECT_EQ(texts_of(reader.query("SELECT column_name, column_type FROM (DESCRIBE FROM " + parquet(file) + ")")),
              texts_of(kept("SELECT column_name, column_type FROM (DESCRIBE " + sql + ")")));
  }
}

TEST_F(Export, ParquetSaysWhereItsRowsComeFrom) {
  const auto file = table("parquet");
  const Columns beside = reader_of(file).query("SELECT decode(key), decode(value) FROM parquet_kv_metadata(" +
                                               tables::sql_text(file.string()) + ") ORDER BY 1");
  ASSERT_EQ(beside.rows, 3u);
  EXPECT_EQ(text_of(beside, 0, 0), "columns");
  EXPECT_THAT(text_of(beside, 0, 1), HasSubstr("value: in units of the currency"));
  EXPECT_EQ(text_of(beside, 1, 0), "sources");
  EXPECT_THAT(text_of(beside, 1, 1), HasSubstr(R"("title":"Invented trade","vintage":"2024","licence":"none")"));
  EXPECT_EQ(text_of(beside, 2, 0), "title");
  EXPECT_EQ(text_of(beside, 2, 1), "trade_latest");
}

TEST_F(Export, CsvKeepsEveryValueAndMissingValue) {
  for (const auto& [file, sql] :
       {std::pair(table("csv"), std::string(whole_table)), std::pair(query("csv"), std::string(every_type))}) {
    const Columns rows = kept(sql);
    std::string types;  // text holds no types: they are told
    const Columns described = kept("SELECT column_name, column_type FROM (DESCRIBE " + sql + ")");
    for (std::size_t row = 0; row < described.rows; ++row)
      types += fmt::format("{}'{}': '{}'", row == 0 ? "" : ", ", text_of(described, row, 0), text_of(described, row, 1));
    const Columns back = reader_of(file).query(
        fmt::format("FROM read_csv({}, header = true, auto_detect = false, quote = '\"', escape = '\"', columns = {{{}}})",
                    tables::sql_text(file.string()), types));
    EXPECT_EQ(names_of(back), names_of(rows));
    EXPECT_EQ(texts_of(back), texts_of(rows));
  }
}

TEST_F(Export, StataKeepsEveryValueAndMissingNumber) {
  for (const auto& [file, sql] :
       {std::pair(table("dta"), std::string(whole_table)), std::pair(query("dta"), std::string(every_type))}) {
    const ::entrepot::testing::StataFile back = ::entrepot::testing::parsed_stata(file);
    const Columns rows = kept(sql);
    EXPECT_EQ(back.names, names_of(rows));
    ASSERT_EQ(back.rows, static_cast<long>(rows.rows));
    std::vector<std::string> all;
    for (int row = 0; row < back.rows; ++row)
      for (int column = 0; column < static_cast<int>(back.names.size()); ++column) {
        const auto text = back.texts.find({row, column});
        const double number = text != back.texts.end() ? 0 : back.numbers.at({row, column});
        all.push_back(text != back.texts.end() ? text->second : std::isnan(number) ? nothing : fmt::format("{}", number));
      }
    EXPECT_EQ(all, without_missing_text(rows));
  }
}

/// As a spreadsheet holds it.
std::string to_16_digits(double number) { return fmt::format("{:.16g}", number); }

TEST_F(Export, AWorkbookKeepsEveryValueAndLeavesMissingCellsEmpty) {
  for (const auto& [file, sql] :
       {std::pair(table("xlsx"), std::string(whole_table)), std::pair(query("xlsx"), std::string(every_type))}) {
    Problems problems;
    const auto book = tables::read_xlsx(file, problems);
    ASSERT_TRUE(book && problems.empty());
    const tables::Sheet* sheet = book->find("data");
    ASSERT_NE(sheet, nullptr);
    const Columns rows = kept(sql);
    for (std::uint32_t column = 0; column < rows.list.size(); ++column) {
      EXPECT_EQ(sheet->find(1, column)->text, rows.list[column].name);
      const bool words = std::holds_alternative<CodeColumn>(rows.list[column].values);
      for (std::uint32_t row = 0; row < rows.rows; ++row) {
        const tables::SheetCell* cell = sheet->find(row + 2, column);
        const std::string expected = text_of(rows, row, column);
        ASSERT_EQ(cell == nullptr, expected == nothing) << rows.list[column].name << " " << row;
        if (cell == nullptr) continue;
        EXPECT_EQ(cell->kind, words ? tables::SheetCell::Kind::text : tables::SheetCell::Kind::number);
        EXPECT_EQ(words ? std::string(cell->text) : to_16_digits(cell->number),
                  words ? expected : to_16_digits(std::strtod(expected.c_str(), nullptr)));
      }
    }
    EXPECT_EQ(sheet->find(static_cast<std::uint32_t>(rows.rows) + 2, 0), nullptr) << "and no more rows";
  }
}

}  // namespace
}  // namespace entrepot::sources
