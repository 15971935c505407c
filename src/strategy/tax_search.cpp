#include "strategy/tax_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entrepot {
namespace {

/// Where goods do not replace each other, trade still answers income.
constexpr double smallest_theta = 0.2;
/// A gradient that takes so many times the products of a fresh factorisation is worth a new one.
constexpr int worth_refactorising = 2;

std::vector<double> curvatures(const World& world, const Economy& economy, const TaxPoint& point,
                               std::span<const TaxInstrument> instruments) {
  const Flows flows = trade_flows(world, economy, point.shock, point.equilibrium);
  std::vector<double> curvature;
  for (std::size_t k = 0; k < instruments.size(); ++k) {
    double sum = 0;
    for (const auto& [j, n, i] : instruments[k].flows)
      sum += std::max(economy.trade_elasticity(j), smallest_theta) * flows(j, n, i);
    const double factor = 1 + point.rates[k];
    curvature.push_back(sum / (factor * factor));
  }
  return curvature;
}

}  // namespace

TaxSearch::TaxSearch(const World& world, const Economy& economy, const TaxProblem& problem, const TaxSearchParams& params,
                     const Control& control)
    : world_(world),
      economy_(economy),
      problem_(problem),
      params_(params),
      control_(control),
      schedule_(world, problem.base, problem.instruments) {}

TaxPoint TaxSearch::at(std::span<const double> rates) {
  ++evaluations_;
  TaxPoint point;
  point.rates.assign(rates.begin(), rates.end());
  point.value = std::numeric_limits<double>::quiet_NaN();
  point.shock = schedule_.at(rates);
  point.equilibrium = solve(world_, economy_, point.shock, params_.solver, control_);
  if (point.equilibrium.outcome == Outcome::converged) differentiate(point);
  return point;
}

void TaxSearch::differentiate(TaxPoint& point) {
  const auto factorise = [&] { near_.emplace(world_, economy_, point.shock, point.equilibrium); };
  const auto gradient = [&](const Linearisation& linearisation) {
    return objective_gradient(world_, economy_, point.shock, point.equilibrium, linearisation, problem_.objective,
                              problem_.instruments, params_.linear);
  };
  TaxGradient found;
  if (!near_) {
    factorise();
    found = gradient(*near_);
    products_near_ = found.solve.products;
  } else {
    found = gradient(Linearisation(world_, economy_, point.shock, point.equilibrium, *near_));
    if (found.solve.outcome != Outcome::converged || found.solve.products > worth_refactorising * products_near_) {
      near_.reset();
      return differentiate(point);
    }
  }
  if (found.solve.outcome != Outcome::converged) return;
  point.value = objective_value(world_, economy_, point.shock, point.equilibrium, problem_.objective);
  point.gradient = std::move(found.by);
  point.curvature = curvatures(world_, economy_, point, problem_.instruments);
  judge(point);
}

void TaxSearch::judge(TaxPoint& point) const {
  for (std::size_t k = 0; k < point.rates.size(); ++k) {
    if (!(point.curvature[k] > 0)) continue;  // no trade left to tax
    const double newton = point.gradient[k] / point.curvature[k];
    const double to = std::clamp(point.rates[k] + newton, problem_.min_rate, problem_.max_rate);
    const double move = std::abs(to - point.rates[k]);
    point.distance = std::max(point.distance, move);
    point.gain_left += std::abs(point.gradient[k]) * move / 2;
  }
}

}  // namespace entrepot
