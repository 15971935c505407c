// What the store says of its imports, and what it says where another program has changed it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "entrepot/data_store.hpp"
#include "sources/store.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using ::testing::HasSubstr;

class ListImports : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto file =
        folder.write("BACI_HS17_Y2022_V202501.csv", "t,i,j,k,v,q\n2022,156,643,854231,10,NA\n2022,156,568,010121,5,1\n");
    ASSERT_TRUE(import_files({{.file = file}}, choice).refused.empty());
  }
  /// As another program would, without a word to ours.
  void change(const std::string& sql) const {
    tables::DatabaseOptions options;
    options.may_write = true;
    tables::Database(choice.file, options).execute(sql);
  }
  /// Of everything that reads the account of imports; empty where nothing is refused.
  std::string rule() const {
    try {
      list_imports(choice);
      export_data({.table = "trade_latest", .file = folder.path() / "t.csv"}, choice);
    } catch (const InputError& error) {
      return error.problems().front().field + ": " + error.problems().front().rule;
    }
    return "";
  }
  /// Without the constraints that keep the account whole.
  void free_imports() const {
    change("CREATE TABLE copied AS SELECT * FROM imports; DROP TABLE imports; ALTER TABLE copied RENAME TO imports");
  }

  ::entrepot::testing::TemporaryFolder folder;
  StoreChoice choice{.file = folder.path() / "own.duckdb"};
};

TEST_F(ListImports, GivesTheAccountOfEachImport) {
  const auto list = list_imports(choice);
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].source, "cepii-baci");
  EXPECT_EQ(list[0].rows, 2u);
  EXPECT_EQ(list[0].current_rows, 2u);
  EXPECT_EQ(list[0].value, 15000);
  EXPECT_EQ(list[0].first_period, "2022");
  free_imports();
  EXPECT_EQ(rule(), "") << "a store without its constraints still reads";
}

TEST_F(ListImports, SaysWhatAnotherProgramTookAway) {
  free_imports();
  for (const auto& [sql, words] :
       {std::pair("UPDATE imports SET title = NULL", "title: has no value"),
        std::pair("UPDATE imports SET title = 'x', coverage = '{\"rows_read\": 1}'", "coverage: is no account"),
        std::pair("UPDATE imports SET coverage = '{{{'", "coverage: is no account"),
        std::pair("UPDATE imports SET coverage = '[]'", "coverage: is no account"),
        std::pair("UPDATE imports SET bytes = -1", "bytes: is negative"),
        std::pair("UPDATE imports SET bytes = NULL", "bytes: is missing or of another type"),
        std::pair("ALTER TABLE imports DROP COLUMN bytes", "bytes: is missing or of another type"),
        std::pair("ALTER TABLE imports DROP COLUMN number", "not as this program made it"),
        std::pair("DROP VIEW trade_superseded", "not as this program made it"),
        std::pair("DROP TABLE imports", "not as this program made it")}) {
    change(sql);
    EXPECT_THAT(rule(), HasSubstr(words)) << sql;
  }
  EXPECT_THROW(drop_import("a", choice), InputError);
  EXPECT_THROW(query_data("SELECT * FROM trade_latest", RowFormat::csv, choice), InputError);
  EXPECT_THROW(import_files({{.file = folder.path() / "BACI_HS17_Y2022_V202501.csv"}}, choice), InputError);
  change("DROP TABLE store");
  EXPECT_THAT(rule(), HasSubstr("no store of entrepot"));
}

TEST_F(ListImports, SaysWhichIdIsNone) {
  const auto words = [&](const std::string& id) -> std::string {
    try {
      return find_import(id, choice).id;
    } catch (const InputError& error) {
      return error.problems().front().rule;
    }
  };
  const std::string id = list_imports(choice).front().id;
  EXPECT_EQ(words(id.substr(0, 4)), id);
  EXPECT_THAT(words("zz"), HasSubstr("the id of an import in the store"));
  EXPECT_THAT(words(""), HasSubstr("must be the id of an import"));
}

}  // namespace
}  // namespace entrepot::sources
