// Will a third country keep observing sanctions (MODEL.md M19)? By grid point three kinds of state are solved, all of them in
// one batch: it ignores the sanctions; it complies; it ignores them and is penalised, once for each penalty.
#include <cassert>
#include <limits>

#include "entrepot/outcomes.hpp"
#include "entrepot/strategy.hpp"
#include "strategy/compliance_players.hpp"
#include "strategy/compliance_shocks.hpp"
#include "strategy/threshold.hpp"

namespace entrepot {
namespace {

/// The states of one grid point, in the order in which they are solved: ignore, comply, penalised by each penalty.
std::vector<Shock> states_of(const World& world, const Economy& economy, const CompliancePlayers& players, const Shock& ignore) {
  std::vector<Shock> states{ignore};
  states.push_back(combine(world, ignore, complying_shock(world, players, players.third)));
  for (const PenaltyPlayers& penalty : players.penalties)
    states.push_back(combine(world, ignore, penalty_shock(world, economy, penalty, players.third)));
  return states;
}

/// Costs to the enforcers of penalising, percent of their real income, each and weighted by benchmark income.
void enforcer_costs(const World& world, const PenaltyPlayers& penalty, const ByCountry& ignore, const ByCountry& penalised,
                    ComplianceResult& result) {
  const ByCountry weight = benchmark_income(world);
  double weighted = 0, weights = 0;
  for (Country enforcer : penalty.enforcers) {
    const double cost = 100 * (ignore(enforcer) - penalised(enforcer));
    result.enforcer_costs.emplace_back(world.countries[static_cast<std::size_t>(enforcer.value)], cost);
    weighted += weight(enforcer) * cost;
    weights += weight(enforcer);
  }
  result.enforcer_cost = weighted / weights;
}

/// G and Pi as percent; the numbers are NaN where an equilibrium is missing, since its real income is.
ComplianceResult result_of(const World& world, double motives, const CompliancePlayers& players, const PenaltyPlayers& penalty,
                           const Equilibrium& ignore, const Equilibrium& comply, const Equilibrium& penalised) {
  const ByCountry income_ignore = log_real_income(world, ignore), income_comply = log_real_income(world, comply),
                  income_penalised = log_real_income(world, penalised);
  ComplianceResult result;
  result.penalty = penalty.id;
  result.gain = 100 * (income_ignore(players.third) - income_comply(players.third));
  result.stake = 100 * (income_ignore(players.third) - income_penalised(players.third));
  result.target_loss_if_complies = 100 * (income_ignore(players.target) - income_comply(players.target));
  result.threshold = compliance_threshold(result.gain / 100 + motives, result.stake / 100);
  enforcer_costs(world, penalty, income_ignore, income_penalised, result);
  result.equilibria = {ignore, comply, penalised};
  return result;
}

void compare_with_first(const ComplianceResult& first, double first_motives, double motives, ComplianceResult& result) {
  const ThresholdChange change =
      threshold_change(first.gain / 100 + first_motives, first.stake / 100, result.gain / 100 + motives, result.stake / 100);
  result.dlog_threshold = change.total;
  result.from_stake = change.from_stake;
  result.from_gain = change.from_gain;
}

/// What the grid point asks; points written by hand may leave the question to the scenario.
const Scenario& asked_at(const GridPoint& point, const Scenario& scenario) {
  return point.scenario.compliance ? point.scenario : scenario;
}

}  // namespace

bool ComplianceResult::certified() const {
  for (const Equilibrium& equilibrium : equilibria) {
    if (equilibrium.outcome != Outcome::converged) return false;
  }
  return equilibria.size() == 3;
}

std::vector<ComplianceResult> solve_compliance(const World& world, const Economy& economy, const Scenario& scenario,
                                               std::span<const GridPoint> grid, std::span<const Shock> shocks,
                                               const SolverParams& params, const Control& control) {
  assert(grid.size() == shocks.size());
  std::vector<CompliancePlayers> players;
  std::vector<double> motives;
  std::vector<Shock> batch;
  for (std::size_t point = 0; point < grid.size(); ++point) {
    const Scenario& asked = asked_at(grid[point], scenario);
    players.push_back(compliance_players(world, asked));
    motives.push_back(compliance_motives(*asked.compliance, asked.compliance->third));
    for (Shock& state : states_of(world, economy, players.back(), shocks[point])) batch.push_back(std::move(state));
  }
  const std::vector<Equilibrium> solved = solve_batch(world, economy, batch, params, control);

  const std::size_t penalties = scenario.compliance->penalties.size(), states = 2 + penalties;
  std::vector<ComplianceResult> results;
  for (std::size_t point = 0; point < grid.size(); ++point) {
    const Equilibrium *ignore = &solved[point * states], *comply = ignore + 1;
    for (std::size_t p = 0; p < penalties; ++p) {
      results.push_back(
          result_of(world, motives[point], players[point], players[point].penalties[p], *ignore, *comply, ignore[2 + p]));
      results.back().parameters = grid[point].parameters;
      compare_with_first(results[p], motives.front(), motives[point], results.back());
    }
  }
  return results;
}

}  // namespace entrepot
