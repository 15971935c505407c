// Strategy: will a third country keep observing sanctions (MODEL.md M19, compliance as a best response)? What is a coalition
// worth, and how is its burden shared (MODEL.md M7)?
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

/// The world in which one set of economies takes the coalition's measures. Numbers are NaN without an equilibrium.
struct CoalitionState {
  std::string name;           ///< "joint", "alone:USA", "joined-by:CHN", "left-by:USA", "embargo:all" ...
  bool shares = false;        ///< those who take part share the burden
  std::vector<Country> part;  ///< who takes part, in World order
  double target = 0;          ///< change of the target's real income, percent, 100 (W-hat - 1)
  double members = 0;         ///< the same of those who take part, weighted by their income
  ByCountry real_income;      ///< the same by country, percent
  Equilibrium equilibrium;    ///< transfers are in it; infeasible with a diagnosis where a ban has no finite cost
};

/// MODEL.md M7 for one scenario. Changes are counted from the world without the coalition's measures, other measures in force.
/// An economy takes part in a measure if the measure names it; economies outside the coalition that join take every one of them.
struct CoalitionResult {
  Country target;
  std::vector<Country> members, others;               ///< others: every further economy but the target; both in World order
  CoalitionState joint, joint_shared;                 ///< the coalition as it is, without and with burden sharing
  CoalitionState global, global_shared;               ///< every economy but the target takes part
  std::vector<CoalitionState> alone;                  ///< by member: it acts, the others do not
  std::vector<CoalitionState> left;                   ///< by member: it stops, the others go on
  std::vector<CoalitionState> joined, joined_shared;  ///< by other: it joins the coalition
  /// Vertical scaling, in pairs without and with burden sharing: all sectors, an embargo of the measures' sectors, of all
  /// sectors, and by every economy. Steps that would repeat an earlier one are left out.
  std::vector<CoalitionState> scaled;
  double share_of_maximum = 0, share_of_maximum_shared = 0;  ///< target's loss / its loss under the global coalition
  /// Income-weighted mean over the members of what each loses when it acts alone, percent change of real income; and the sum over
  /// the members of what the target loses to each alone.
  double members_alone = 0, target_alone = 0;
  std::vector<std::string> warnings;
  std::vector<const CoalitionState*> states() const;  ///< all of them, in the order of this struct
  /// Indices into `others`, whose joining costs the target most first; without equilibrium last.
  std::vector<std::size_t> joining_by_effect() const;
  /// Indices into `members`, whose leaving spares the target most first; without equilibrium last.
  std::vector<std::size_t> leaving_by_effect() const;
};

/// All states are one batch after the world without the measures. `on`: the day whose measures count. Errors: InputError (no
/// target or members; a target among the members; no such group of measures; a measure that is not between members and target
/// alone; dates without `on`; a grid).
CoalitionResult solve_coalition(const World& world, const Economy& economy, const Scenario& scenario,
                                const std::optional<std::string>& on = std::nullopt, const SolverParams& params = {},
                                const Control& control = {});

}  // namespace entrepot
