// Newton in residual-correction form. With D the dummies of the effects, W = diag(mu) and r = y - mu, a step (db, da) solves
//   [X D]' W [X D] (db, da) = [X D]' r.
// With D'WD A = D'WX and D'WD c = D'r:  db = (X'W(X - D A))^-1 X'(r - W D c),  da = c - A db.
// Its fixed point is where all scores vanish, however loosely the two systems are solved: they are solved loosely, and A starts
// from the last one.
#include "estimate/poisson_regression.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include <Eigen/Cholesky>

#include "estimate/effect_system.hpp"
#include "estimate/separation.hpp"

namespace entrepot::estimate {
namespace {

using Index = Eigen::Index;

/// What is estimated: dropped observations left out, sorted by the effect of most levels, levels numbered without gaps.
struct Sample {
  std::vector<std::size_t> origin;  // observation of the problem
  Eigen::VectorXd y;
  RowMajor x;  // without collinear columns
  std::vector<FixedEffect> effects;
};

void renumber(FixedEffect& effect) {
  constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number(effect.levels, unseen);
  std::uint32_t next = 0;
  for (std::uint32_t& level : effect.level) {
    if (number[level] == unseen) number[level] = next++;
    level = number[level];
  }
  effect.levels = next;
}

Sample sample_of(const PoissonProblem& problem, const std::vector<FixedEffect>& effects, const std::vector<bool>& gone) {
  Sample s;
  for (std::size_t i = 0; i < problem.y.size(); ++i)
    if (!gone[i]) s.origin.push_back(i);
  s.effects = effects;
  for (FixedEffect& effect : s.effects) {
    std::vector<std::uint32_t> kept;
    for (const std::size_t i : s.origin) kept.push_back(effect.level[i]);
    effect.level = std::move(kept);
    renumber(effect);
  }
  std::ranges::stable_sort(s.effects, std::ranges::greater{}, &FixedEffect::levels);
  std::vector<std::size_t> order(s.origin.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return s.effects.front().level[i]; });
  for (FixedEffect& effect : s.effects) {
    std::vector<std::uint32_t> sorted;
    for (const std::size_t i : order) sorted.push_back(effect.level[i]);
    effect.level = std::move(sorted);
  }
  std::vector<std::size_t> origin;
  for (const std::size_t i : order) origin.push_back(s.origin[i]);
  s.origin = std::move(origin);
  const Index n = static_cast<Index>(s.origin.size());
  s.y.resize(n);
  s.x.resize(n, problem.regressors.cols());
  for (Index i = 0; i < n; ++i) {
    const std::size_t from = s.origin[static_cast<std::size_t>(i)];
    s.y[i] = problem.y[from];
    s.x.row(i) = problem.regressors.row(static_cast<Index>(from));
  }
  return s;
}

struct State {
  Eigen::VectorXd eta, mu;
  double likelihood = 0;  // sum of y eta - mu
  void update(const Sample& s) {
    mu = eta.array().exp();
    likelihood = s.y.dot(eta) - mu.sum();
  }
};

/// Effects from three sweeps of proportional fitting at b = 0: free of the scale of y, and near enough for Newton.
State start(const Sample& s) {
  constexpr int sweeps = 3;
  State state;
  state.eta = Eigen::VectorXd::Zero(s.y.size());
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    for (const FixedEffect& effect : s.effects) {
      std::vector<double> wanted(effect.levels, 0), there(effect.levels, 0);
      for (Index i = 0; i < s.y.size(); ++i) {
        wanted[effect.level[static_cast<std::size_t>(i)]] += s.y[i];
        there[effect.level[static_cast<std::size_t>(i)]] += std::exp(state.eta[i]);
      }
      for (Index i = 0; i < s.y.size(); ++i) {
        const std::size_t level = effect.level[static_cast<std::size_t>(i)];
        state.eta[i] += std::log(wanted[level] / there[level]);
      }
    }
  }
  state.update(s);
  return state;
}

/// Keeps the columns that neither the effects nor columns before them span, by pivots of the weighted cross product.
std::vector<Index> independent_columns(const Sample& s, const EffectSystem& system, const Eigen::VectorXd& weights) {
  constexpr double smallest_pivot = 1e-9;  // of the column's own square: beyond it nothing but rounding is left
  RowMajor levels = RowMajor::Zero(static_cast<Index>(system.levels()), s.x.cols());
  system.solve(system.weighted_sums(s.x), levels, 1e-10);
  RowMajor within = s.x - system.spread(levels);
  std::vector<Index> kept;
  for (Index c = 0; c < s.x.cols(); ++c) {
    for (const Index k : kept) {
      const double part =
          within.col(k).dot(weights.asDiagonal() * within.col(c)) / within.col(k).dot(weights.asDiagonal() * within.col(k));
      within.col(c) -= part * within.col(k);
    }
    const double left = within.col(c).dot(weights.asDiagonal() * within.col(c));
    const double whole = s.x.col(c).dot(weights.asDiagonal() * s.x.col(c));
    if (whole > 0 && left > smallest_pivot * whole) kept.push_back(c);
  }
  return kept;
}

RowMajor columns_of(const RowMajor& x, const std::vector<Index>& kept) {
  RowMajor part(x.rows(), static_cast<Index>(kept.size()));
  for (std::size_t c = 0; c < kept.size(); ++c) part.col(static_cast<Index>(c)) = x.col(kept[c]);
  return part;
}

double worst_score(const Sample& s, const EffectSystem& system, const State& state) {
  const Eigen::VectorXd r = s.y - state.mu;
  const RowMajor by_level = system.sums(r), scale = system.sums(s.y);
  double worst = (by_level.array().abs() / scale.array()).maxCoeff();
  for (Index c = 0; c < s.x.cols(); ++c) {
    const double size = s.x.col(c).cwiseAbs().dot(state.mu + s.y);
    worst = std::max(worst, size > 0 ? std::abs(s.x.col(c).dot(r)) / size : 0);
  }
  return worst;
}

/// One Newton step, halved while the likelihood falls. `A` is kept for the next one. The step in b comes back.
Eigen::VectorXd newton_step(const Sample& s, EffectSystem& system, State& state, RowMajor& A, double tolerance) {
  const Index k = s.x.cols();
  const Eigen::VectorXd r = s.y - state.mu;
  system.set_weights(state.mu);
  RowMajor right(static_cast<Index>(system.levels()), k + 1), solved = RowMajor::Zero(static_cast<Index>(system.levels()), k + 1);
  right.leftCols(k) = system.weighted_sums(s.x);
  right.col(k) = system.sums(r).col(0);
  solved.leftCols(k) = A;
  system.solve(right, solved, tolerance);
  A = solved.leftCols(k);
  const RowMajor spread = system.spread(solved);
  const RowMajor weighted = state.mu.asDiagonal() * s.x;
  const Eigen::MatrixXd bread = weighted.transpose() * (s.x - spread.leftCols(k));
  const Eigen::VectorXd score = s.x.transpose() * r - weighted.transpose() * spread.col(k);
  Eigen::VectorXd db = Eigen::VectorXd::Zero(k);
  if (k > 0) db = ((bread + bread.transpose()) / 2).ldlt().solve(score);
  const Eigen::VectorXd step = s.x * db + spread.col(k) - spread.leftCols(k) * db;
  const State before = state;
  double length = 1;
  constexpr int most_halvings = 30;
  for (int h = 0; h < most_halvings; ++h, length /= 2) {
    state.eta = before.eta + length * step;
    state.update(s);
    const double slack = 1e-12 * (std::abs(before.likelihood) + state.mu.sum());
    if (std::isfinite(state.likelihood) && state.likelihood >= before.likelihood - slack) break;
  }
  return length * db;
}

Eigen::MatrixXd sandwich(const Sample& s, EffectSystem& system, const State& state, RowMajor A, const PoissonProblem& problem,
                         std::size_t& clusters) {
  system.set_weights(state.mu);
  system.solve(system.weighted_sums(s.x), A, 1e-9);
  const RowMajor within = s.x - system.spread(A);
  const Eigen::MatrixXd square = within.transpose() * state.mu.asDiagonal() * within;
  const Eigen::MatrixXd bread = square.ldlt().solve(Eigen::MatrixXd::Identity(square.rows(), square.cols()));
  const Eigen::VectorXd r = s.y - state.mu;
  const RowMajor scores = r.asDiagonal() * within;
  if (problem.clusters.empty()) {
    const auto n = static_cast<double>(scores.rows());
    return n / (n - 1) * (bread * (scores.transpose() * scores) * bread);
  }
  FixedEffect groups{"", {}, problem.y.size()};
  for (const std::size_t i : s.origin) groups.level.push_back(problem.clusters[i]);
  renumber(groups);
  clusters = groups.levels;
  RowMajor sums = RowMajor::Zero(static_cast<Index>(clusters), scores.cols());
  for (Index i = 0; i < scores.rows(); ++i) sums.row(groups.level[static_cast<std::size_t>(i)]) += scores.row(i);
  const double g = static_cast<double>(clusters);
  return g / (g - 1) * (bread * (sums.transpose() * sums) * bread);
}

double deviance_of(const Sample& s, const State& state) {
  double sum = 0;
  for (Index i = 0; i < s.y.size(); ++i)
    sum += 2 * ((s.y[i] > 0 ? s.y[i] * (std::log(s.y[i]) - state.eta[i]) : 0) - (s.y[i] - state.mu[i]));
  return sum;
}

/// Marks what must go, and notes why.
std::vector<bool> drop(const PoissonProblem& problem, const std::vector<FixedEffect>& effects, const PoissonParams& params,
                       std::vector<DroppedObservation>& dropped) {
  std::vector<bool> gone = in_zero_levels(problem.y, effects);
  for (std::size_t i = 0; i < gone.size(); ++i)
    if (gone[i]) dropped.push_back({i, DropReason::zero_level});
  if (!params.find_separation || dropped.size() == gone.size()) return gone;
  const Sample s = sample_of(problem, effects, gone);
  const std::vector<bool> marks = separated_by_regressors(std::vector<double>(s.y.begin(), s.y.end()), s.x, s.effects);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i]) continue;
    gone[s.origin[i]] = true;
    dropped.push_back({s.origin[i], DropReason::separated});
  }
  std::ranges::sort(dropped, {}, &DroppedObservation::observation);
  return gone;
}

}  // namespace

PoissonEstimate estimate_poisson(const PoissonProblem& problem, const PoissonParams& params) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const Index asked = problem.regressors.cols();
  assert(static_cast<std::size_t>(asked) == problem.names.size());
  assert(static_cast<std::size_t>(problem.regressors.rows()) == problem.y.size());
  PoissonEstimate e;
  e.names = problem.names;
  e.coefficients = Eigen::VectorXd::Constant(asked, nan);
  e.covariance = Eigen::MatrixXd::Constant(asked, asked, nan);
  e.fitted.assign(problem.y.size(), nan);
  std::vector<FixedEffect> effects = problem.effects;
  if (effects.empty()) effects.push_back(constant_effect(problem.y.size()));
  Sample s = sample_of(problem, effects, drop(problem, effects, params, e.dropped));
  e.used = s.origin.size();
  if (e.used == 0) {
    e.outcome = PoissonOutcome::no_observations;
    return e;
  }
  EffectSystem system(s.effects);
  State state = start(s);
  system.set_weights(state.mu);
  const std::vector<Index> kept = independent_columns(s, system, state.mu);
  for (Index c = 0; c < asked; ++c)
    if (!std::ranges::binary_search(kept, c)) e.collinear.push_back(problem.names[static_cast<std::size_t>(c)]);
  s.x = columns_of(s.x, kept);

  RowMajor A = RowMajor::Zero(static_cast<Index>(system.levels()), s.x.cols());
  Eigen::VectorXd b = Eigen::VectorXd::Zero(s.x.cols());
  e.worst_score = worst_score(s, system, state);
  while (e.worst_score > params.tolerance && e.steps < params.most_steps) {
    b += newton_step(s, system, state, A, std::clamp(e.worst_score, 1e-6, 1e-3));
    e.worst_score = worst_score(s, system, state);
    ++e.steps;
  }
  e.outcome = e.worst_score <= params.tolerance ? PoissonOutcome::converged : PoissonOutcome::step_limit;
  e.deviance = deviance_of(s, state);
  for (std::size_t i = 0; i < s.origin.size(); ++i) e.fitted[s.origin[i]] = state.mu[static_cast<Index>(i)];
  const Eigen::MatrixXd covariance = sandwich(s, system, state, A, problem, e.clusters);
  for (std::size_t a = 0; a < kept.size(); ++a) {
    e.coefficients[kept[a]] = b[static_cast<Index>(a)];
    for (std::size_t c = 0; c < kept.size(); ++c)
      e.covariance(kept[a], kept[c]) = covariance(static_cast<Index>(a), static_cast<Index>(c));
  }
  return e;
}

}  // namespace entrepot::estimate
