// What the answers of accounts share: intervals in JSON, percentages in cells, notes.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entrepot/interval.hpp"
#include "report/data_table.hpp"

namespace entrepot {

nlohmann::ordered_json interval_json(const Interval& interval);
/// A fraction as percent; empty where there is none (NaN).
TableCell percent_cell(double fraction, int decimals = 1);
TableCell percent_interval_cell(const Interval& fraction, int decimals = 1);
/// "note: ..." each on a line of its own.
std::string notes_text(const std::vector<std::string>& notes);

}  // namespace entrepot
