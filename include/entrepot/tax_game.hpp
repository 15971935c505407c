// Several governments that choose taxes on trade: best responses, Nash points with their certificate, cooperation and bargaining
// (MODEL.md M9; Gros 1987; Ossa 2014).
#pragma once

#include <string>
#include <vector>

#include "entrepot/tax_policy.hpp"

namespace entrepot {

struct TaxPlayer {
  std::string name;              ///< ISO3 or group, for messages
  std::vector<Country> members;  ///< ascending; whose benchmark income gains are measured by
  std::vector<TaxInstrument> instruments;
  GovernmentObjective objective;
};
/// No two players tax the same flow by the same kind of tax (our own bug otherwise).
struct TaxGame {
  Shock base;  ///< what is not chosen
  std::vector<TaxPlayer> players;
  double min_rate = 0, max_rate = 5;  ///< of every rate, above -1
};
/// By player, by instrument.
using PlayerRates = std::vector<std::vector<double>>;

struct TaxGameParams {
  double tolerance = 1e-6;   ///< on NashPoint::distance, as TaxSearchParams
  int max_evaluations = 60;  ///< of the joint search from one start; ordinary cases need about 10
  int scan_points = 12;      ///< rates that a player with one instrument tries in a deviation scan, before the best is refined
  double largest_gain_pct = 1e-6;  ///< that a deviation may promise at a Nash point, percent of income
  bool bargaining = true;          ///< solve_war: draws of headlines do not need the bargain
  TaxSearchParams search = {};     ///< of single best responses
  SolverParams solver = {.tolerance = 1e-12};
  LinearParams linear = {.tolerance = 1e-9};
};

/// Everybody's taxes, and what comes of them.
struct GamePoint {
  PlayerRates rates;
  Shock shock;
  Equilibrium equilibrium;     ///< look at its outcome
  std::vector<double> values;  ///< by player, as objective_value; NaN without equilibrium
};
GamePoint play(const World& world, const Economy& economy, const TaxGame& game, const PlayerRates& rates,
               const TaxGameParams& params = {}, const Control& control = {});

/// What one player does best, the others' rates given. Own rates, where given, are the first start.
TaxProblem response_problem(const World& world, const TaxGame& game, const PlayerRates& rates, std::size_t player);
TaxOptimum best_response(const World& world, const Economy& economy, const TaxGame& game, const PlayerRates& rates,
                         std::size_t player, const TaxGameParams& params = {}, const Control& control = {});

/// What a player could gain by leaving a point alone: a scan over rates, the best of them refined, if it has one instrument;
/// searches from several starts if it has more.
struct DeviationScan {
  double gain_pct = 0;        ///< the largest gain found, percent of the player's benchmark income; NaN where nothing was found
  std::vector<double> rates;  ///< of the best deviation
  int points = 0;             ///< equilibria tried
  int failed = 0;             ///< of these, without certified equilibrium
};
/// By player.
std::vector<DeviationScan> scan_deviations(const World& world, const Economy& economy, const TaxGame& game,
                                           const PlayerRates& rates, const TaxGameParams& params = {},
                                           const Control& control = {});

/// What the search from free trade found, beside the Nash point that is shown.
enum class SecondSearch { same_point, other_point, no_point };
std::string to_string(SecondSearch found);  ///< in words: "same point", ...

/// Taxes from which nobody gains by deviating alone.
struct NashPoint {
  GamePoint point;
  Outcome outcome = Outcome::stalled;  ///< converged: every player's first order conditions hold to `distance`
  double distance = 0;  ///< largest step of any rate that its owner's first order condition asks for, as TaxOptimum
  int evaluations = 0;
  bool by_turns = false;                                  ///< the joint search failed and players responded in turn
  SecondSearch from_free_trade = SecondSearch::no_point;  ///< the same point: rates within 1e-4
  std::vector<DeviationScan> scans;                       ///< by player; empty unless scanned
  double largest_gain_pct = 0;                            ///< that was allowed
  /// First order conditions hold, and no deviation that was tried gains more than allowed.
  bool certified() const;
};
/// All first order conditions at once: each point costs one equilibrium, one linear system and one adjoint for each player; rates
/// move by accelerated Newton steps with the curvature of their own trade. If that fails players respond in turn, damped.
/// Starts at the rule of thumb 1 / theta, then at free trade. `scan` adds the certificate.
NashPoint solve_nash(const World& world, const Economy& economy, const TaxGame& game, const TaxGameParams& params = {},
                     const Control& control = {}, bool scan = true);

/// Taxes that serve the sum of all players' objectives, a USD of income the same to each. Empty instruments of others stay as
/// they are.
TaxOptimum cooperate(const World& world, const Economy& economy, const TaxGame& game, const TaxGameParams& params = {},
                     const Control& control = {});
/// Taxes that Nash bargaining picks, the players' values at `threat` being what they get without agreement. Starts along the
/// direction that is good for all of them (Desideri 2012, multiple-gradient descent). outcome = infeasible where no
/// point that is better for all was found.
TaxOptimum bargain(const World& world, const Economy& economy, const TaxGame& game, const GamePoint& threat,
                   const TaxGameParams& params = {}, const Control& control = {});
/// By player.
std::vector<GovernmentObjective> objectives_of(const TaxGame& game);
/// Rates in the order of all players' instruments, and back.
std::vector<double> joined(const PlayerRates& rates);
PlayerRates by_player(const TaxGame& game, std::span<const double> rates);

}  // namespace entrepot
