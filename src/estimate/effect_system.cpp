#include "estimate/effect_system.hpp"

#include <numeric>

namespace entrepot::estimate {
namespace {

using Index = Eigen::Index;

/// Numbers a column, side by side.
using Scalars = Eigen::Array<double, 1, Eigen::Dynamic>;

Scalars dots(const RowMajor& a, const RowMajor& b) { return (a.array() * b.array()).colwise().sum(); }

}  // namespace

EffectSystem::EffectSystem(const std::vector<FixedEffect>& effects) : effects_(effects) {
  for (const FixedEffect& effect : effects) {
    first_level_.push_back(levels_);
    levels_ += effect.levels;
  }
  const FixedEffect& first = effects.front();
  start_.assign(first.levels + 1, 0);
  for (const std::uint32_t level : first.level) ++start_[level + 1];
  std::partial_sum(start_.begin(), start_.end(), start_.begin());
  order_.resize(first.level.size());
  std::vector<std::size_t> next = start_;
  for (std::size_t i = 0; i < order_.size(); ++i) order_[next[first.level[i]]++] = i;
}

void EffectSystem::set_weights(const Eigen::VectorXd& weights) {
  weights_ = weights;
  level_weights_ = sums(weights).col(0);
}

RowMajor EffectSystem::sums(const RowMajor& values) const {
  RowMajor total = RowMajor::Zero(static_cast<Index>(levels_), values.cols());
  for (std::size_t f = 0; f < effects_.size(); ++f) {
    const auto& level = effects_[f].level;
    for (std::size_t i = 0; i < level.size(); ++i)
      total.row(static_cast<Index>(first_level_[f] + level[i])) += values.row(static_cast<Index>(i));
  }
  return total;
}

RowMajor EffectSystem::weighted_sums(const RowMajor& values) const { return sums(weights_.asDiagonal() * values); }

RowMajor EffectSystem::spread(const RowMajor& by_level) const {
  RowMajor values = RowMajor::Zero(weights_.size(), by_level.cols());
  for (std::size_t f = 0; f < effects_.size(); ++f) {
    const auto& level = effects_[f].level;
    for (std::size_t i = 0; i < level.size(); ++i)
      values.row(static_cast<Index>(i)) += by_level.row(static_cast<Index>(first_level_[f] + level[i]));
  }
  return values;
}

/// The Schur complement of the first effect times `rest` (levels of the other effects).
RowMajor EffectSystem::reduced(const RowMajor& rest) const {
  const std::size_t offset = effects_.front().levels;
  RowMajor product = RowMajor::Zero(rest.rows(), rest.cols());
  Eigen::RowVectorXd mean(rest.cols()), own(rest.cols());
  const auto row_of = [&](std::size_t f, std::size_t i) {
    return static_cast<Index>(first_level_[f] - offset + effects_[f].level[i]);
  };
  for (std::size_t g = 0; g + 1 < start_.size(); ++g) {
    mean.setZero();
    for (std::size_t at = start_[g]; at < start_[g + 1]; ++at) {
      const std::size_t i = order_[at];
      for (std::size_t f = 1; f < effects_.size(); ++f) mean += weights_[static_cast<Index>(i)] * rest.row(row_of(f, i));
    }
    mean /= level_weights_[static_cast<Index>(g)];
    for (std::size_t at = start_[g]; at < start_[g + 1]; ++at) {
      const std::size_t i = order_[at];
      own = -mean;
      for (std::size_t f = 1; f < effects_.size(); ++f) own += rest.row(row_of(f, i));
      own *= weights_[static_cast<Index>(i)];
      for (std::size_t f = 1; f < effects_.size(); ++f) product.row(row_of(f, i)) += own;
    }
  }
  return product;
}

int EffectSystem::solve(const RowMajor& v, RowMajor& u, double tolerance, int most) const {
  const Index first = static_cast<Index>(effects_.front().levels), others = static_cast<Index>(levels_) - first;
  const auto first_weights = level_weights_.head(first);
  const auto divided = [&](const RowMajor& top) -> RowMajor { return first_weights.cwiseInverse().asDiagonal() * top; };
  if (others == 0) {
    u = divided(v);
    return 0;
  }
  // What the first effect alone would carry, seen by the others: D'WD0 c, with the rows of the first effect left out.
  const auto carried = [&](const RowMajor& top) {
    RowMajor whole = RowMajor::Zero(static_cast<Index>(levels_), top.cols());
    whole.topRows(first) = top;
    return RowMajor(weighted_sums(spread(whole)).bottomRows(others));
  };
  const RowMajor right = v.bottomRows(others) - carried(divided(v.topRows(first)));
  const Eigen::VectorXd preconditioner = level_weights_.tail(others).cwiseInverse();
  const Scalars goal = dots(right, preconditioner.asDiagonal() * right) * tolerance * tolerance;

  RowMajor rest = u.bottomRows(others);
  RowMajor residual = right - reduced(rest);
  RowMajor z = preconditioner.asDiagonal() * residual;
  RowMajor direction = z;
  Scalars size = dots(residual, z);
  int steps = 0;
  while (steps < most && (size > goal).any()) {
    const RowMajor image = reduced(direction);
    const Scalars curvature = dots(direction, image);
    const Scalars step = (curvature > 0 && size > goal).select(size / curvature, 0.0);
    if ((step == 0).all()) break;
    rest += direction * step.matrix().asDiagonal();
    residual -= image * step.matrix().asDiagonal();
    z = preconditioner.asDiagonal() * residual;
    const Scalars next = dots(residual, z);
    const Scalars turn = (step > 0 && size > 0).select(next / size, 0.0);
    direction = z + direction * turn.matrix().asDiagonal();
    size = (step > 0).select(next, size);
    ++steps;
  }
  u.bottomRows(others) = rest;
  RowMajor whole = RowMajor::Zero(static_cast<Index>(levels_), rest.cols());
  whole.bottomRows(others) = rest;
  u.topRows(first) = divided(v.topRows(first) - weighted_sums(spread(whole)).topRows(first));
  return steps;
}

}  // namespace entrepot::estimate
