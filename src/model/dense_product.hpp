// Products of a small dense matrix with a block of columns: to += A from. Made for what derivatives need: A of 20 to 100 rows
// that is read once and never packed, blocks of a few vectors' width, results in registers until a sum is done. Every sum runs
// over the columns of A in their order, so that it does not depend on how many columns stand in the block.
#pragma once

#include "model/trade_slopes.hpp"

namespace entrepot {

/// A matrix as it lies in memory: A(r, k) = first[r * row_step + k * column_step].
struct Factor {
  const double* first;
  Eigen::Index row_step, column_step;
};
template <class Matrix>
Factor factor(const Matrix& a) {
  return {a.data(), a.rowStride(), a.colStride()};
}
template <class Matrix>
Factor transposed(const Matrix& a) {
  return {a.data(), a.colStride(), a.rowStride()};
}

/// to += A from; A has as many rows as `to` and as many columns as `from` has rows. One of its steps must be 1. `to` and `from`
/// must not overlap.
void add_product(const Factor& a, const ConstColumnsRef& from, ColumnsRef to);

/// Columns that a block should have so that rows fill whole vectors; few columns stay as they are.
Eigen::Index whole_vectors(Eigen::Index columns);

}  // namespace entrepot
