// Taxes on trade as a choice: which rates a government sets, what it wants, and the rates that serve it best (MODEL.md M8, M9).
// Rates are levels, as in CellShock: 0.25 is 25 %. Money is million USD at benchmark prices of consumption.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/questions.hpp"
#include "entrepot/sensitivity.hpp"

namespace entrepot {

enum class TaxKind { tariff, export_tax };

/// One rate that a government chooses: all its flows carry it.
struct TaxInstrument {
  TaxKind kind = TaxKind::tariff;
  std::vector<TradeFlow> flows;   ///< foreign, with trade in the World, sorted
  std::vector<Country> partners;  ///< whom it bears on, ascending
  std::vector<Sector> sectors;    ///< on what, ascending
};

/// How a government taxes its trade. A bloc of several members sets one rate for all of them and leaves trade among them alone.
struct TaxDesign {
  std::vector<Country> members;                ///< the government; ascending
  std::vector<std::vector<Country>> partners;  ///< each treated as one; members among them are passed over
  std::vector<Sector> sectors;                 ///< ascending
  TaxDetail detail = TaxDetail::uniform;       ///< one rate in all, by partner, by sector, or by both
  bool tariffs = true, export_taxes = false;
};
/// Tariffs first, then export taxes; partner slowest, sector fastest. What carries no trade in the World is left out.
std::vector<TaxInstrument> tax_instruments(const World& world, const TaxDesign& design);

/// A shock whose rates on the instruments' flows are replaced by chosen ones: new levels, whatever they were before. Trade costs
/// and bans stay. The same flow may carry a tariff and an export tax, but no two instruments of one kind (our own bug otherwise).
class TaxSchedule {
 public:
  TaxSchedule(const World& world, Shock base, std::span<const TaxInstrument> instruments);
  /// `rates`: one for each instrument, above -1.
  Shock at(std::span<const double> rates) const;
  /// The same in place, in a shock that `at` gave.
  void put(std::span<const double> rates, Shock& shock) const;

 private:
  Shock shock_;
  std::vector<std::ptrdiff_t> tariff_, export_tax_;  ///< by cell of the shock: the instrument, or -1
};

/// What a government wants, a sum of three parts, in million USD. Empty = none of it.
///   real_income   sum_n weight_n ln W_n: with benchmark income as weight, the equivalent of a change of income
///   revenue       sum_n weight_n (tariff and export-tax revenue)_n / P_n, beyond its place in income
///   value_added   sum_jn weight_jn beta^j_n Y^j_n / P_n, beta the benchmark share of value added in output
/// Sources: Ossa (2014, eq. 1) for weights on sectors; de Souza, Hu, Li and Mei (2024) for a target's loss as a good.
struct GovernmentObjective {
  ByCountry real_income;
  ByCountry revenue;
  SectorByCountry value_added;
};
/// The members' real income, less `willingness_to_pay` times the target's; both at benchmark income. Weights as in [war].
struct GovernmentTaste {
  std::optional<Country> target;
  double willingness_to_pay = 0;  ///< USD of own income for a USD of the target's loss
  double revenue_weight = 0;      ///< for a USD of revenue beyond its place in income
  std::vector<std::pair<Sector, double>> sector_weights;
};
GovernmentObjective government_objective(const World& world, std::span<const Country> members, const GovernmentTaste& taste = {});

/// sum_p weight_p objective_p, of objectives of one World.
GovernmentObjective weighted_sum(std::span<const GovernmentObjective> objectives, std::span<const double> weights);

/// Up to a constant of the World; NaN where the equilibrium did not converge.
double objective_value(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                       const GovernmentObjective& objective);

/// The same of several objectives.
std::vector<double> objective_values(const World& world, const Economy& economy, const Shock& shock,
                                     const Equilibrium& equilibrium, std::span<const GovernmentObjective> objectives);

/// Exact derivatives of an objective by the rates of instruments, million USD for a rate of 1, by one adjoint solve.
struct TaxGradient {
  std::vector<double> by;
  /// theta X summed over each instrument's flows, million USD, theta 0.2 at least: how its trade answers its rate.
  std::vector<double> answering_trade;
  LinearSolve solve;
};
struct TaxGradients {
  std::vector<TaxGradient> by_objective;
  std::shared_ptr<const Multipliers> multipliers;
};
TaxGradient objective_gradient(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                               const Linearisation& linearisation, const GovernmentObjective& objective,
                               std::span<const TaxInstrument> instruments, const LinearParams& params = {});

/// The same for several objectives at once, each by instruments of its own; in parallel, whatever the number of threads the same.
/// `near`: what the same objectives led to at a nearby equilibrium, or null.
TaxGradients objective_gradients(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                                 const Linearisation& linearisation, std::span<const GovernmentObjective> objectives,
                                 std::span<const std::span<const TaxInstrument>> instruments, const LinearParams& params = {},
                                 const Control& control = {}, const Multipliers* near = nullptr);

/// Nash's product of what parties gain over a threat: count times the geometric mean of value_p - threat_p, million USD. Points
/// at which a party gains nothing are outside. Source: Nash (1950).
struct Bargain {
  std::vector<GovernmentObjective> parties;
  std::vector<double> threat;  ///< by party, as objective_value
  bool empty() const { return parties.empty(); }
};

/// A government's choice, everything else in `base` given; or a bargain of several.
struct TaxProblem {
  Shock base;
  std::vector<TaxInstrument> instruments;
  GovernmentObjective objective = {};
  Bargain bargain = {};                          ///< instead of `objective`, unless empty
  double min_rate = 0, max_rate = 5;             ///< above -1
  std::vector<std::vector<double>> starts = {};  ///< points from which to search; empty = tax_starts()
};
/// Free trade, the rule of thumb for a small country 1 / theta (weighted by trade), and three times that, within the bounds.
std::vector<std::vector<double>> tax_starts(const World& world, const Economy& economy, const TaxProblem& problem);

struct TaxSearchParams {
  double tolerance = 1e-6;                     ///< on TaxOptimum::distance: a ten-thousandth of a percentage point
  int starts = 3;                              ///< of tax_starts(), at most; 1 where the same problem is solved for many draws
  int max_evaluations = 400;                   ///< for each start; ordinary cases need about 20
  SolverParams solver = {.tolerance = 1e-12};  ///< tight, so that values near the optimum can be told apart
  LinearParams linear = {.tolerance = 1e-9};   ///< errors of gradients move rates by about as much
};

/// The best point that was found. It is an optimum only if outcome == converged: then no rate within its bounds gains to first
/// order. Several starts guard against local maxima; what each of them found is kept.
struct TaxOptimum {
  Outcome outcome =
      Outcome::stalled;  ///< converged, iteration_limit, stalled, cancelled; infeasible = no start has an equilibrium
  std::vector<double> rates;
  double value = 0;  ///< of the objective, as objective_value
  std::vector<double> gradient;
  /// Certificate: the projected gradient, as the largest move of a rate that a Newton step with the instruments' own curvature
  /// (theta X / (1 + t)^2, partial equilibrium) would make; and what all such moves together would gain, million USD.
  double distance = 0, gain_left = 0;
  Shock shock;
  Equilibrium equilibrium;
  struct Found {
    std::vector<double> rates;
    double value = 0, distance = 0;
    Outcome outcome = Outcome::stalled;
  };
  std::vector<Found> starts;  ///< what each start led to, in their order
  int evaluations = 0;        ///< equilibria with gradient, all starts together
  int stepped_back = 0;       ///< points without certified equilibrium, from which the search withdrew
};
/// Bounded quasi-Newton (NLopt, limited-memory BFGS: Nocedal 1980; Luksan's code) on rates scaled by their own curvature, with
/// exact gradients, from several starts. Deterministic. Errors: InputError (bounds; no instrument; what has no derivatives).
TaxOptimum maximise_taxes(const World& world, const Economy& economy, const TaxProblem& problem,
                          const TaxSearchParams& params = {}, const Control& control = {});

}  // namespace entrepot
