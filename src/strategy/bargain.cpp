// Nash bargaining from the point of war. The search needs a start that is better for everybody than war: it goes along the
// shortest vector in the convex hull of the players' gradients, which all of them gain from (Desideri 2012, multiple-gradient
// descent).
#include <algorithm>
#include <cmath>

#include "entrepot/tax_game.hpp"
#include "strategy/tax_search.hpp"

namespace entrepot {
namespace {

using Vectors = std::vector<std::vector<double>>;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// The shortest vector of the convex hull, by exact line searches towards the corner that is worst (Frank and Wolfe 1956).
std::vector<double> shortest_in_hull(const Vectors& corners) {
  constexpr int most_steps = 2000;
  std::vector<double> shortest(corners.front().size(), 0.0);
  for (const auto& corner : corners) {
    for (std::size_t k = 0; k < shortest.size(); ++k) shortest[k] += corner[k] / static_cast<double>(corners.size());
  }
  for (int step = 0; step < most_steps; ++step) {
    const auto worst =
        std::ranges::min_element(corners, {}, [&](const std::vector<double>& corner) { return dot(corner, shortest); });
    std::vector<double> way(shortest.size());
    for (std::size_t k = 0; k < way.size(); ++k) way[k] = (*worst)[k] - shortest[k];
    const double square = dot(way, way), towards = -dot(shortest, way);
    if (!(towards > 1e-12 * square)) break;
    const double length = std::min(1.0, towards / square);
    for (std::size_t k = 0; k < way.size(); ++k) shortest[k] += length * way[k];
  }
  return shortest;
}

/// Gradients of all players by all rates, per unit of benchmark income and in the units of `scale`: row by player; and
/// each rate's place in a search.
struct AllGradients {
  Vectors rows;
  std::vector<double> scale;
};
AllGradients all_gradients(const World& world, const Economy& economy, const TaxGame& game, const GamePoint& point,
                           const std::vector<TaxInstrument>& instruments, const TaxGameParams& params, const Control& control) {
  std::vector<GovernmentObjective> objectives;
  for (const TaxPlayer& player : game.players) objectives.push_back(player.objective);
  const std::vector<std::span<const TaxInstrument>> everything(objectives.size(), instruments);
  const Linearisation linearisation(world, economy, point.shock, point.equilibrium);
  const auto gradients = objective_gradients(world, economy, point.shock, point.equilibrium, linearisation, objectives,
                                             everything, params.linear, control)
                             .by_objective;
  AllGradients all{.rows = {}, .scale = tax_scales(tax_curvatures(gradients.front().answering_trade, joined(point.rates)))};
  const ByCountry income = benchmark_income(world);
  for (std::size_t p = 0; p < gradients.size(); ++p) {
    double own = 0;
    for (const Country n : game.players[p].members) own += income(n);
    all.rows.push_back(gradients[p].by);
    for (std::size_t k = 0; k < all.scale.size(); ++k) all.rows.back()[k] /= own * all.scale[k];
  }
  return all;
}

bool better_for_all(const GamePoint& point, const GamePoint& threat) {
  for (std::size_t p = 0; p < threat.values.size(); ++p) {
    if (!(point.values[p] > threat.values[p])) return false;
  }
  return true;
}

/// A point along the common direction that all players prefer to the threat; empty where there is none.
std::vector<double> agreeable_start(const World& world, const Economy& economy, const TaxGame& game, const GamePoint& threat,
                                    const std::vector<TaxInstrument>& instruments, const TaxGameParams& params,
                                    const Control& control) {
  const std::vector<double> rates = joined(threat.rates);
  const auto [rows, scale] = all_gradients(world, economy, game, threat, instruments, params, control);
  const std::vector<double> way = shortest_in_hull(rows);
  double longest = 0;
  for (std::size_t k = 0; k < way.size(); ++k) longest = std::max(longest, std::abs(way[k] / scale[k]));
  for (double step = 0.2; longest > 0 && step > 1e-4; step /= 3) {  // largest move of a rate
    std::vector<double> moved = rates;
    for (std::size_t k = 0; k < way.size(); ++k)
      moved[k] = std::clamp(moved[k] + step / longest * way[k] / scale[k], game.min_rate, game.max_rate);
    if (better_for_all(play(world, economy, game, by_player(game, moved), params, control), threat)) return moved;
  }
  return {};
}

}  // namespace

TaxOptimum bargain(const World& world, const Economy& economy, const TaxGame& game, const GamePoint& threat,
                   const TaxGameParams& params, const Control& control) {
  TaxProblem problem{.base = game.base, .min_rate = game.min_rate, .max_rate = game.max_rate};
  problem.bargain.threat = threat.values;
  for (const TaxPlayer& player : game.players) {
    problem.bargain.parties.push_back(player.objective);
    problem.instruments.insert(problem.instruments.end(), player.instruments.begin(), player.instruments.end());
  }
  TaxOptimum none;
  none.outcome = Outcome::infeasible;
  if (threat.equilibrium.outcome != Outcome::converged) return none;
  const std::vector<double> start = agreeable_start(world, economy, game, threat, problem.instruments, params, control);
  if (start.empty()) return none;
  problem.starts = {start};
  return maximise_taxes(world, economy, problem, params.search, control);
}

}  // namespace entrepot
