// Efficient sanctions (MODEL.md M8; de Souza, Hu, Li and Mei 2024; Becko 2024; Sturm 2023): the taxes on trade with a target that
// cost a coalition least for what they cost the target, as its willingness to pay for the target's loss rises.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/headline.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/uncertainty.hpp"

namespace entrepot {

// One market by itself. `willingness` = phi >= 0: USD of own income given up for a USD of the target's loss.

/// Tariff on what the target sells with this elasticity > 0 to those who sanction it: t = (1 + phi) / elasticity (rate).
double efficient_tariff(double willingness, double export_supply_elasticity);
/// Tax on what it buys with this elasticity > 0 (in absolute value): t / (1 + t) = (1 + phi) / elasticity; infinite, a ban, where
/// the elasticity is at most 1 + phi.
double efficient_export_tax(double willingness, double import_demand_elasticity);

/// Inverse demand of the sanctioners demand_intercept - demand_slope m, inverse supply of the target supply_intercept +
/// supply_slope m; slopes >= 0, demand above supply at m = 0.
struct LinearMarket {
  double demand_intercept = 0, demand_slope = 0, supply_intercept = 0, supply_slope = 0;
};
struct LinearMarketPoint {
  double quantity = 0, tariff = 0;     ///< m; rate on the target's price
  double sanctioners = 0, target = 0;  ///< gains from this trade, revenue with the sanctioners
};
/// At any tariff >= 0, and at the one that is best at this willingness to pay.
LinearMarketPoint market_at(const LinearMarket& market, double tariff);
LinearMarketPoint efficient_point(const LinearMarket& market, double willingness);

// All markets together.

/// The rates of one sector that all members levy.
struct FrontierRate {
  std::vector<Sector> sectors;                          ///< one; with one rate for all, every one that the question names
  double tariff_pct = 0;                                ///< on what the target sells; NaN where tariffs are not an instrument
  double export_tax_pct = 0;                            ///< on what the target buys; likewise
  bool imports_banned = false, exports_banned = false;  ///< a ban serves better than any rate within the bound
  double imports_left = 1, exports_left = 1;  ///< trade over that of the base, in value before taxes; 0 where there was none
};

/// Money is benchmark income x change of ln real income, million USD a year, counted from the world without the coalition's
/// taxes.
struct FrontierPoint {
  double willingness_to_pay = 0;
  std::vector<FrontierRate> rates;  ///< in the order of FrontierResult::sectors_taxed
  double coalition_cost = 0;        ///< of all members together; below 0 they gain
  double target_loss = 0;
  ByCountry real_income;    ///< change by country, percent
  Equilibrium equilibrium;  ///< look at its outcome
  /// How good the point is: the largest move of a rate that a Newton step along what the bounds leave of the gradient would make,
  /// percentage points; what all such moves together would gain; and what the best change found of one rate alone would.
  double distance = 0, gain_left = 0, best_deviation = 0;
  bool found = false;   ///< certified equilibrium, gradient and deviation within tolerance
  int evaluations = 0;  ///< equilibria solved for it
};

/// Measures as they are, on the same scales.
struct FrontierComparison {
  double coalition_cost = 0, target_loss = 0;
  double least_cost = 0;  ///< on the frontier for the same loss, by interpolation; NaN where the frontier does not reach
  ByCountry real_income;
  Equilibrium equilibrium;
};

struct FrontierResult {
  Country target;
  std::vector<Country> coalition;                  ///< in World order
  std::vector<std::vector<Sector>> sectors_taxed;  ///< that share a rate
  bool tariffs = true, export_taxes = false;
  Equilibrium base;                            ///< the world without the coalition's taxes
  std::vector<FrontierPoint> points;           ///< ascending in willingness to pay
  std::optional<FrontierComparison> measures;  ///< where the question names a group
  std::vector<std::string> warnings;
  bool found() const;  ///< base and every point
};

enum class FrontierDetail {
  certified,
  headlines,  ///< what headlines() reads: one start a point, no scan of deviations
};

/// Changes are counted from `scenario` without the group of measures that the taxes replace. Errors: InputError (players,
/// sectors, dates without `on`, a grid, limits, burden sharing).
FrontierResult solve_frontier(const World& world, const Economy& economy, const Scenario& scenario,
                              const std::optional<std::string>& on = std::nullopt, const SolverParams& params = {},
                              const Control& control = {}, FrontierDetail detail = FrontierDetail::certified);
Headlines headlines(const FrontierResult& result, const World& world);

struct FrontierStudy {
  Scenario scenario;
  std::shared_ptr<const World> world;
  Economy economy;
  FrontierResult result;
  std::optional<Uncertainty> uncertainty;  ///< where FrontierOptions asks for it and the scenario has [uncertainty]
  SolverParams params;
  std::vector<std::string> warnings;
  std::string on, command, date;
  double seconds = 0;
  int threads = 0;
  Outcome outcome() const;  ///< the first that is not converged
};
struct FrontierOptions {
  std::optional<std::string> on;
  SolverParams params;
  std::string command, date;
  std::optional<SweepOptions> sweep;  ///< put intervals on the answer
};
/// Errors: InputError.
FrontierStudy run_frontier(const Scenario& scenario, const FrontierOptions& options = {}, const Control& control = {});
/// One of n parts of the draws behind its intervals, as the text of a file for merge_draws; empty if interrupted. The scenario
/// must have [uncertainty]. Errors: InputError.
std::string draw_frontier_shard(const Scenario& scenario, const FrontierOptions& options, std::size_t shard, std::size_t shards,
                                const Control& control = {});

}  // namespace entrepot
