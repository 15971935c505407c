// Wages and tariffs of all countries as one fixed point: wages by Newton's step, tariffs by the rule, both accelerated
// (Anderson).
#include "entrepot/uniform_war.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <functional>

#include "solve/anderson.hpp"
#include "strategy/wage_economy.hpp"

namespace entrepot {
namespace {

using Vector = WageEconomy::Vector;
using Matrix = WageEconomy::Matrix;

constexpr int anderson_depth = 8;
constexpr double longest_log_step = 0.5, lowest_rate = -0.9;

/// The next tariffs at a state, given the factorised d F / d ln w there.
using Rule = std::function<Vector(const WageEconomy&, const Eigen::PartialPivLU<Matrix>&, const Vector& tariffs)>;

Vector by_formula(const WageEconomy& economy, const Eigen::PartialPivLU<Matrix>&, const Vector&) { return economy.formula(); }

/// Newton's step of each country's own first order condition, with the curvature of its own trade; wages answer by the implicit
/// function theorem.
Vector by_first_order_conditions(const WageEconomy& economy, const Eigen::PartialPivLU<Matrix>& by_wages, const Vector& tariffs) {
  const Matrix wages = -by_wages.solve(economy.by_tariffs());  // d ln w_k / d t_n
  const Vector slope =
      economy.welfare_by_own_tariff() + economy.welfare_by_wages().cwiseProduct(wages.transpose()).rowwise().sum();
  const Vector curvature = economy.own_curvature();
  return tariffs + (curvature.array() > 0).select(slope.cwiseQuotient(curvature), 0.0);
}

UniformWar find(const World& world, const Economy& economy, const std::vector<Sector>& taxed, const UniformWarParams& params,
                const Rule& rule) {
  WageEconomy model(world, economy, taxed);
  const auto N = model.size();
  // ln w, then tariffs. The rule of thumb of a small country starts the search.
  Vector state = Vector::Zero(2 * N);
  model.evaluate(state.head(N).array().exp(), state.tail(N));
  state.tail(N) = model.formula().cwiseMax(0).cwiseMin(1);
  Anderson anderson(static_cast<std::size_t>(2 * N), anderson_depth);
  UniformWar war;
  for (war.steps = 1; war.steps <= params.max_steps; ++war.steps) {
    const Vector wages = state.head(N).array().exp(), tariffs = state.tail(N);
    model.evaluate(wages, tariffs);
    const Eigen::PartialPivLU<Matrix> slope(model.by_wages());
    Vector mapped(2 * N);
    mapped.head(N) = state.head(N) - slope.solve(model.excess()).cwiseMax(-longest_log_step).cwiseMin(longest_log_step);
    mapped.tail(N) = rule(model, slope, tariffs).cwiseMax(lowest_rate);
    war.distance = (mapped.tail(N) - tariffs).cwiseAbs().maxCoeff();
    const double excess = model.excess().cwiseAbs().maxCoeff();
    if (!std::isfinite(war.distance) || !std::isfinite(excess)) break;
    if (war.distance <= params.tolerance && excess <= params.tolerance) {
      war.outcome = Outcome::converged;
      break;
    }
    anderson.step({state.data(), static_cast<std::size_t>(2 * N)}, {mapped.data(), static_cast<std::size_t>(2 * N)});
    const Vector step = (state - mapped).cwiseMax(-longest_log_step).cwiseMin(longest_log_step);
    state = mapped + step;
    state.tail(N) = state.tail(N).cwiseMax(lowest_rate);
  }
  if (war.steps > params.max_steps) war.outcome = Outcome::iteration_limit;
  war.rates = ByCountry({world.country_count()});
  for (Eigen::Index n = 0; n < N; ++n) war.rates(Country(static_cast<std::size_t>(n))) = state(N + n);
  war.shock = model.shock();
  war.equilibrium = model.equilibrium();
  war.equilibrium.sweeps = war.steps;
  war.equilibrium.outcome = war.outcome;
  if (war.outcome != Outcome::converged) return war;
  war.equilibrium.certificate = certify(world, economy, war.shock, war.equilibrium);
  if (!(war.equilibrium.certificate.max() <= certified_tolerance)) war.outcome = war.equilibrium.outcome = Outcome::stalled;
  return war;
}

}  // namespace

UniformWar sufficient_statistics_nash(const World& world, const Economy& economy, const std::vector<Sector>& taxed,
                                      const UniformWarParams& params) {
  return find(world, economy, taxed, params, by_formula);
}

UniformWar exact_uniform_nash(const World& world, const Economy& economy, const std::vector<Sector>& taxed,
                              const UniformWarParams& params) {
  return find(world, economy, taxed, params, by_first_order_conditions);
}

}  // namespace entrepot
