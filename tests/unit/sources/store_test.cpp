#include "sources/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entrepot/errors.hpp"
#include "sources/store_schema.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using tables::CodeColumn;
using tables::Columns;
using tables::Database;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Row {
  std::string reporter, partner, product;
  int year;
  double value;
};

CodeColumn codes(const std::vector<Row>& rows, std::string Row::*field) {
  CodeColumn column;
  for (const Row& row : rows) {
    column.index.push_back(static_cast<std::uint32_t>(column.codes.size()));
    column.codes.push_back(row.*field);
  }
  return column;
}

Publication trade(const std::string& vintage, const std::vector<Row>& rows) {
  Publication publication;
  publication.source = "invented";
  publication.title = "Invented trade";
  publication.vintage = vintage;
  publication.licence = "none";
  publication.classification = "HS2017";
  std::vector<std::int64_t> years;
  std::vector<double> values;
  for (const Row& row : rows) {
    years.push_back(row.year);
    values.push_back(row.value);
  }
  publication.columns.rows = rows.size();
  publication.columns.list = {{"reporter", codes(rows, &Row::reporter)},
                              {"partner", codes(rows, &Row::partner)},
                              {"product", codes(rows, &Row::product)},
                              {"flow", CodeColumn{{"export"}, std::vector<std::uint32_t>(rows.size(), 0)}},
                              {"year", years},
                              {"value", values}};
  publication.coverage.value_unit = "USD";
  return publication;
}

/// Stores under a hash that stands for the content of the file, and gives the id.
std::string put(Database& store, const Publication& publication, const std::string& hash, ImportAccount* account = nullptr) {
  const ImportKey key{hash, publication.source, 1, "{}"};
  const ImportAccount found = store_publication(store, publication, {"invented.csv", hash, 10}, key);
  if (account != nullptr) *account = found;
  return import_id(key);
}

double number(Database& store, const std::string& sql) {
  const Columns rows = store.query(sql);
  if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&rows.list.at(0).values))
    return static_cast<double>(wholes->at(0));
  return std::get<std::vector<double>>(rows.list.at(0).values).at(0);
}

template <class Action>
std::string rule_of(const Action& action) {
  try {
    action();
  } catch (const InputError& error) {
    return error.problems().front().rule;
  }
  return "(nothing was refused)";
}

class Store : public ::testing::Test {
 protected:
  Database writing() const { return open_store_to_write(file); }
  Database reading() const { return open_store(file); }
  ::entrepot::testing::TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "own.duckdb";
};

TEST_F(Store, IsMadeOnFirstUseAndKeepsWhatWasImported) {
  std::string id;
  {
    Database store = writing();
    id = put(store, trade("2024", {{"CHN", "RUS", "854231", 2022, 10}, {"CHN", "KGZ", "854231", 2022, 5}}), "aa");
    EXPECT_TRUE(has_import(store, id));
  }
  Database store = reading();
  EXPECT_EQ(number(store, "SELECT sum(value) FROM trade_latest WHERE source = 'invented' AND classification = 'HS2017'"), 15);
  EXPECT_EQ(number(store, "SELECT \"row\" FROM trade WHERE partner = 'KGZ'"), 2)
      << "rows are counted where the reader does not say";
  EXPECT_EQ(number(store, "SELECT count(*) FROM trade WHERE month = 0 AND quantity IS NULL AND currency IS NULL"), 2);
  EXPECT_EQ(
      number(store,
             "SELECT count(*) FROM trade t JOIN imports i ON i.id = t.import WHERE i.sha256 = 'aa' AND i.file = 'invented.csv'"),
      2);
}

TEST_F(Store, ShowsTheLatestVintageOfEachPeriodAndKeepsTheOlder) {
  Database store = writing();
  put(store, trade("2023", {{"CHN", "RUS", "01", 2021, 1}, {"CHN", "RUS", "01", 2022, 2}, {"USA", "RUS", "01", 2022, 4}}), "aa");
  ImportAccount account;
  const std::string later =
      put(store, trade("2024", {{"CHN", "RUS", "01", 2022, 30}, {"CHN", "RUS", "01", 2023, 50}}), "bb", &account);
  EXPECT_EQ(account.superseded_rows, 1u);
  EXPECT_EQ(number(store, "SELECT sum(value) FROM trade_latest"), 1 + 4 + 30 + 50)
      << "2021, and what another country reported, stay";
  EXPECT_EQ(number(store, "SELECT sum(value) FROM trade"), 1 + 2 + 4 + 30 + 50);
  put(store, trade("2022", {{"CHN", "RUS", "01", 2022, 1000}}), "cc", &account);
  EXPECT_EQ(account.superseded_rows, 0u);
  EXPECT_EQ(number(store, "SELECT sum(value) FROM trade_latest"), 85) << "the order of imports does not matter";
  EXPECT_TRUE(drop_import(store, later));
  EXPECT_EQ(number(store, "SELECT sum(value) FROM trade_latest"), 1 + 2 + 4) << "what it superseded comes back";
  EXPECT_FALSE(drop_import(store, later));
}

TEST_F(Store, OtherSourcesAndClassificationsSupersedeNothing) {
  Database store = writing();
  Publication other = trade("2025", {{"CHN", "RUS", "01", 2022, 2}}), coarse = trade("2025", {{"CHN", "RUS", "TOTAL", 2022, 3}});
  other.source = "another";
  coarse.classification = "TOTAL";
  put(store, trade("2023", {{"CHN", "RUS", "01", 2022, 1}}), "aa");
  put(store, other, "bb");
  put(store, coarse, "cc");
  EXPECT_EQ(number(store, "SELECT count(*) FROM trade_latest"), 3);
}

TEST_F(Store, TheSameFileReadAnewSupersedesItself) {
  Database store = writing();
  const Publication publication = trade("2023", {{"CHN", "RUS", "01", 2022, 1}});
  store_publication(store, publication, {"f.csv", "aa", 1}, {"aa", "invented", 1, "{}"});
  store_publication(store, publication, {"f.csv", "aa", 1}, {"aa", "invented", 2, "{}"});
  EXPECT_EQ(number(store, "SELECT count(*) FROM trade"), 2);
  EXPECT_EQ(number(store, "SELECT count(*) FROM trade_latest"), 1);
  EXPECT_EQ(number(store, "SELECT max(reader_version) FROM imports"), 2);
}

TEST_F(Store, SaysWhatTwoFilesOfOneVintageBothHold) {
  Database store = writing();
  ImportAccount account;
  const std::string first =
      put(store, trade("2023", {{"CHN", "RUS", "01", 2022, 1}, {"CHN", "RUS", "02", 2022, 7}}), "aa", &account);
  EXPECT_TRUE(account.overlaps.empty());
  put(store, trade("2023", {{"CHN", "RUS", "03", 2022, 2}}), "bb", &account);
  EXPECT_TRUE(account.overlaps.empty()) << "other products of the same period are no overlap";
  put(store, trade("2023", {{"CHN", "RUS", "01", 2022, 3}}), "cc", &account);
  ASSERT_EQ(account.overlaps.size(), 1u);
  EXPECT_EQ(account.overlaps[0].other, first);
  EXPECT_EQ(account.overlaps[0].rows, 1u);
  EXPECT_EQ(account.overlaps[0].value, 3);
}

TEST_F(Store, KeepsUnknownCodesAndWhatWasLeftOut) {
  Database store = writing();
  Publication publication = trade("2023", {{"CHN", "568", "01", 2022, 1}});
  publication.unknown = {{"partner", "568", 1, 1.5}};
  publication.coverage.left_out = {{"totals beside their parts", 3, 9}};
  publication.coverage.noted = {{"estimates", 2, 4}};
  const std::string id = put(store, publication, "aa");
  EXPECT_EQ(number(store, "SELECT value FROM noted WHERE note = 'estimates'"), 4);
  EXPECT_EQ(number(store, "SELECT value FROM unknown_codes WHERE code = '568' AND import = '" + id + "'"), 1.5);
  EXPECT_EQ(number(store, "SELECT \"rows\" FROM left_out WHERE reason LIKE 'totals%'"), 3);
  drop_import(store, id);
  for (const std::string table : {"trade", "trade_cells", "unknown_codes", "left_out", "noted", "imports"})
    EXPECT_EQ(number(store, "SELECT count(*) FROM " + table), 0) << table;
}

TEST_F(Store, AddsInTheSameOrderWhateverCameBefore) {
  const auto bits = [](Database& store) {
    return number(store, "SELECT sum_in_order(value, import, \"row\") FROM trade_latest WHERE source = 'invented'");
  };
  std::vector<Row> rows;
  for (int i = 0; i < 5000; ++i)
    rows.push_back({"CHN", "RUS", std::to_string(i), 2022, 1e9 / (i + 1) + (i % 2 == 0 ? 1e-7 : 1e7)});
  const std::vector<Row> first(rows.begin(), rows.begin() + 1000), second(rows.begin() + 1000, rows.end());
  Database one = writing();
  put(one, trade("1", first), "aa");
  put(one, trade("1", second), "bb");
  Database two = open_store_to_write(folder.path() / "two.duckdb");
  put(two, trade("1", second), "bb");
  put(two, trade("1", first), "aa");
  EXPECT_EQ(bits(one), bits(two));
}

TEST_F(Store, AnImportThatFailsLeavesNothing) {
  Database store = writing();
  Publication publication = trade("2023", {{"CHN", "RUS", "01", 2022, 1}});
  put(store, publication, "aa");
  EXPECT_ANY_THROW(put(store, publication, "aa")) << "the id is there";
  publication.columns.list.back().name = "worth";
  EXPECT_THROW(put(store, publication, "bb"), std::logic_error) << "a reader that does not keep to the shape";
  EXPECT_EQ(number(store, "SELECT count(*) FROM trade"), 1);
  EXPECT_EQ(number(store, "SELECT count(*) FROM imports"), 1);
}

TEST_F(Store, TakesEveryShape) {
  Database store = writing();
  Publication flows = trade("2023", {});
  const auto one = [](const std::string& code) { return CodeColumn{{code}, {0}}; };
  flows.table = "input_output";
  flows.columns = {1,
                   {{"year", std::vector<std::int64_t>{2022}},
                    {"exporter", one("CHN")},
                    {"sector", one("A01")},
                    {"importer", one("RUS")},
                    {"use", one("HFCE")},
                    {"value", std::vector<double>{5}}}};
  put(store, flows, "aa");
  Publication series = trade("2023", {});
  series.table = "series";
  series.columns = {1,
                    {{"series", one("brent")},
                     {"place", one("WLD")},
                     {"year", std::vector<std::int64_t>{2022}},
                     {"value", std::vector<double>{80}},
                     {"unit", one("USD/barrel")},
                     {"row", std::vector<std::int64_t>{17}}}};
  put(store, series, "bb");
  EXPECT_EQ(number(store, "SELECT value FROM input_output_latest"), 5);
  EXPECT_EQ(number(store, "SELECT value + \"row\" + month + day FROM series_latest"), 97);
}

TEST_F(Store, RefusesWhatIsNoStoreOfOurs) {
  EXPECT_THAT(rule_of([&] { reading(); }), HasSubstr("no store yet"));
  EXPECT_FALSE(std::filesystem::exists(file)) << "reading makes none";
  {
    tables::DatabaseOptions options;
    options.may_write = options.create = true;
    Database(folder.path() / "foreign.duckdb", options).execute("CREATE TABLE t (i INTEGER)");
  }
  EXPECT_THAT(rule_of([&] { open_store(folder.path() / "foreign.duckdb"); }), HasSubstr("no store of entrepot"));
  EXPECT_THAT(rule_of([&] { open_store_to_write(folder.path() / "foreign.duckdb"); }), HasSubstr("no store of entrepot"));
  writing().execute("UPDATE store SET schema_version = 99");
  EXPECT_THAT(rule_of([&] { reading(); }), HasSubstr("schema 99"));
  EXPECT_THAT(rule_of([&] { writing(); }), HasSubstr("schema 99"));
  EXPECT_THAT(rule_of([&] { open_store_to_write(folder.path() / "no" / "such" / "folder.duckdb"); }),
              HasSubstr("cannot be made here"));
  EXPECT_THAT(rule_of([&] { open_store_to_write(folder.path()); }), HasSubstr("folder"));
}

TEST_F(Store, ClearsAwayWhatADeadProcessLeft) {
  const pid_t dead = fork();
  if (dead == 0) _exit(0);
  waitpid(dead, nullptr, 0);
  const auto left = folder.path() / (".own.duckdb.new-" + std::to_string(dead)), alive = folder.path() / ".own.duckdb.new-1";
  folder.write(left.filename(), "half");
  folder.write(alive.filename(), "half");
  writing();
  EXPECT_FALSE(std::filesystem::exists(left));
  EXPECT_TRUE(std::filesystem::exists(alive)) << "process 1 lives";
}

TEST_F(Store, ExplainsEveryColumn) {
  Database store = writing();
  EXPECT_EQ(number(store,
                   "SELECT count(*) FROM duckdb_columns() WHERE table_name IN ('trade', 'series', 'input_output', 'imports') AND "
                   "comment IS NULL"),
            0);
  for (const StoreShape& shape : store_shapes()) EXPECT_EQ(find_store_shape(shape.table), &shape);
  EXPECT_EQ(find_store_shape("imports"), nullptr);
}

TEST(ImportId, TellsContentReaderAndOptionsApart) {
  const ImportKey key{"aa", "cepii-baci", 1, "{}"};
  EXPECT_EQ(import_id(key).size(), 12u);
  EXPECT_EQ(import_id(key), import_id(key));
  for (const ImportKey& other : {ImportKey{"ab", "cepii-baci", 1, "{}"}, ImportKey{"aa", "other", 1, "{}"},
                                 ImportKey{"aa", "cepii-baci", 2, "{}"}, ImportKey{"aa", "cepii-baci", 1, "{\"vintage\":\"2\"}"}})
    EXPECT_NE(import_id(other), import_id(key));
}

}  // namespace
}  // namespace entrepot::sources
