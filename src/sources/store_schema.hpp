// What a store holds: tables, views and what each column means (docs/data.md).
#pragma once

#include <string>
#include <vector>

namespace entrepot::sources {

inline constexpr int store_schema_version = 1;

/// One of the shapes of table that publications come in.
struct StoreShape {
  struct Column {
    std::string name, type;  ///< of SQL: "VARCHAR", "INTEGER", "BIGINT", "DOUBLE"
    bool required = true;    ///< a publication without it is a bug of its reader
    std::string meaning;
  };
  std::string table;
  std::vector<Column> columns;    ///< without import and row, which every shape has
  std::vector<std::string> cell;  ///< what one vintage replaces of an older one as a whole
  std::vector<std::string> key;   ///< what two rows of one vintage should not have in common
};

/// `trade`, `input_output` and `series`.
const std::vector<StoreShape>& store_shapes();

/// Null where no shape has the name.
const StoreShape* find_store_shape(const std::string& table);

/// Statements that make an empty store.
std::string store_schema_sql();

}  // namespace entrepot::sources
