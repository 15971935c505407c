// Biproportional fitting (RAS; Stone 1961, Deming and Stephan 1940): the matrix nearest to a seed, in information, with
// given row and column totals.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entrepot {

struct BiproportionalFit {
  std::vector<double> values;  ///< row by row
  double worst_gap = 0;        ///< largest |column sum - total| / total after the last sweep; rows hold exactly
  int sweeps = 0;
};

/// `seed` is rows x columns, row by row, >= 0, and positive wherever a row and a column both have a positive total, so that
/// a fit exists. Both lists of totals are >= 0 and must add to the same sum; a row or column with total 0 becomes 0.
BiproportionalFit fit_biproportional(std::span<const double> seed, std::span<const double> row_totals,
                                     std::span<const double> column_totals);

}  // namespace entrepot
