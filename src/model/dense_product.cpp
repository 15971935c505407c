#include "model/dense_product.hpp"

#include <cassert>
#include <cstring>

namespace entrepot {
namespace {

using Place = Eigen::Index;

/// Doubles in a vector of the machine that is compiled for, and rows of results that its registers hold beside each other.
#if defined(__AVX512F__)
constexpr Place lane_count = 8;
constexpr int rows_together = 8;
#elif defined(__AVX__)
constexpr Place lane_count = 4;
constexpr int rows_together = 4;
#else
constexpr Place lane_count = 2;
constexpr int rows_together = 4;
#endif
using Lanes = double __attribute__((vector_size(lane_count * sizeof(double))));

/// At any address of a double.
Lanes loaded(const double* from) {
  Lanes value;
  std::memcpy(&value, from, sizeof value);
  return value;
}
void store(const Lanes& value, double* to) { std::memcpy(to, &value, sizeof value); }

struct Block {
  const double* from;
  Place from_step;
  double* to;
  Place to_step;
  Place inner;
};

/// `rows` rows of the result and `lanes` vectors of each at once.
template <int rows, int lanes>
void add_tile(const Factor& a, const Block& b, Place row, Place column) {
  Lanes sum[rows][lanes] = {};
  const double* factor = a.first + row * a.row_step;
  const double* from = b.from + column;
  for (Place k = 0; k < b.inner; ++k, factor += a.column_step, from += b.from_step) {
    Lanes x[lanes];
    for (int l = 0; l < lanes; ++l) x[l] = loaded(from + l * lane_count);
    for (int r = 0; r < rows; ++r) {
      for (int l = 0; l < lanes; ++l) sum[r][l] += factor[r * a.row_step] * x[l];
    }
  }
  for (int r = 0; r < rows; ++r) {
    double* y = b.to + (row + r) * b.to_step + column;
    for (int l = 0; l < lanes; ++l) store(loaded(y + l * lane_count) + sum[r][l], y + l * lane_count);
  }
}

template <int lanes>
void add_stripe(const Factor& a, const Block& b, Place rows, Place column) {
  Place row = 0;
  for (; row + rows_together <= rows; row += rows_together) add_tile<rows_together, lanes>(a, b, row, column);
  for (; row + 2 <= rows; row += 2) add_tile<2, lanes>(a, b, row, column);
  if (row < rows) add_tile<1, lanes>(a, b, row, column);
}

/// Blocks so wide that packing pays, and what is narrower than a vector.
void add_otherwise(const Factor& a, const ConstColumnsRef& from, ColumnsRef to) {
  using ByRows = Eigen::Map<const Columns, 0, Eigen::OuterStride<>>;
  using ByColumns = Eigen::Map<const Eigen::MatrixXd, 0, Eigen::OuterStride<>>;
  const ByRows rows(a.first, to.rows(), from.rows(), Eigen::OuterStride<>(a.row_step));
  const ByColumns columns(a.first, to.rows(), from.rows(), Eigen::OuterStride<>(a.column_step));
  if (a.column_step == 1) {
    to.noalias() += rows * from;
  } else {
    to.noalias() += columns * from;
  }
}

}  // namespace

void add_product(const Factor& a, const ConstColumnsRef& from, ColumnsRef to) {
  assert(from.cols() == to.cols() && (a.row_step == 1 || a.column_step == 1));
  constexpr Place widest = 48;
  if (to.cols() > widest) return add_otherwise(a, from, to);
  const Block block{from.data(), from.outerStride(), to.data(), to.outerStride(), from.rows()};
  Place column = 0;
  for (; column + 3 * lane_count <= to.cols(); column += 3 * lane_count) add_stripe<3>(a, block, to.rows(), column);
  for (; column + 2 * lane_count <= to.cols(); column += 2 * lane_count) add_stripe<2>(a, block, to.rows(), column);
  for (; column + lane_count <= to.cols(); column += lane_count) add_stripe<1>(a, block, to.rows(), column);
  const Place rest = to.cols() - column;
  if (rest > 0) add_otherwise(a, from.rightCols(rest), to.rightCols(rest));
}

Eigen::Index whole_vectors(Eigen::Index columns) {
  return columns <= lane_count / 2 ? columns : (columns + lane_count - 1) / lane_count * lane_count;
}

}  // namespace entrepot
