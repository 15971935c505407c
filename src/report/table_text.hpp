// A table for a terminal: the same cells as on a page, in columns.
#pragma once

#include <string>

#include "report/data_table.hpp"

namespace entrepot {

/// Header, a rule, one line a row. Cells are never cut; of more than `most_rows` rows the first are shown and the rest is
/// counted.
std::string table_text(const DataTable& table, bool colour, std::size_t most_rows = 1000);

}  // namespace entrepot
