// A store that is not as the program left it: what reads it answers, or problems come out. Two kinds of change, told by the first
// byte of the input.
//
// Bytes of the file: each change is where (three bytes, in units of 16), how many, and the bytes. Pages of the file carry
// checksums, so that these changes reach what is read before them: sizes, versions, counters, a file that is too short. With the
// checksums made right again one change in a thousand ends the database itself (DuckDB 1.4.4) in the middle of its own reading,
// which is nothing that can be caught in this process; what the database does give of such a file is covered below.
//
// Tables, columns and values, as another program changes them (S): whatever the database then gives is ours to read. Each change
// is an operation, what it is done to, and a value.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "entrepot/data_store.hpp"
#include "sources/store.hpp"
#include "support/temporary_folder.hpp"
#include "tables/utf8.hpp"
#include "value_or_input_error.hpp"

namespace {

using namespace entrepot;

constexpr const char* published = "BACI_HS17_Y2022_V202501.csv";

const testing::TemporaryFolder& folder() {
  static const testing::TemporaryFolder made;
  return made;
}

StoreChoice choice() { return {.file = folder().path() / "fuzz.duckdb", .wait_seconds = 0}; }

Control one_thread() {
  Control control;
  control.threads = 1;
  return control;
}

tables::DatabaseOptions writing() {
  tables::DatabaseOptions options;
  options.may_write = true;
  options.threads = 1;
  return options;
}

/// A store with one import, made once; without the constraints that would keep others from changing it.
const std::string& good_store() {
  static const std::string bytes = [] {
    const StoreChoice store{.file = folder().path() / "good.duckdb"};
    const auto file = folder().write(published, "t,i,j,k,v,q\n2022,156,643,854231,10,NA\n2022,156,568,010121,5,1\n");
    import_files({{.file = file}}, store, one_thread());
    tables::Database(store.file, writing())
        .execute(
            "CREATE TABLE copied AS SELECT * FROM imports; DROP TABLE imports; ALTER TABLE copied RENAME TO imports; CHECKPOINT");
    std::ifstream in(store.file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  return bytes;
}

/// Takes the input apart; what is beyond its end is 0.
class Input {
 public:
  explicit Input(std::string_view left) : left_(left) {}
  bool empty() const { return left_.empty(); }
  std::size_t byte() {
    const std::string one = text(1);
    return one.empty() ? 0 : static_cast<unsigned char>(one[0]);
  }
  std::string text(std::size_t most) {
    const std::string taken(left_.substr(0, most));
    left_.remove_prefix(taken.size());
    return taken;
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[byte() % list.size()];
  }

 private:
  std::string_view left_;
};

std::string with_bytes_changed(Input input) {
  std::string bytes = good_store();
  while (!input.empty()) {
    const std::size_t low = input.byte(), middle = input.byte(), high = input.byte(), count = input.byte();
    const std::size_t at = (low | middle << 8 | high << 16) * 16 % bytes.size();
    if (count == 0) {
      bytes.resize(at);  // cut off
      if (bytes.empty()) break;
      continue;
    }
    const std::string with = input.text(count);
    bytes.replace(at, std::min(with.size(), bytes.size() - at), with);
  }
  return bytes;
}

constexpr std::array tables_of_store = {"imports", "trade", "trade_cells",  "unknown_codes",    "left_out",           "noted",
                                        "series",  "store", "trade_latest", "trade_superseded", "trade_supersessions"};
constexpr std::array columns_of_store = {"id",          "number",   "source", "title",  "vintage",   "classification",
                                         "table",       "file",     "sha256", "bytes",  "rows",      "program",
                                         "imported_at", "coverage", "value",  "import", "reporter",  "year",
                                         "month",       "kind",     "code",   "note",   "file_name", "schema_version"};
constexpr std::array types = {"VARCHAR", "BIGINT", "DOUBLE", "BLOB", "DATE", "BIGINT[]", "HUGEINT", "BOOLEAN"};

/// A literal of SQL: text of the input where it is UTF-8.
std::string value(Input& input) {
  constexpr std::array fixed = {"NULL", "-1", "9223372036854775807", "0.5", "'nan'::DOUBLE", "''", "'{}'", "'[1]'"};
  const std::size_t kind = input.byte();
  if (kind < fixed.size()) return fixed[kind];
  const std::string text = input.text(kind);
  return tables::sql_text(tables::first_not_utf8(text) == std::string::npos ? text : "");
}

std::string statement(Input& input) {
  const std::string table = input.one_of(tables_of_store), column = "\"" + std::string(input.one_of(columns_of_store)) + "\"";
  switch (input.byte() % 8) {
    case 0:
      return "UPDATE " + table + " SET " + column + " = " + value(input);
    case 1:
      return "ALTER TABLE " + table + " DROP COLUMN " + column;
    case 2:
      return "ALTER TABLE " + table + " ALTER " + column + " TYPE " + input.one_of(types) + " USING " + value(input);
    case 3:
      return "DROP TABLE " + table;
    case 4:
      return "DROP VIEW " + table;
    case 5:
      return "INSERT INTO " + table + " SELECT * FROM " + table;
    case 6:
      return "CREATE OR REPLACE VIEW " + table + " AS SELECT 1 AS " + column;
    default:
      return "DELETE FROM " + table;
  }
}

void change_as_another_program(Input& input) {
  while (!input.empty()) {
    const std::string sql = statement(input);
    fuzz::value_or_input_error([&] {
      tables::Database(choice().file, writing()).execute(sql);
      return 0;
    });
  }
}

/// All that reads a store, one after the other; the last takes the import out again and brings it back.
void read_all() {
  const Control control = one_thread();
  const auto list = fuzz::value_or_input_error([&] { return list_imports(choice(), control); });
  if (list) fuzz::require(!imports_text(*list).empty() && !imports_json(*list).empty());
  fuzz::value_or_input_error([&] { return query_data("SELECT * FROM trade_latest", RowFormat::json, choice(), control); });
  const ExportRequest table{.table = "trade", .file = folder().path() / "out.dta"};
  fuzz::value_or_input_error([&] { return export_data(table, choice(), control); });
  if (list && !list->empty())
    fuzz::value_or_input_error([&] {
      drop_import(list->front().id, choice(), control);
      return 0;
    });
  fuzz::value_or_input_error([&] { return import_files({{.file = folder().path() / published}}, choice(), control); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::filesystem::remove(choice().file.string() + ".wal");
  Input input(bytes.substr(1));
  if (bytes[0] == 'S') {
    folder().write("fuzz.duckdb", good_store());
    change_as_another_program(input);
  } else {
    folder().write("fuzz.duckdb", with_bytes_changed(input));
  }
  read_all();
  return 0;
}
