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
constexpr int renewed_every = 20;  ///< steps that one factorisation serves, where the rule does not need that of the state
constexpr double longest_log_step = 0.5, lowest_rate = -0.9;

/// The next tariffs at a state, given the factorised d F / d ln w, of that state where `exact`, else of an earlier one.
struct Rule {
  bool exact;
  std::function<Vector(const WageEconomy&, const Eigen::PartialPivLU<Matrix>&, const Vector& tariffs)> next;
};

const Rule by_formula{
    false, [](const WageEconomy& economy, const Eigen::PartialPivLU<Matrix>&, const Vector&) { return economy.formula(); }};

/// Each country's own first order condition: what the tariff costs at given wages, -t q(t), against what it gains because wages
/// answer, r, by the implicit function theorem. The next tariff is r / q: r hardly moves with the tariff itself.
const Rule by_first_order_conditions{
    true, [](const WageEconomy& economy, const Eigen::PartialPivLU<Matrix>& by_wages, const Vector& tariffs) {
      const Matrix wages = -by_wages.solve(economy.by_tariffs());  // d ln w_k / d t_n
      const Vector gain = economy.welfare_by_wages().cwiseProduct(wages.transpose()).rowwise().sum();
      const Vector cost = economy.welfare_by_own_tariff(), curvature = economy.own_curvature();
      Vector next = tariffs;
      for (Eigen::Index n = 0; n < next.size(); ++n) {
        constexpr double tiny = 1e-3;  // below it the quotient is rounding
        const double q = tariffs(n) > tiny && cost(n) < 0 ? -cost(n) / tariffs(n) : curvature(n);
        if (q > 0) next(n) += (gain(n) + cost(n)) / q;
      }
      return next;
    }};

UniformWar find(const World& world, const Economy& economy, const std::vector<Sector>& taxed, const UniformWarParams& params,
                const Rule& rule) {
  WageEconomy model(world, economy, taxed);
  const auto N = model.size();
  // ln w, then tariffs. The rule of thumb of a small country starts the search.
  Vector state = Vector::Zero(2 * N);
  model.evaluate(state.head(N).array().exp(), state.tail(N));
  state.tail(N) = model.formula().cwiseMax(0).cwiseMin(1);
  Anderson anderson(static_cast<std::size_t>(2 * N), anderson_depth);
  Eigen::PartialPivLU<Matrix> slope;
  UniformWar war;
  for (war.steps = 1; war.steps <= params.max_steps; ++war.steps) {
    const Vector wages = state.head(N).array().exp(), tariffs = state.tail(N);
    model.evaluate(wages, tariffs);
    if (rule.exact || war.steps % renewed_every == 1) {
      model.differentiate();
      slope.compute(model.by_wages());
    }
    Vector mapped(2 * N);
    mapped.head(N) = state.head(N) - slope.solve(model.excess()).cwiseMax(-longest_log_step).cwiseMin(longest_log_step);
    mapped.tail(N) = rule.next(model, slope, tariffs).cwiseMax(lowest_rate);
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
