// The moves of a game of taxes: play, respond, cooperate.
#include "entrepot/tax_game.hpp"

#include <algorithm>

namespace entrepot {
namespace {

std::vector<TaxInstrument> all_instruments(const TaxGame& game) {
  std::vector<TaxInstrument> all;
  for (const TaxPlayer& player : game.players) all.insert(all.end(), player.instruments.begin(), player.instruments.end());
  return all;
}

}  // namespace

std::vector<GovernmentObjective> objectives_of(const TaxGame& game) {
  std::vector<GovernmentObjective> objectives;
  for (const TaxPlayer& player : game.players) objectives.push_back(player.objective);
  return objectives;
}

std::vector<double> joined(const PlayerRates& rates) {
  std::vector<double> all;
  for (const auto& own : rates) all.insert(all.end(), own.begin(), own.end());
  return all;
}

PlayerRates by_player(const TaxGame& game, std::span<const double> rates) {
  PlayerRates split;
  for (const TaxPlayer& player : game.players) {
    const std::size_t count = player.instruments.size();
    split.emplace_back(rates.begin(), rates.begin() + static_cast<std::ptrdiff_t>(count));
    rates = rates.subspan(count);
  }
  return split;
}

GamePoint play(const World& world, const Economy& economy, const TaxGame& game, const PlayerRates& rates,
               const TaxGameParams& params, const Control& control) {
  GamePoint point{.rates = rates, .shock = TaxSchedule(world, game.base, all_instruments(game)).at(joined(rates))};
  point.equilibrium = solve(world, economy, point.shock, params.solver, control);
  point.values = objective_values(world, economy, point.shock, point.equilibrium, objectives_of(game));
  return point;
}

TaxProblem response_problem(const World& world, const TaxGame& game, const PlayerRates& rates, std::size_t player) {
  TaxGame others = game;
  others.players.erase(others.players.begin() + static_cast<std::ptrdiff_t>(player));
  PlayerRates given = rates;
  given.erase(given.begin() + static_cast<std::ptrdiff_t>(player));
  TaxProblem problem{.base = TaxSchedule(world, game.base, all_instruments(others)).at(joined(given)),
                     .instruments = game.players[player].instruments,
                     .objective = game.players[player].objective,
                     .min_rate = game.min_rate,
                     .max_rate = game.max_rate};
  return problem;
}

TaxOptimum best_response(const World& world, const Economy& economy, const TaxGame& game, const PlayerRates& rates,
                         std::size_t player, const TaxGameParams& params, const Control& control) {
  TaxProblem problem = response_problem(world, game, rates, player);
  problem.starts = tax_starts(world, economy, problem);
  problem.starts.insert(problem.starts.begin(), rates[player]);
  return maximise_taxes(world, economy, problem, params.search, control);
}

TaxOptimum cooperate(const World& world, const Economy& economy, const TaxGame& game, const TaxGameParams& params,
                     const Control& control) {
  const std::vector<GovernmentObjective> objectives = objectives_of(game);
  const TaxProblem problem{.base = game.base,
                           .instruments = all_instruments(game),
                           .objective = weighted_sum(objectives, std::vector(objectives.size(), 1.0)),
                           .min_rate = game.min_rate,
                           .max_rate = game.max_rate};
  return maximise_taxes(world, economy, problem, params.search, control);
}

}  // namespace entrepot
