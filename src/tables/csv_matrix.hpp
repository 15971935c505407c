// A CSV that is a matrix: first line column labels, first field of each line a row label, numbers elsewhere.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::tables {

struct LabelledMatrix {
  std::vector<std::string> row_labels, column_labels;
  std::vector<double> values;  ///< row by row
  double operator()(std::size_t row, std::size_t column) const { return values[row * column_labels.size() + column]; }
};

/// Every value must be a finite number. Nothing comes back when a problem was added.
std::optional<LabelledMatrix> read_csv_matrix(const std::filesystem::path& file, Problems& problems);

}  // namespace entrepot::tables
