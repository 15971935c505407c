// The best taxes of a government, by NLopt's bounded quasi-Newton method. Each rate is scaled by the curvature that its own trade
// gives it, and the value by the sum of curvatures: the Hessian is then near minus one, and first steps have the right length.
// Where differences of values drown in rounding its line search ends; the last digits come from the gradient alone, by
// accelerated Newton steps with those curvatures.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include <fmt/core.h>
#include <nlopt.hpp>

#include "entrepot/errors.hpp"
#include "solve/anderson.hpp"
#include "strategy/tax_search.hpp"

namespace entrepot {
namespace {

constexpr int memory = 12;         ///< pairs of steps and gradients that are kept
constexpr int most_attempts = 40;  ///< from the best point, after a failed line search or a point without equilibrium
constexpr int polishing_depth = 6, most_polishing = 25;
constexpr double near_optimum = 0.02;  ///< distance from which the gradient alone may lead
constexpr double rounding = 1e-10;     ///< of values, relative to the sum of curvatures: a rate known to about 1e-5

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::vector<double> product(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> products(a.size());
  for (std::size_t k = 0; k < a.size(); ++k) products[k] = a[k] * b[k];
  return products;
}

/// Where one start leads.
struct Climb {
  TaxPoint best;
  Outcome outcome = Outcome::stalled;
  int stepped_back = 0;
};

class Climber {
 public:
  Climber(TaxSearch& search, const TaxProblem& problem, const TaxSearchParams& params, const Control& control)
      : search_(search), problem_(problem), params_(params), control_(control) {}

  Climb from(const std::vector<double>& start) {
    Climb climb;
    climb.best = search_.at(start);
    left_ = params_.max_evaluations - 1;
    if (!climb.best.usable()) {
      climb.outcome = climb.best.equilibrium.outcome == Outcome::cancelled ? Outcome::cancelled : Outcome::infeasible;
      return climb;
    }
    open_all(start.size());
    for (int attempt = 0; attempt < most_attempts && !done(climb); ++attempt) {
      const double before = climb.best.value;
      ascend(climb);
      if (failed_) {
        withdraw(climb);
        continue;
      }
      if (!done(climb)) polish(climb);
      if (!(climb.best.value > before)) break;
      open_all(start.size());
    }
    done(climb);
    return climb;
  }

 private:
  bool done(Climb& climb) const {
    climb.outcome = climb.best.distance <= params_.tolerance ? Outcome::converged
                    : control_.stop.stop_requested()         ? Outcome::cancelled
                    : left_ <= 0                             ? Outcome::iteration_limit
                                                             : Outcome::stalled;
    return climb.outcome != Outcome::stalled;
  }

  void open_all(std::size_t count) {
    low_.assign(count, problem_.min_rate);
    high_.assign(count, problem_.max_rate);
  }

  /// One run of NLopt from the best point within the box.
  void ascend(Climb& climb) {
    const std::size_t count = climb.best.rates.size();
    const double whole = sum(climb.best.curvature);
    const std::vector<double> scale = tax_scales(climb.best.curvature);
    const auto scaled = [&](const std::vector<double>& rates) { return product(rates, scale); };
    nlopt::opt optimiser(nlopt::LD_LBFGS, static_cast<unsigned>(count));
    optimiser.set_lower_bounds(scaled(low_));
    optimiser.set_upper_bounds(scaled(high_));
    optimiser.set_vector_storage(memory);
    const double origin = climb.best.value;
    failed_.reset();
    const Objective objective = [&](const std::vector<double>& y, std::vector<double>& slope) {
      std::vector<double> rates(count);
      for (std::size_t k = 0; k < count; ++k) rates[k] = std::clamp(y[k] / scale[k], low_[k], high_[k]);
      TaxPoint point = rates == climb.best.rates ? climb.best : (--left_, search_.at(rates));
      if (!point.usable()) {
        failed_ = std::move(rates);
        optimiser.force_stop();
        return -std::numeric_limits<double>::max();
      }
      for (std::size_t k = 0; k < slope.size(); ++k) slope[k] = point.gradient[k] / (scale[k] * whole);
      const double value = (point.value - origin) / whole;
      const bool found = point.distance <= params_.tolerance;
      if (found || point.value > climb.best.value) climb.best = std::move(point);
      if (found || left_ <= 0 || control_.stop.stop_requested()) optimiser.force_stop();
      return value;
    };
    optimiser.set_max_objective(&Climber::call, const_cast<Objective*>(&objective));
    std::vector<double> y = scaled(climb.best.rates);
    double reached = 0;
    try {
      optimiser.optimize(y, reached);
    } catch (const nlopt::forced_stop&) {  // as we asked
    } catch (const nlopt::roundoff_limited&) {
    } catch (const std::runtime_error&) {  // a line search without gain: done() judges what there is
    }
  }

  /// Accelerated Newton steps, by gradients alone, as long as they come closer.
  void polish(Climb& climb) {
    if (!(climb.best.distance < near_optimum)) return;
    const double floor = climb.best.value - rounding * sum(climb.best.curvature);
    const std::vector<double> scale = tax_scales(climb.best.curvature);
    const std::size_t count = scale.size();
    Anderson anderson(count, polishing_depth);
    TaxPoint point = climb.best;
    for (int step = 0; step < most_polishing && !done(climb) && point.usable(); ++step, --left_) {
      std::vector<double> y = product(point.rates, scale), next(count);
      for (std::size_t k = 0; k < count; ++k) {
        next[k] = newton_rate(point.rates[k], point.gradient[k], point.curvature[k], low_[k], high_[k]) * scale[k];
      }
      anderson.step(y, next);
      for (std::size_t k = 0; k < count; ++k) next[k] = std::clamp(y[k] / scale[k], low_[k], high_[k]);
      point = search_.at(next);
      if (point.usable() && point.value > floor && point.distance < climb.best.distance) climb.best = point;
    }
  }

  /// After a point without certified equilibrium: only half the way to it is open until something has been gained.
  void withdraw(Climb& climb) {
    ++climb.stepped_back;
    for (std::size_t k = 0; k < low_.size(); ++k) {
      if ((*failed_)[k] == climb.best.rates[k]) continue;
      const double middle = (climb.best.rates[k] + (*failed_)[k]) / 2;
      (middle < climb.best.rates[k] ? low_ : high_)[k] = middle;
    }
  }

  using Objective = std::function<double(const std::vector<double>&, std::vector<double>&)>;
  static double call(const std::vector<double>& y, std::vector<double>& slope, void* objective) {
    return (*static_cast<const Objective*>(objective))(y, slope);
  }

  TaxSearch& search_;
  const TaxProblem& problem_;
  const TaxSearchParams& params_;
  const Control& control_;
  std::vector<double> low_, high_;             ///< open to the search
  std::optional<std::vector<double>> failed_;  ///< rates without equilibrium
  int left_ = 0;                               ///< evaluations
};

void check(const TaxProblem& problem) {
  Problems problems;
  if (problem.instruments.empty()) problems.add({.field = "instruments", .rule = "must be at least one with trade"});
  if (!(problem.min_rate > -1) || !(problem.min_rate <= problem.max_rate) || !std::isfinite(problem.max_rate))
    problems.add({.field = "bounds",
                  .value = fmt::format("{} to {}", problem.min_rate, problem.max_rate),
                  .rule = "must be finite rates above -1, the lower one first"});
  for (const auto& start : problem.starts) {
    if (start.size() != problem.instruments.size())
      problems.add({.field = "starts", .rule = "must have one rate for each instrument"});
  }
  problems.throw_if_any();
}

}  // namespace

std::vector<std::vector<double>> tax_starts(const World& world, const Economy& economy, const TaxProblem& problem) {
  const std::size_t count = problem.instruments.size();
  std::vector<double> rule;
  for (const TaxInstrument& instrument : problem.instruments) {
    double trade = 0, elasticity = 0;
    for (const auto& [j, n, i] : instrument.flows) {
      trade += world.flow(j, n, i);
      elasticity += world.flow(j, n, i) * economy.trade_elasticity(j);
    }
    const double rate = instrument.kind == TaxKind::tariff && elasticity > 0 ? trade / elasticity : 0;
    rule.push_back(std::clamp(rate, problem.min_rate, problem.max_rate));
  }
  std::vector<std::vector<double>> starts{rule, std::vector(count, std::clamp(0.0, problem.min_rate, problem.max_rate)), rule};
  for (double& rate : starts.back()) rate = std::clamp(3 * rate, problem.min_rate, problem.max_rate);
  return starts;
}

TaxOptimum maximise_taxes(const World& world, const Economy& economy, const TaxProblem& problem, const TaxSearchParams& params,
                          const Control& control) {
  check(problem);
  TaxSearch search(world, economy, problem, params, control);
  Climber climber(search, problem, params, control);
  TaxOptimum optimum;
  optimum.outcome = Outcome::infeasible;
  optimum.value = std::numeric_limits<double>::quiet_NaN();
  auto starts = problem.starts;
  if (starts.empty()) {
    starts = tax_starts(world, economy, problem);
    starts.resize(std::min(starts.size(), static_cast<std::size_t>(std::max(params.starts, 1))));
  }
  for (const auto& start : starts) {
    Climb climb = climber.from(start);
    TaxPoint& best = climb.best;
    optimum.starts.push_back({best.rates, best.value, best.distance, climb.outcome});
    optimum.stepped_back += climb.stepped_back;
    if (!best.usable() || optimum.value >= best.value) continue;
    optimum.outcome = climb.outcome;
    optimum.rates = std::move(best.rates);
    optimum.value = best.value;
    optimum.gradient = std::move(best.gradient);
    optimum.distance = best.distance;
    optimum.gain_left = best.gain_left;
    optimum.shock = std::move(best.shock);
    optimum.equilibrium = std::move(best.equilibrium);
  }
  if (control.stop.stop_requested()) optimum.outcome = Outcome::cancelled;
  optimum.evaluations = search.evaluations();
  return optimum;
}

}  // namespace entrepot
