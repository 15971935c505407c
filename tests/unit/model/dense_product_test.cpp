#include "model/dense_product.hpp"

#include <gtest/gtest.h>

namespace entrepot {
namespace {

using Place = Eigen::Index;

/// Numbers without pattern, the same on every machine.
Columns numbers(Place rows, Place columns, int seed) {
  return Columns::NullaryExpr(rows, columns, [&](Place r, Place c) { return std::sin(double((r + 3) * (c + 7) + seed)); });
}

TEST(DenseProduct, IsTheProductWhateverTheWidth) {
  for (const Place rows : {1, 3, 8, 29}) {
    for (const Place inner : {1, 57}) {
      const Columns a = numbers(rows, inner, 1);
      const Eigen::MatrixXd by_columns = a;
      const Columns turned = a.transpose();
      for (Place width = 1; width <= 50; ++width) {
        const Columns from = numbers(inner, width, 2), known = numbers(rows, width, 3) + a.lazyProduct(from);
        for (const Factor& f : {factor(a), factor(by_columns), transposed(turned)}) {
          Columns to = numbers(rows, width, 3);
          add_product(f, from, to);
          EXPECT_LT((to - known).cwiseAbs().maxCoeff(), 1e-13) << rows << " x " << inner << ", width " << width;
        }
      }
    }
  }
}

TEST(DenseProduct, TakesRowsThatStandApart) {
  const Columns a = numbers(5, 5, 1), from = numbers(10, 8, 2);
  const Eigen::Map<const Columns, 0, Eigen::OuterStride<>> every_other(from.data(), 5, 8, Eigen::OuterStride<>(16));
  Columns to = Columns::Zero(10, 8);
  add_product(factor(a), every_other, to.bottomRows(5));
  EXPECT_LT((to.bottomRows(5) - a.lazyProduct(every_other)).cwiseAbs().maxCoeff(), 1e-14);
  EXPECT_EQ(to.topRows(5).cwiseAbs().maxCoeff(), 0) << "nothing else is written to";
}

TEST(DenseProduct, AColumnHasTheSameBitsInBlocksOfAnyWholeVectors) {
  const Columns a = numbers(29, 31, 1), from = numbers(31, 48, 2);
  Columns wide = Columns::Zero(29, 48);
  add_product(factor(a), from, wide);
  for (const Place width : {8, 16, 24, 40}) {
    Columns narrow = Columns::Zero(29, width);
    add_product(factor(a), from.leftCols(width), narrow);
    EXPECT_EQ(narrow, wide.leftCols(width)) << width;
  }
}

TEST(DenseProduct, FewColumnsAreNotWidened) {
  EXPECT_EQ(whole_vectors(1), 1);
  for (Place columns = 1; columns <= 40; ++columns) {
    EXPECT_GE(whole_vectors(columns), columns);
    EXPECT_LT(whole_vectors(columns), 2 * columns + 1);
  }
}

}  // namespace
}  // namespace entrepot
