#include "detect/route_excess.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "estimate/poisson_regression.hpp"

namespace entrepot::detect {
namespace {

using estimate::FixedEffect;
using estimate::PoissonEstimate;
using estimate::PoissonOutcome;
using estimate::PoissonProblem;

constexpr double ninety_percent = 1.6448536269514722;  // of a normal distribution lie this many deviations around its mean

/// The cells of a panel that trade at all, month by month, as observations.
struct Observations {
  std::vector<std::size_t> product, route, month;
  PoissonProblem problem;
  FixedEffect cell;

  template <class Key>
  FixedEffect effect(const std::string& name, std::size_t levels, Key key) const {
    FixedEffect e{name, {}, levels};
    for (std::size_t i = 0; i < product.size(); ++i) e.level.push_back(static_cast<std::uint32_t>(key(i)));
    return e;
  }
};

Observations observations_of(const FlowPanel& panel, std::size_t first_route) {
  Observations o;
  o.cell.name = "route and product";
  for (std::size_t p = 0; p < panel.products.size(); ++p) {
    for (std::size_t r = first_route; r < panel.routes.size(); ++r) {
      const auto months = panel.months_of(p, r);
      if (std::ranges::all_of(months, [](double v) { return v == 0; })) continue;
      for (std::size_t m = 0; m < panel.months; ++m) {
        o.product.push_back(p);
        o.route.push_back(r);
        o.month.push_back(m);
        o.problem.y.push_back(months[m]);
        o.cell.level.push_back(static_cast<std::uint32_t>(o.cell.levels));
      }
      ++o.cell.levels;
    }
  }
  o.problem.clusters = o.cell.level;
  return o;
}

/// The break is a dummy of whole routes or classes: only levels of zeros can be separated.
constexpr estimate::PoissonParams params{.find_separation = false};

double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

RouteExcess totals_of(const FlowPanel& panel, std::size_t route) {
  RouteExcess total;
  total.route = panel.routes[route];
  total.monthly = monthly_totals(panel, route);
  const std::span<const double> all = total.monthly;
  const std::size_t after = panel.months - panel.break_at;
  total.before = sum(all.first(panel.break_at)) / static_cast<double>(panel.break_at);
  total.observed = sum(all.subspan(panel.break_at));
  total.after = total.observed / static_cast<double>(after);
  constexpr std::size_t year = 12;
  if (panel.break_at >= year && after <= year) total.year_before = sum(all.subspan(panel.break_at - year, after));
  return total;
}

/// What a log change b adds to flows that are `observed` with it.
double excess_of(double observed, double b) { return observed * (1 - std::exp(-b)); }

void add_ratio(RouteRegression& result, const PoissonEstimate& e) {
  const RouteExcess& target = result.routes.front();
  result.lost = -target.excess;
  result.extra = 0;
  for (std::size_t r = 1; r < result.routes.size(); ++r) result.extra += result.routes[r].excess;
  if (!(result.lost > 0)) return;  // nothing was lost: there is nothing to replace
  result.ratio = result.extra / result.lost;
  Eigen::VectorXd slope(static_cast<Eigen::Index>(result.routes.size()));
  for (std::size_t r = 0; r < result.routes.size(); ++r) {
    const RouteExcess& route = result.routes[r];
    const double own = route.observed * std::exp(-route.coefficient);  // d excess / d b
    slope[static_cast<Eigen::Index>(r)] = (r == 0 ? result.ratio : 1) * own / result.lost;
  }
  const double error = std::sqrt(slope.dot(e.covariance * slope));
  result.low = result.ratio - ninety_percent * error;
  result.high = result.ratio + ninety_percent * error;
}

}  // namespace

RouteRegression regress_routes(const FlowPanel& panel) {
  RouteRegression result;
  for (std::size_t r = 0; r < panel.routes.size(); ++r) result.routes.push_back(totals_of(panel, r));
  Observations o = observations_of(panel, 0);
  PoissonProblem& problem = o.problem;
  problem.names = panel.routes;
  problem.regressors =
      Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(problem.y.size()), static_cast<Eigen::Index>(panel.routes.size()));
  for (std::size_t i = 0; i < problem.y.size(); ++i)
    if (o.month[i] >= panel.break_at) problem.regressors(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(o.route[i])) = 1;
  problem.effects = {o.cell, o.effect("route and calendar month", 12 * panel.routes.size(), [&](std::size_t i) {
                       return 12 * o.route[i] + (static_cast<std::size_t>(panel.calendar_month()) + o.month[i]) % 12;
                     })};
  const PoissonEstimate e = estimate_poisson(problem, params);
  result.converged = e.outcome == PoissonOutcome::converged;
  result.worst_score = e.worst_score;
  for (std::size_t r = 0; r < panel.routes.size(); ++r) {
    RouteExcess& route = result.routes[r];
    const auto c = static_cast<Eigen::Index>(r);
    route.coefficient = e.coefficients[c];
    route.error = std::sqrt(e.covariance(c, c));
    route.excess = excess_of(route.observed, route.coefficient);
    route.low = excess_of(route.observed, route.coefficient - ninety_percent * route.error);
    route.high = excess_of(route.observed, route.coefficient + ninety_percent * route.error);
  }
  add_ratio(result, e);
  return result;
}

DetectContrast regress_contrast(const FlowPanel& panel, std::size_t first_comparison, const std::vector<bool>& listed) {
  const bool by_route = first_comparison < panel.routes.size();
  const bool by_product = std::ranges::count(listed, true) > 0 && std::ranges::count(listed, false) > 0;
  DetectContrast contrast;
  if (!by_route && !by_product) return contrast;
  contrast.identified_by =
      by_route && by_product
          ? "listed goods to third countries, against their other goods and against the same goods to the countries of comparison"
      : by_product ? "listed goods to third countries, against their other goods in the same month"
                   : "goods to third countries, against the same goods in the same month to the countries of comparison";
  Observations o = observations_of(panel, 1);
  PoissonProblem& problem = o.problem;
  problem.names = {"after"};
  problem.regressors = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(problem.y.size()), 1);
  for (std::size_t i = 0; i < problem.y.size(); ++i) {
    const bool treated = (!by_product || listed[o.product[i]]) && (!by_route || o.route[i] < first_comparison);
    if (!treated || o.month[i] < panel.break_at) continue;
    problem.regressors(static_cast<Eigen::Index>(i), 0) = 1;
    contrast.treated += problem.y[i];
  }
  problem.effects = {o.cell};
  if (by_product)
    problem.effects.push_back(o.effect("route and month", panel.routes.size() * panel.months,
                                       [&](std::size_t i) { return o.route[i] * panel.months + o.month[i]; }));
  if (by_route)
    problem.effects.push_back(o.effect("product and month", panel.products.size() * panel.months,
                                       [&](std::size_t i) { return o.product[i] * panel.months + o.month[i]; }));
  const PoissonEstimate e = estimate_poisson(problem, params);
  contrast.converged = e.outcome == PoissonOutcome::converged && e.collinear.empty();
  contrast.worst_score = e.worst_score;
  contrast.observations = e.used;
  contrast.clusters = e.clusters;
  for (const auto& d : e.dropped)
    ++(d.reason == estimate::DropReason::zero_level ? contrast.dropped_zero : contrast.dropped_separated);
  if (!contrast.converged) return contrast;
  contrast.coefficient = e.coefficients[0];
  contrast.error = std::sqrt(e.covariance(0, 0));
  contrast.excess = excess_of(contrast.treated, contrast.coefficient);
  contrast.low = excess_of(contrast.treated, contrast.coefficient - ninety_percent * contrast.error);
  contrast.high = excess_of(contrast.treated, contrast.coefficient + ninety_percent * contrast.error);
  return contrast;
}

}  // namespace entrepot::detect
