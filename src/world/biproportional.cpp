#include "world/biproportional.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entrepot {
namespace {

constexpr double tolerance = 1e-14;  // close to rounding: the fit is a share, and shares add to one
constexpr int max_sweeps = 20000;    // priors of 100 to 1 need some hundreds

double factor_for(double total, double sum) { return total > 0 && sum > 0 ? total / sum : 0; }

}  // namespace

BiproportionalFit fit_biproportional(std::span<const double> seed, std::span<const double> row_totals,
                                     std::span<const double> column_totals) {
  const std::size_t rows = row_totals.size(), columns = column_totals.size();
  assert(seed.size() == rows * columns);
  BiproportionalFit fit{.values = std::vector<double>(seed.begin(), seed.end()), .worst_gap = 0, .sweeps = 0};
  auto scale_columns = [&] {
    for (std::size_t c = 0; c < columns; ++c) {
      double sum = 0;
      for (std::size_t r = 0; r < rows; ++r) sum += fit.values[r * columns + c];
      if (column_totals[c] > 0) fit.worst_gap = std::max(fit.worst_gap, std::abs(sum / column_totals[c] - 1));
      const double factor = factor_for(column_totals[c], sum);
      for (std::size_t r = 0; r < rows; ++r) fit.values[r * columns + c] *= factor;
    }
  };
  auto scale_rows = [&] {
    for (std::size_t r = 0; r < rows; ++r) {
      double sum = 0;
      for (std::size_t c = 0; c < columns; ++c) sum += fit.values[r * columns + c];
      const double factor = factor_for(row_totals[r], sum);
      for (std::size_t c = 0; c < columns; ++c) fit.values[r * columns + c] *= factor;
    }
  };
  do {
    scale_rows();
    fit.worst_gap = 0;
    scale_columns();
  } while (++fit.sweeps < max_sweeps && fit.worst_gap > tolerance);
  return fit;
}

}  // namespace entrepot
