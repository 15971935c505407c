#include "solve/country_levels.hpp"

#include <Eigen/LU>

#include "model/dense_product.hpp"

namespace entrepot {
namespace {

using Place = Eigen::Index;
using Matrix = Eigen::MatrixXd;

constexpr int kinds = 3;  // wages, prices, expenditure

Columns gather(const Columns& values, const std::vector<Place>& rows) {
  Columns own(static_cast<Place>(rows.size()), values.cols());
  for (std::size_t r = 0; r < rows.size(); ++r) own.row(static_cast<Place>(r)) = values.row(rows[r]);
  return own;
}

void scatter(const Columns& own, const std::vector<Place>& rows, Columns& values) {
  for (std::size_t r = 0; r < rows.size(); ++r) values.row(rows[r]) = own.row(static_cast<Place>(r));
}

/// Rows of country n in a block of three rows for each country.
auto levels_of(Columns& values, std::size_t n) { return values.middleRows(static_cast<Place>(n) * kinds, kinds); }

}  // namespace

CountryLevels::CountryLevels(const LinearMap& map) {
  const std::size_t N = map.country_count();
  const auto levels = static_cast<Place>(N) * kinds;
  Columns moves = Columns::Zero(map.size(), levels);
  for (std::size_t n = 0; n < N; ++n) {
    rows_.push_back(map.rows_of(n));
    own_inverse_.push_back(map.own_block(n).partialPivLu().inverse());
    const auto size = static_cast<Place>(rows_[n].size());
    Matrix move(size, kinds), mean(size, kinds);
    for (int kind = 0; kind < kinds; ++kind) {
      move.col(kind) = map.joint_move(n, kind);
      mean.col(kind) = map.mean_weights(n, kind);
    }
    for (Place r = 0; r < size; ++r)
      moves.block(rows_[n][static_cast<std::size_t>(r)], static_cast<Place>(n) * kinds, 1, kinds) = move.row(r);
    move_.push_back(std::move(move));
    mean_.push_back(std::move(mean));
  }
  const Columns left = moves - map.tangent(moves).next;
  Matrix level(levels, levels);
  for (std::size_t n = 0; n < N; ++n)
    level.middleRows(static_cast<Place>(n) * kinds, kinds) = mean_[n].transpose() * gather(left, rows_[n]);
  level_inverse_ = level.partialPivLu().inverse();
}

Columns CountryLevels::apply(const Columns& residual) const {
  const Place m = residual.cols();
  Columns result(residual.rows(), m), level = Columns::Zero(level_inverse_.rows(), m), more = level;
  for (std::size_t n = 0; n < rows_.size(); ++n)
    add_product(transposed(mean_[n]), gather(residual, rows_[n]), levels_of(level, n));
  add_product(factor(level_inverse_), level, more);
  Columns mean(kinds, m);
  for (std::size_t n = 0; n < rows_.size(); ++n) {
    Columns own = Columns::Zero(static_cast<Place>(rows_[n].size()), m);
    add_product(factor(own_inverse_[n]), gather(residual, rows_[n]), own);
    mean.setZero();
    add_product(transposed(mean_[n]), own, mean);
    levels_of(more, n) -= mean;
    add_product(factor(move_[n]), levels_of(more, n), own);
    scatter(own, rows_[n], result);
  }
  return result;
}

Columns CountryLevels::apply_transposed(const Columns& residual) const {
  const Place m = residual.cols();
  Columns result(residual.rows(), m), moved = Columns::Zero(level_inverse_.rows(), m), level = moved;
  for (std::size_t n = 0; n < rows_.size(); ++n)
    add_product(transposed(move_[n]), gather(residual, rows_[n]), levels_of(moved, n));
  add_product(transposed(level_inverse_), moved, level);
  moved = -moved;
  for (std::size_t n = 0; n < rows_.size(); ++n) {
    Columns own = gather(residual, rows_[n]), spread = Columns::Zero(own.rows(), m);
    add_product(factor(mean_[n]), levels_of(moved, n), own);
    add_product(transposed(own_inverse_[n]), own, spread);
    add_product(factor(mean_[n]), levels_of(level, n), spread);
    scatter(spread, rows_[n], result);
  }
  return result;
}

}  // namespace entrepot
