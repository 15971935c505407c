#include "estimate/separation.hpp"

#include <algorithm>

#include <Eigen/Cholesky>

#include "estimate/effect_system.hpp"

namespace entrepot::estimate {

std::vector<bool> in_zero_levels(const std::vector<double>& y, const std::vector<FixedEffect>& effects) {
  // One pass is enough: what goes are zeros, and leaving out zeros changes no sum of a level.
  std::vector<bool> marks(y.size(), false);
  for (const FixedEffect& effect : effects) {
    std::vector<double> sum(effect.levels, 0);
    for (std::size_t i = 0; i < y.size(); ++i) sum[effect.level[i]] += y[i];
    for (std::size_t i = 0; i < y.size(); ++i)
      if (sum[effect.level[i]] == 0) marks[i] = true;
  }
  return marks;
}

std::vector<bool> separated_by_regressors(const std::vector<double>& y, const Eigen::MatrixXd& regressors,
                                          const std::vector<FixedEffect>& effects) {
  constexpr double pinned = 1e8;     // weight of y > 0: there the combination must be 0
  constexpr double smallest = 1e-4;  // of a combination whose largest value is about 1
  constexpr double settled = 1e-9;   // a round moves u by less: slow rounds may yet take a small u to 0
  constexpr int most_rounds = 5000;
  const auto n = static_cast<Eigen::Index>(y.size()), k = regressors.cols();
  std::vector<bool> marks(y.size(), false);
  Eigen::VectorXd weights(n), u(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const bool zero = y[static_cast<std::size_t>(i)] == 0;
    weights[i] = zero ? 1 : pinned;
    u[i] = zero ? 1 : 0;
  }
  if (u.sum() == 0) return marks;

  EffectSystem system(effects);
  system.set_weights(weights);
  RowMajor levels = RowMajor::Zero(static_cast<Eigen::Index>(system.levels()), k);
  const RowMajor columns = regressors;
  system.solve(system.weighted_sums(columns), levels, 1e-13);
  const RowMajor within = columns - system.spread(levels);
  const Eigen::LDLT<Eigen::MatrixXd> bread(within.transpose() * weights.asDiagonal() * within);
  RowMajor level = RowMajor::Zero(static_cast<Eigen::Index>(system.levels()), 1);
  for (int round = 0; round < most_rounds; ++round) {
    const RowMajor target = u;
    level.setZero();
    system.solve(system.weighted_sums(target), level, 1e-13);
    Eigen::VectorXd fit = system.spread(level).col(0);
    const Eigen::VectorXd rest = u - fit;
    if (k > 0) fit += within * bread.solve(within.transpose() * (weights.asDiagonal() * rest));
    double lowest = 0, distance = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
      if (y[static_cast<std::size_t>(i)] > 0) continue;
      lowest = std::min(lowest, fit[i]);
      const double next = fit[i] < smallest ? 0 : fit[i];
      distance = std::max(distance, std::abs(next - u[i]));
      u[i] = std::max(fit[i], 0.0);
    }
    if (u.maxCoeff() < smallest) return marks;
    if (lowest > -settled && distance < settled) break;
  }
  for (Eigen::Index i = 0; i < n; ++i)
    marks[static_cast<std::size_t>(i)] = y[static_cast<std::size_t>(i)] == 0 && u[i] >= smallest;
  return marks;
}

}  // namespace entrepot::estimate
