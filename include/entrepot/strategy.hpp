// Strategy, first part: will a third country keep observing sanctions? MODEL.md M19 (compliance as a best response).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

/// One run of the grid under one penalty. Percent numbers are 100 x differences of ln real income.
struct ComplianceResult {
  std::string penalty;
  std::map<std::string, double> parameters;  ///< of the grid point, e.g. "us-escalation.add_pp"
  double gain = 0;           ///< G: third country's income when it ignores, unpenalised, over complying
  double stake = 0;          ///< Pi: its income when it ignores, unpenalised, over being penalised
  double threshold = 0;      ///< q* = (G + b + m) / Pi; above 1 no enforcement deters; infinite if Pi <= 0 < G + b + m
  double enforcer_cost = 0;  ///< of penalising, income-weighted over the enforcers
  std::vector<std::pair<std::string, double>> enforcer_costs;  ///< by enforcer, ISO3
  double target_loss_if_complies = 0;  ///< target's loss when the third country complies
  /// Change of ln q* from the first grid point and its parts (they add up): a lower stake raises q*.
  double dlog_threshold = 0, from_stake = 0, from_gain = 0;
  std::vector<Equilibrium> equilibria;  ///< ignore, comply, penalised: in this order
  bool certified() const;               ///< all three converged
};

/// One World, one Economy, one shock by grid point, all penalties: solved as one batch.
/// The order is grid point first, penalty fastest.
std::vector<ComplianceResult> solve_compliance(const World& world, const Economy& economy, const Scenario& scenario,
                                               std::span<const GridPoint> grid, std::span<const Shock> shocks,
                                               const SolverParams& params = {}, const Control& control = {});

/// Stake of a small economy with one sector and fixed factor prices (MODEL.md 11.3), log points / 100.
/// base_share = share of the market at t = 0, tariff = rate; with_revenue adds the tariff's revenue.
double small_economy_stake(double base_share, double trade_elasticity, double tariff, bool with_revenue);

}  // namespace entrepot
