// The exact decomposition: solve the path at Chebyshev points, differentiate the states through them, integrate each part.
// Points double until the parts add up to the exact change; the points of n intervals are among those of 2n.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "entrepot/outcomes.hpp"
#include "outcomes/chebyshev.hpp"
#include "outcomes/path_integrand.hpp"

namespace entrepot {
namespace {

constexpr std::size_t first_intervals = 8, last_intervals = 64;

/// Equilibria at the grid's nodes; those of the coarser grid are kept, the new ones are one batch.
std::vector<Equilibrium> solve_nodes(const World& world, const Economy& economy, const ShockPath& path, const ChebyshevGrid& grid,
                                     std::vector<Equilibrium> coarser, const SolverParams& params, const Control& control) {
  std::vector<Shock> shocks;
  const bool refine = !coarser.empty();
  for (std::size_t k = 0; k < grid.nodes.size(); ++k) {
    if (!refine || k % 2 == 1) shocks.push_back(shock_at(path, economy, grid.nodes[k]));
  }
  std::vector<Equilibrium> solved = solve_batch(world, economy, shocks, params, control);
  if (!refine) return solved;
  std::vector<Equilibrium> merged;
  for (std::size_t k = 0; k < grid.nodes.size(); ++k) merged.push_back(std::move(k % 2 == 1 ? solved[k / 2] : coarser[k / 2]));
  return merged;
}

/// What is differentiated, by node. Logs of zeros (markets without spending) stand as 0: they carry no trade.
struct States {
  std::vector<SectorByCountry> log_cost, log_price, log_expenditure;
  std::vector<ByCountry> log_wage, deficit;
  std::vector<std::vector<double>> shadow_price;
};

template <class A>
A logs(A values) {
  for (double& value : values.values()) value = value > 0 ? std::log(value) : 0;
  return values;
}

States states_of(const std::vector<Equilibrium>& equilibria) {
  States states;
  for (const Equilibrium& equilibrium : equilibria) {
    states.log_cost.push_back(logs(equilibrium.unit_cost_change));
    states.log_price.push_back(logs(equilibrium.price_change));
    states.log_expenditure.push_back(logs(equilibrium.expenditure));
    states.log_wage.push_back(logs(equilibrium.wage_change));
    states.shadow_price.push_back(equilibrium.shadow_price);
    states.deficit.push_back(equilibrium.deficit);
    for (Country n : all<Country>(equilibrium.transfer.size())) states.deficit.back()(n) += equilibrium.transfer(n);
  }
  return states;
}

template <class A>
A slope_of(const std::vector<A>& values, const std::vector<double>& derivative) {
  A slope(values.front().extents(), 0.0);
  for (std::size_t l = 0; l < values.size(); ++l) {
    for (std::size_t at = 0; at < slope.size(); ++at) slope.values()[at] += derivative[l] * values[l].values()[at];
  }
  return slope;
}

std::vector<double> slope_of(const std::vector<std::vector<double>>& values, const std::vector<double>& derivative) {
  std::vector<double> slope(values.front().size(), 0.0);
  for (std::size_t l = 0; l < values.size(); ++l) {
    for (std::size_t k = 0; k < slope.size(); ++k) slope[k] += derivative[l] * values[l][k];
  }
  return slope;
}

PathParts integrate(const World& world, const Economy& economy, const ShockPath& path, const ChebyshevGrid& grid,
                    const std::vector<Equilibrium>& equilibria) {
  const States states = states_of(equilibria);
  PathParts sum = no_parts(world.country_count());
  for (std::size_t k = 0; k < grid.nodes.size(); ++k) {
    const std::vector<double>& derivative = grid.derivative[k];
    const StateSlopes slopes{slope_of(states.log_cost, derivative),        slope_of(states.log_price, derivative),
                             slope_of(states.log_expenditure, derivative), slope_of(states.log_wage, derivative),
                             slope_of(states.deficit, derivative),         slope_of(states.shadow_price, derivative)};
    add(sum, 100 * grid.weights[k], path_integrand(world, economy, path, grid.nodes[k], equilibria[k], slopes));
  }
  return sum;
}

PathDecomposition compare_with_exact(const World& world, PathParts parts, const std::vector<Equilibrium>& equilibria) {
  const ByCountry before = log_real_income(world, equilibria.front()), after = log_real_income(world, equilibria.back());
  PathDecomposition result;
  result.steps = static_cast<int>(equilibria.size()) - 1;
  result.exact = result.gap = ByCountry({world.country_count()}, 0.0);
  for (Country n : all<Country>(world.country_count())) {
    result.exact(n) = 100 * (after(n) - before(n));
    result.gap(n) = result.exact(n) - (parts.terms_of_trade(n) + parts.tariff_revenue(n) + parts.trade_cost(n) +
                                       parts.productivity(n) + parts.rents(n) + parts.balance(n));
  }
  result.terms_of_trade = std::move(parts.terms_of_trade);
  result.tariff_revenue = std::move(parts.tariff_revenue);
  result.trade_cost = std::move(parts.trade_cost);
  result.productivity = std::move(parts.productivity);
  result.rents = std::move(parts.rents);
  result.balance = std::move(parts.balance);
  return result;
}

/// The engine takes no cost factor of 1e12 or more, and close to a ban kappa = access^(-1/theta) passes it where theta is small.
std::optional<Diagnosis> too_steep(const World& world, const Economy& economy, const ShockPath& path, const ChebyshevGrid& grid) {
  constexpr double largest_factor = 1e12;
  const double smallest_access_share = grid.nodes[1];
  for (const CellPath& cell : path.cells) {
    const double theta = economy.trade_elasticity(cell.sector), access = std::max(cell.access[0], cell.access[1]);
    if (!cell.is_ban || access <= 0) continue;
    if (std::pow(access * smallest_access_share, -1 / theta) < largest_factor) continue;
    const std::string& sector = world.sectors[static_cast<std::size_t>(cell.sector.value)];
    const std::string& importer = world.countries[static_cast<std::size_t>(cell.importer.value)];
    return Diagnosis{"a ban in " + sector + " cannot be approached in small steps: its trade elasticity is too low",
                     "horizon = \"long\" or another elasticity set", importer, sector};
  }
  return std::nullopt;
}

double largest(const ByCountry& values) {
  double most = 0;
  for (double value : values.values()) most = std::max(most, std::abs(value));
  return most;
}

double largest_change(const ByCountry& a, const ByCountry& b) {
  double most = 0;
  for (std::size_t n = 0; n < a.size(); ++n) most = std::max(most, std::abs(a.values()[n] - b.values()[n]));
  return most;
}

/// Of any part of any country between two levels, log points.
double largest_change(const PathDecomposition& a, const PathDecomposition& b) {
  return std::max({largest_change(a.terms_of_trade, b.terms_of_trade), largest_change(a.tariff_revenue, b.tariff_revenue),
                   largest_change(a.trade_cost, b.trade_cost), largest_change(a.productivity, b.productivity),
                   largest_change(a.rents, b.rents), largest_change(a.balance, b.balance)});
}

/// Fills the path's limits, which need to know both ends; the first end without equilibrium, if one has none.
std::optional<Equilibrium> lay_limits(const World& world, const Economy& economy, ShockPath& path, const SolverParams& params,
                                      const Control& control) {
  if (path.from.limits.empty() && path.to.limits.empty()) return std::nullopt;
  const std::vector<Shock> ends{path.from, path.to};
  std::vector<Equilibrium> solved = solve_batch(world, economy, ends, params, control);
  for (Equilibrium& end : solved) {
    if (end.outcome != Outcome::converged) return std::move(end);
  }
  path.limits = limit_paths(world, economy, path.from, solved[0], path.to, solved[1]);
  return std::nullopt;
}

PathDecomposition without_equilibrium(const Equilibrium& equilibrium) {
  PathDecomposition failed;
  failed.outcome = equilibrium.outcome;
  failed.diagnosis = equilibrium.diagnosis;
  return failed;
}

}  // namespace

PathDecomposition decompose_path(const World& world, const Economy& economy, const Shock& baseline_shock, const Shock& shock,
                                 const SolverParams& params, const Control& control, double tolerance) {
  ShockPath path = shock_path(world, economy, baseline_shock, shock);
  if (const auto end = lay_limits(world, economy, path, params, control)) return without_equilibrium(*end);
  std::vector<Equilibrium> equilibria;
  PathDecomposition result;
  result.outcome = Outcome::infeasible;
  for (std::size_t intervals = first_intervals; intervals <= last_intervals; intervals *= 2) {
    const ChebyshevGrid grid = chebyshev_grid(intervals);
    if (const auto diagnosis = too_steep(world, economy, path, grid)) {
      if (result.steps == 0) result.diagnosis = *diagnosis;
      break;
    }
    equilibria = solve_nodes(world, economy, path, grid, std::move(equilibria), params, control);
    for (const Equilibrium& equilibrium : equilibria) {
      if (equilibrium.outcome != Outcome::converged) return without_equilibrium(equilibrium);
    }
    PathDecomposition finer = compare_with_exact(world, integrate(world, economy, path, grid, equilibria), equilibria);
    const bool settled = result.steps > 0 && largest_change(result, finer) < 100 * tolerance;
    result = std::move(finer);
    if (settled && largest(result.gap) < tolerance) break;
  }
  return result;
}

}  // namespace entrepot
