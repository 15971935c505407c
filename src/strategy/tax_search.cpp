#include "strategy/tax_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entrepot {
namespace {

/// A gradient that takes so many times the products of a fresh factorisation is worth a new one.
constexpr int worth_refactorising = 2;

}  // namespace

std::vector<double> tax_curvatures(std::span<const double> answering_trade, std::span<const double> rates) {
  std::vector<double> curvature;
  for (std::size_t k = 0; k < rates.size(); ++k) {
    const double factor = 1 + rates[k];
    curvature.push_back(answering_trade[k] / (factor * factor));
  }
  return curvature;
}

double newton_rate(double rate, double gradient, double curvature, double min_rate, double max_rate) {
  return curvature > 0 ? std::clamp(rate + gradient / curvature, min_rate, max_rate) : rate;
}

std::vector<double> tax_scales(std::span<const double> curvature) {
  constexpr double least = 1e-14;
  const double whole = std::accumulate(curvature.begin(), curvature.end(), 0.0);
  std::vector<double> scales;
  for (const double c : curvature) scales.push_back(std::sqrt(whole > 0 ? std::max(c / whole, least) : 1.0));
  return scales;
}

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
  double value = 0;
  const GovernmentObjective objective = objective_at(point, value);
  if (!std::isfinite(value)) return;
  const auto gradient = [&](const Linearisation& linearisation) {
    return objective_gradient(world_, economy_, point.shock, point.equilibrium, linearisation, objective, problem_.instruments,
                              params_.linear);
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
  point.value = value;
  point.gradient = std::move(found.by);
  point.curvature = tax_curvatures(found.answering_trade, point.rates);
  judge(point);
}

/// The objective, its value at the point, and where it is a bargain the sum of objectives that has the same derivatives there:
/// d (P G) = sum_p (G / gain_p) d gain_p for the geometric mean G of P gains. Where a party gains nothing the party that is worst
/// off counts alone, P gain_p: continuous, below every agreement, and it leads back.
GovernmentObjective TaxSearch::objective_at(const TaxPoint& point, double& value) const {
  const auto value_of = [&](const GovernmentObjective& objective) {
    return objective_value(world_, economy_, point.shock, point.equilibrium, objective);
  };
  const Bargain& bargain = problem_.bargain;
  if (bargain.empty()) {
    value = value_of(problem_.objective);
    return problem_.objective;
  }
  std::vector<double> gains;
  for (std::size_t p = 0; p < bargain.parties.size(); ++p) gains.push_back(value_of(bargain.parties[p]) - bargain.threat[p]);
  const auto count = static_cast<double>(gains.size());
  const auto worst = std::ranges::min_element(gains);
  std::vector<double> weights(gains.size(), 0.0);
  if (!(*worst > 0)) {
    value = count * *worst;
    weights[static_cast<std::size_t>(worst - gains.begin())] = count;
  } else {
    double log_sum = 0;
    for (const double gain : gains) log_sum += std::log(gain);
    const double mean = std::exp(log_sum / count);
    value = count * mean;
    for (std::size_t p = 0; p < gains.size(); ++p) weights[p] = mean / gains[p];
  }
  return weighted_sum(bargain.parties, weights);
}

void TaxSearch::judge(TaxPoint& point) const {
  for (std::size_t k = 0; k < point.rates.size(); ++k) {
    const double to = newton_rate(point.rates[k], point.gradient[k], point.curvature[k], problem_.min_rate, problem_.max_rate);
    const double move = std::abs(to - point.rates[k]);
    point.distance = std::max(point.distance, move);
    point.gain_left += std::abs(point.gradient[k]) * move / 2;
  }
}

}  // namespace entrepot
