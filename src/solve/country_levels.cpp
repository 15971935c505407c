#include "solve/country_levels.hpp"

#include <Eigen/LU>

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
  Columns result(residual.rows(), residual.cols()), level(level_inverse_.rows(), residual.cols());
  for (std::size_t n = 0; n < rows_.size(); ++n)
    level.middleRows(static_cast<Place>(n) * kinds, kinds).noalias() = mean_[n].transpose() * gather(residual, rows_[n]);
  level = level_inverse_ * level;
  for (std::size_t n = 0; n < rows_.size(); ++n) {
    Columns own = own_inverse_[n] * gather(residual, rows_[n]);
    const Columns more = level.middleRows(static_cast<Place>(n) * kinds, kinds) - mean_[n].transpose() * own;
    own.noalias() += move_[n] * more;
    scatter(own, rows_[n], result);
  }
  return result;
}

Columns CountryLevels::apply_transposed(const Columns& residual) const {
  Columns result(residual.rows(), residual.cols()), level(level_inverse_.rows(), residual.cols());
  for (std::size_t n = 0; n < rows_.size(); ++n)
    level.middleRows(static_cast<Place>(n) * kinds, kinds).noalias() = move_[n].transpose() * gather(residual, rows_[n]);
  const Columns moved = level;
  level = level_inverse_.transpose() * level;
  for (std::size_t n = 0; n < rows_.size(); ++n) {
    const auto at = static_cast<Place>(n) * kinds;
    Columns own = gather(residual, rows_[n]) - mean_[n] * moved.middleRows(at, kinds);
    own = own_inverse_[n].transpose() * own;
    own.noalias() += mean_[n] * level.middleRows(at, kinds);
    scatter(own, rows_[n], result);
  }
  return result;
}

}  // namespace entrepot
