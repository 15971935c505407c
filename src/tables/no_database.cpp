// In place of the other sources of database.hpp where the program is built without DuckDB: whatever needs the store says so.

#include <cassert>

#include "entrepot/errors.hpp"
#include "tables/database.hpp"

namespace entrepot::tables {

struct Database::State {
  std::filesystem::path file;
};

Database::Database(std::filesystem::path file, DatabaseOptions) {
  throw InputError({.file = file.string(),
                    .rule = "cannot be used: this program was built without the embedded store",
                    .hint = "build it where npm can fetch DuckDB, or where DuckDB 1.4 is installed: cmake --preset release"});
}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

// None of these can be reached: no Database comes into being.
void Database::execute(const std::string&, const std::vector<SqlValue>&) { assert(false); }
Columns Database::query(const std::string&, const std::vector<SqlValue>&) { return {}; }
Columns Database::select(const std::string&) { return {}; }
void Database::create_view_of_select(const std::string&, const std::string&) { assert(false); }
void Database::append(const std::string&, const Columns&) { assert(false); }
const std::filesystem::path& Database::file() const { return state_->file; }

Transaction::Transaction(Database& database) : database_(database) {}
Transaction::~Transaction() = default;
void Transaction::commit() { open_ = database_.file().empty(); }

}  // namespace entrepot::tables
