// War: what governments would do to each other's trade if each chose its own taxes, and what it would cost them: peace as it is,
// the best that each could do alone, war (a Nash point), cooperation, and what bargaining under the threat of war would pick
// (MODEL.md M9).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/headline.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/tax_game.hpp"
#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// One state of the world and its taxes. Numbers are NaN where the outcome is not converged.
struct WarRegime {
  std::string name;                    ///< "peace", "alone:USA", "war", "cooperation", "bargaining"
  Outcome outcome = Outcome::stalled;  ///< converged: the equilibrium is certified and the rates are what the name says
  std::string reason;                  ///< why there is none, in words; empty when converged
  PlayerRates rates;                   ///< chosen; empty in peace, and of players who keep their taxes of peace
  std::vector<double> mean_tariff_pct, mean_export_tax_pct;  ///< by player, over the flows that it may tax, weighted by their
                                                             ///< trade in the World; NaN where it has no such instrument
  std::vector<double> gain_pct;         ///< by player: change of its objective from peace, percent of benchmark income
  std::vector<double> real_income_pct;  ///< by player: change of real income from peace, percent, members weighted by income
  ByCountry real_income;                ///< the same by country
  double world_real_income_pct = 0;     ///< the same over all countries, weighted by benchmark income
  double distance = 0;                  ///< certificate of optima, as TaxOptimum; 0 in peace
  int evaluations = 0;
  Shock shock;
  Equilibrium equilibrium;
};

struct WarResult {
  TaxGame game;
  WarRegime peace;               ///< the scenario's own measures: what everything is compared with
  std::vector<WarRegime> alone;  ///< by player: it chooses, the others keep their taxes of peace
  NashPoint nash;                ///< the candidate for war, with the scan of deviations
  WarRegime war;                 ///< converged only if the Nash point is certified
  WarRegime cooperation;         ///< the players' taxes that serve the sum of their objectives
  WarRegime bargaining;          ///< infeasible where nothing better for all players than war was found
  /// Players who would rather have war than cooperation: to them it is not individually rational without compensation.
  std::vector<std::size_t> worse_together;
  std::vector<std::string> warnings;
  /// Peace, alone by player, war, cooperation, bargaining.
  std::vector<const WarRegime*> regimes() const;
  /// The first outcome that is not converged; a bargain that nobody needs does not count.
  Outcome outcome() const;
};

/// The players and instruments of a scenario's [war], against a World. Adds to `warnings` what is left out. Errors: InputError
/// (no [war]; unknown codes; a bloc without players or with players of another; a target among the players; no trade to tax).
TaxGame war_game(const World& world, const Scenario& scenario, const Shock& base, std::vector<std::string>& warnings,
                 const std::optional<std::string>& on = std::nullopt);

/// All regimes. `base`: the scenario's measures, the state of peace. Numerical failure is a value: NaN with a reason.
/// Errors: InputError as war_game; burden sharing and limits in `base`, which have no derivatives.
WarResult solve_war(const World& world, const Economy& economy, const Scenario& scenario, const Shock& base,
                    const TaxGameParams& params = {}, const Control& control = {},
                    const std::optional<std::string>& on = std::nullopt);

/// By player: mean tariff and change of real income in war, gain of choosing alone, gain of cooperation over war.
Headlines headlines(const WarResult& result);

/// One scenario's war, carried out.
struct WarStudy {
  Scenario scenario;
  std::shared_ptr<const World> world;
  Economy economy;
  TaxGameParams params;
  std::string on;  ///< day whose measures count; empty = all
  WarResult result;
  std::optional<Uncertainty> uncertainty;  ///< where WarOptions asks for it and the scenario has [uncertainty]
  std::vector<std::string> warnings;
  std::string command, date;
  double seconds = 0;
  int threads = 0;  ///< used
  Outcome outcome() const { return result.outcome(); }
};
struct WarOptions {
  std::optional<std::string> on;  ///< ISO date
  TaxGameParams params;
  std::string command, date;
  std::optional<SweepOptions> sweep;  ///< put intervals on the answer
};
/// Errors: InputError (as run_study; a grid, dates without a day, limits or burden sharing in peace; as war_game).
WarStudy run_war(const Scenario& scenario, const WarOptions& options = {}, const Control& control = {});
/// One of n parts of the draws behind its intervals, as the text of a file for merge_draws; empty if interrupted. The scenario
/// must have [uncertainty]. Errors: InputError.
std::string draw_war_shard(const Scenario& scenario, const WarOptions& options, std::size_t shard, std::size_t shards,
                           const Control& control = {});

}  // namespace entrepot
