// Strategy, first part: will a third country keep observing sanctions? MODEL.md M19 (compliance as a best response).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

/// One run of the grid under one penalty. Percent numbers are 100 x differences of ln real income. Where an equilibrium is
/// missing the numbers that need it are NaN; look at certified().
struct ComplianceResult {
  std::string penalty;
  std::map<std::string, double> parameters;  ///< of the grid point, e.g. "us-escalation.add_pp"
  std::string on;                            ///< ISO date of the run, empty if undated
  double gain = 0;                           ///< G: third country's income when it ignores, unpenalised, over complying
  double stake = 0;                          ///< Pi: its income when it ignores, unpenalised, over being penalised
  double threshold = 0;      ///< q* = (G + b + m) / Pi; above 1 no enforcement deters; infinite if Pi <= 0 < G + b + m;
                             ///< NaN if both are <= 0 (it would comply unasked)
  double enforcer_cost = 0;  ///< of penalising, weighted over the enforcers by benchmark income
  std::vector<std::pair<std::string, double>> enforcer_costs;  ///< by enforcer, ISO3
  double target_loss_if_complies = 0;                          ///< target's loss when the third country complies
  /// Change of ln q* from the first grid point under the same penalty and its parts, which add up: a lower stake raises q*.
  /// NaN where either threshold is not positive and finite.
  double dlog_threshold = 0, from_stake = 0, from_gain = 0;
  std::vector<Equilibrium> equilibria;  ///< ignore, comply, penalised: in this order
  bool certified() const;               ///< all three converged
};

/// One World, one Economy, one shock by grid point, all penalties: solved as one batch.
/// The order is grid point first, penalty fastest. `shocks` are the grid points' own measures: the state in which the third
/// country ignores the sanctions. Errors: InputError (unknown codes, an enforcer that is the third country or the target).
std::vector<ComplianceResult> solve_compliance(const World& world, const Economy& economy, const Scenario& scenario,
                                               std::span<const GridPoint> grid, std::span<const Shock> shocks,
                                               const SolverParams& params = {}, const Control& control = {});

/// Stake of a small economy with one sector and fixed factor prices (MODEL.md 11.3), log points / 100.
/// base_share = share of the market at t = 0, tariff = rate; with_revenue adds the tariff's revenue.
double small_economy_stake(double base_share, double trade_elasticity, double tariff, bool with_revenue);

}  // namespace entrepot
