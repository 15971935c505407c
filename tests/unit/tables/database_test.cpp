#include "tables/database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <limits>
#include <thread>

#include "entrepot/errors.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::tables {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Database made(const std::filesystem::path& file) {
  DatabaseOptions options;
  options.may_write = options.create = true;
  return Database(file, options);
}

Database opened(const std::filesystem::path& file, bool may_write = false) {
  DatabaseOptions options;
  options.may_write = may_write;
  options.wait_seconds = 0;
  return Database(file, options);
}

template <class Action>
Problem problem_of(const Action& action) {
  try {
    action();
  } catch (const InputError& error) {
    return error.problems().front();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

template <class T>
const std::vector<T>& values(const Columns& rows, std::size_t column) {
  return std::get<std::vector<T>>(rows.list.at(column).values);
}

std::vector<std::string> texts(const Columns& rows, std::size_t column) {
  const auto& codes = std::get<CodeColumn>(rows.list.at(column).values);
  std::vector<std::string> list;
  for (const std::uint32_t index : codes.index) list.push_back(index == CodeColumn::missing ? "(missing)" : codes.codes[index]);
  return list;
}

TEST(Database, GivesBackWhatWasAppended) {
  Database database("", {});
  database.execute("CREATE TABLE t (name VARCHAR, number DOUBLE, whole BIGINT, small INTEGER, unused VARCHAR)");
  Columns rows;
  rows.rows = 5000;  // more than one chunk
  CodeColumn names{{"short", "longer than twelve bytes", ""}, {}};
  std::vector<double> numbers;
  std::vector<std::int64_t> wholes, smalls;
  for (std::uint32_t i = 0; i < rows.rows; ++i) {
    names.index.push_back(i % 4 == 3 ? CodeColumn::missing : i % 4);
    numbers.push_back(i % 7 == 0 ? std::numeric_limits<double>::quiet_NaN() : i / 3.0);
    wholes.push_back(std::int64_t{i} << 40);
    smalls.push_back(-std::int64_t{i});
  }
  rows.list = {{"whole", wholes}, {"name", names}, {"small", smalls}, {"number", numbers}};  // not in the order of the table
  database.append("t", rows);
  const Columns back = database.query("SELECT * FROM t ORDER BY whole");
  ASSERT_EQ(back.rows, rows.rows);
  EXPECT_EQ(values<std::int64_t>(back, 2), wholes);
  EXPECT_EQ(values<std::int64_t>(back, 3), smalls);
  const std::vector<std::string> back_names = texts(back, 0);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const double number = values<double>(back, 1)[i];
    ASSERT_TRUE(std::isnan(numbers[i]) ? std::isnan(number) : number == numbers[i]) << i;
    ASSERT_EQ(back_names[i], i % 4 == 3 ? "(missing)" : names.codes[i % 4]) << i;
  }
  EXPECT_EQ(values<std::int64_t>(database.query("SELECT count(*) AS n FROM t WHERE unused IS NULL AND number IS NULL"), 0)[0],
            715);
}

TEST(Database, ReadsEveryKindOfValue) {
  Database database("", {});
  const Columns rows = database.query(
      "SELECT 1.25::DECIMAL(9,2) a, DATE '2023-04-30' b, TIMESTAMP '2023-04-30 01:02:03' c, true d, 7::HUGEINT e, 3::UTINYINT f, "
      "'x'::ENUM('w', 'x') g, NULL h, 2.5::FLOAT i, NULL::INTEGER j, NULL::VARCHAR k, -12345678901234567890123.45::DECIMAL(38,2) "
      "l");
  EXPECT_THAT(values<double>(rows, 0), ElementsAre(1.25));
  EXPECT_THAT(texts(rows, 1), ElementsAre("2023-04-30"));
  EXPECT_THAT(texts(rows, 2), ElementsAre("2023-04-30T01:02:03"));
  EXPECT_THAT(texts(rows, 3), ElementsAre("true"));
  EXPECT_THAT(values<double>(rows, 4), ElementsAre(7));
  EXPECT_THAT(values<std::int64_t>(rows, 5), ElementsAre(3));
  EXPECT_THAT(texts(rows, 6), ElementsAre("x"));
  EXPECT_TRUE(std::isnan(values<double>(rows, 7)[0]));
  EXPECT_THAT(values<double>(rows, 8), ElementsAre(2.5));
  EXPECT_TRUE(std::isnan(values<double>(rows, 9)[0])) << "a missing whole number makes the column one of numbers";
  EXPECT_THAT(texts(rows, 10), ElementsAre("(missing)"));
  EXPECT_DOUBLE_EQ(values<double>(rows, 11)[0], -12345678901234567890123.45);
}

TEST(Database, RefusesWhatColumnsCannotHold) {
  Database database("", {});
  EXPECT_THAT(problem_of([&] { database.select("SELECT [1, 2] AS pair"); }).rule, HasSubstr("CAST(pair AS VARCHAR)"));
  EXPECT_THAT(problem_of([&] { database.select("SELECT unnest([9007199254740993, NULL]) AS n"); }).rule, HasSubstr("2^53"));
}

TEST(Database, BindsValues) {
  Database database("", {});
  const Columns rows =
      database.query("SELECT ? AS a, ? AS b, ? AS c, ? AS d", {std::int64_t{5}, 0.5, std::string("it's"), std::monostate{}});
  EXPECT_THAT(values<std::int64_t>(rows, 0), ElementsAre(5));
  EXPECT_THAT(values<double>(rows, 1), ElementsAre(0.5));
  EXPECT_THAT(texts(rows, 2), ElementsAre("it's"));
  EXPECT_EQ(sql_text("it's"), "'it''s'");
}

TEST(Database, UndoesATransactionThatIsNotCommitted) {
  ::entrepot::testing::TemporaryFolder folder;
  {
    Database database = made(folder.path() / "t.duckdb");
    database.execute("CREATE TABLE t (i INTEGER)");
    {
      Transaction kept(database);
      database.execute("INSERT INTO t VALUES (1)");
      kept.commit();
    }
    Transaction lost(database);
    database.execute("INSERT INTO t VALUES (2)");
  }
  EXPECT_THAT(values<std::int64_t>(opened(folder.path() / "t.duckdb").query("SELECT i FROM t"), 0), ElementsAre(1));
}

TEST(Database, LetsUsersReadAndNothingElse) {
  ::entrepot::testing::TemporaryFolder folder;
  made(folder.path() / "t.duckdb").execute("CREATE TABLE t AS SELECT 42 AS i");
  const std::string outside = folder.write("outside.csv", "a\n1\n").string();
  Database database = opened(folder.path() / "t.duckdb");
  EXPECT_THAT(values<std::int64_t>(database.select("SELECT i FROM t;"), 0), ElementsAre(42));
  EXPECT_EQ(database.select("DESCRIBE t").rows, 1u);
  for (const std::string sql : {"INSERT INTO t VALUES (1)",
                                "CREATE TEMP TABLE x AS SELECT 1",
                                "DROP TABLE t",
                                "ATTACH ':memory:' AS m",
                                "SET threads = 1",
                                "PRAGMA threads = 1",
                                "CHECKPOINT",
                                "INSTALL httpfs",
                                "LOAD httpfs",
                                "SELECT 1; SELECT 2",
                                "",
                                "  ",
                                "-- nothing",
                                "SELECT ?",
                                "SELEC 1",
                                "SELECT nothing FROM t",
                                "SELECT * FROM nowhere",
                                "BEGIN TRANSACTION",
                                "EXPORT DATABASE 'x'",
                                "UPDATE t SET i = 1"}) {
    EXPECT_EQ(problem_of([&] { database.select(sql); }).field, "SQL") << sql;
    EXPECT_EQ(problem_of([&] { database.create_view_of_select("v", sql); }).field, "SQL") << sql;
  }
  for (const std::string& sql :
       {"SELECT * FROM read_csv('" + outside + "')", "SELECT * FROM '" + outside + "'",
        "SELECT * FROM read_text('" + outside + "')", std::string("SELECT * FROM glob('/*')"),
        std::string("SELECT * FROM read_csv('https://example.org/a.csv')"), "COPY t TO '" + outside + "'"})
    EXPECT_EQ(problem_of([&] { database.select(sql); }).field, "SQL") << sql;
  EXPECT_THAT(values<std::int64_t>(database.select("FROM t"), 0), ElementsAre(42)) << "and it goes on";
}

TEST(Database, CopiesToTheOneFileThatWasNamed) {
  ::entrepot::testing::TemporaryFolder folder;
  DatabaseOptions options;
  options.copies_to = folder.path() / "it's.parquet";
  Database database("", options);
  database.create_view_of_select("rows_to_copy", "SELECT 1 AS a -- a comment");
  database.execute("COPY (FROM rows_to_copy) TO " + sql_text(options.copies_to.string()) + " (FORMAT parquet)");
  EXPECT_TRUE(std::filesystem::exists(options.copies_to));
  EXPECT_THROW(database.execute("COPY (FROM rows_to_copy) TO " + sql_text((folder.path() / "other.parquet").string())),
               std::logic_error);
}

TEST(Database, SaysWhatIsNoDatabase) {
  ::entrepot::testing::TemporaryFolder folder;
  EXPECT_THAT(problem_of([&] { opened(folder.path() / "none.duckdb"); }).rule, HasSubstr("no such file"));
  EXPECT_THAT(problem_of([&] { opened(folder.path()); }).rule, HasSubstr("folder"));
  EXPECT_THAT(problem_of([&] { opened("/dev/null"); }).rule, HasSubstr("ordinary file"));
  for (const std::string& content :
       {std::string(), std::string("a,b\n1,2\n"), std::string(5000, 'x'), "12345678DUCK" + std::string(9000, '\0')})
    EXPECT_THAT(problem_of([&] { opened(folder.write("bad.duckdb", content)); }).rule, HasSubstr("database")) << content.size();
  EXPECT_THAT(problem_of([&] { made(folder.path() / "no" / "such.duckdb"); }).rule, HasSubstr("cannot be opened"));
}

TEST(Database, NoticesDamage) {
  ::entrepot::testing::TemporaryFolder folder;
  const auto file = folder.path() / "t.duckdb";
  made(file).execute("CREATE TABLE t AS SELECT range AS i FROM range(100000)");
  std::string bytes;
  {
    std::ifstream in(file, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::string cut = bytes.substr(0, bytes.size() / 2), flipped = bytes;
  for (std::size_t at = 12288; at < flipped.size(); at += 4096) flipped[at] ^= 0x55;  // behind the three headers of 4 KiB
  for (const std::string& damaged : {cut, flipped})
    EXPECT_NE(problem_of([&] { opened(folder.write("bad.duckdb", damaged)).query("SELECT sum(i) FROM t"); }).rule, "");
}

TEST(Database, WaitsForAnotherProcessAndNamesIt) {
  ::entrepot::testing::TemporaryFolder folder;
  const auto file = folder.path() / "t.duckdb";
  made(file).execute("CREATE TABLE t AS SELECT 1 AS i");
  int ready[2], end[2];
  ASSERT_EQ(pipe(ready), 0);
  ASSERT_EQ(pipe(end), 0);
  const pid_t child = fork();
  if (child == 0) {  // holds the file until it is told to end
    Database held = opened(file, true);
    char c = 'r';
    const bool told = write(ready[1], &c, 1) == 1 && read(end[0], &c, 1) == 1;
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    _exit(told ? 0 : 1);
  }
  char c = 0;
  ASSERT_EQ(read(ready[0], &c, 1), 1);
  EXPECT_THAT(problem_of([&] { opened(file); }).rule, HasSubstr("process " + std::to_string(child)));
  ASSERT_EQ(write(end[1], &c, 1), 1);
  std::string note;
  DatabaseOptions options;
  options.wait_seconds = 20;
  options.on_wait = [&](const std::string& words) { note += words; };
  EXPECT_EQ(Database(file, options).query("SELECT i FROM t").rows, 1u);
  EXPECT_THAT(note, HasSubstr("waiting for"));
  int status = 1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(Database, StopsAQueryWhenAsked) {
  std::stop_source source;
  DatabaseOptions options;
  options.stop = source.get_token();
  Database database("", options);
  std::jthread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    source.request_stop();
  });
  EXPECT_THROW(database.select("SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range % 13 = 5"),
               DatabaseInterrupted);
  EXPECT_THROW(database.query("SELECT 1"), DatabaseInterrupted);
}

}  // namespace
}  // namespace entrepot::tables
