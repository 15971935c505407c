// Sensitivity: exact first derivatives of an equilibrium. How any outcome answers any tariff, trade cost, export tax,
// productivity or transfer, at the benchmark or after any shock: the implicit function theorem on the equations that solve
// solves. One answer to "what does this objective gain from each of 180,000 tariffs" costs about as much as one solve.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// A direction in which policy moves, or the derivatives of an objective by each of its entries. Rates are levels, as in
/// CellShock: 0.01 is one percentage point. Domestic cells carry no policy: they are ignored, and their derivatives are 0.
/// So are those of banned cells and of cells without trade.
struct PolicyVector {
  Flows tariff_rate;                 ///< of t
  Flows log_trade_cost;              ///< of ln kappa: 0.01 is 1 % of a good used up on its way
  Flows export_tax_rate;             ///< of e
  SectorByCountry log_productivity;  ///< of ln z
  ByCountry transfer;                ///< of T, million USD received; a direction must add to 0 over countries
};

/// The shock with its policy moved by `step` along the direction: rates by step times the entry, logs of factors likewise. Cells
/// that are banned stay banned. Errors: InputError (shapes).
Shock move_along(const World& world, const Shock& shock, const PolicyVector& direction, double step);

/// Changes of outcomes, or the weights with which they make up an objective. Empty = none.
struct OutcomeVector {
  ByCountry real_income;     ///< d ln W (MODEL.md eq. 7)
  ByCountry income;          ///< d ln I, world value added fixed
  ByCountry wage;            ///< d ln w
  ByCountry consumer_price;  ///< d ln P of the consumption bundle
  SectorByCountry price;     ///< d ln P^j_n
  Flows trade;               ///< dX, million USD (as trade_flows)
};

/// How the linear system was solved. Only `converged` comes with numbers that may be used.
struct LinearSolve {
  Outcome outcome = Outcome::stalled;  ///< converged, iteration_limit or cancelled
  double residual = 0;                 ///< of the linear system, relative to its right-hand side
  int products = 0;                    ///< with the system's matrix
};
struct Gradient {
  PolicyVector by;  ///< d objective / d policy; filled in any case
  LinearSolve solve;
};
/// Derivatives by the rates of chosen flows alone, in their order.
struct FlowGradient {
  std::vector<double> tariff_rate, export_tax_rate;
  std::vector<double> trade;  ///< X of the flows at the equilibrium, million USD (as trade_flows)
  LinearSolve solve;
};
/// Solutions of the adjoint system, from which a search for those of a nearby equilibrium may begin.
struct Multipliers;  ///< in src/solve
struct FlowGradients {
  std::vector<FlowGradient> by_objective;
  std::shared_ptr<const Multipliers> multipliers;
};
struct Response {
  OutcomeVector change;  ///< of every outcome, along the direction
  LinearSolve solve;
};

struct LinearParams {
  double tolerance = 1e-12;  ///< relative residual: the derivatives are then exact to about ten digits
  int max_products = 400;    ///< ordinary cases need about 15
};

/// The equilibrium conditions, linear at one equilibrium, factorised once. Immutable: one object may serve many threads.
/// Method: implicit function theorem; tangent and adjoint of MODEL.md eqs. 1-7 with nests (M5), any mobility of factors and any
/// closure; the generalisation of Kleinman, Liu and Redding (2020, eqs. 19-25) to sectors and input-output links.
class Linearisation {
 public:
  /// `equilibrium` must be the converged answer to `shock` (our own bug otherwise). Keeps no reference to its arguments.
  /// Errors: InputError for what has no derivatives here: burden sharing, limits.
  Linearisation(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium);
  /// The same for one of a series of nearby equilibria of one World and Economy, without a factorisation of its own: that of
  /// `near` guides the search for the solution, which is as exact, in a few products more. Saves four fifths of the time.
  Linearisation(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                const Linearisation& near);

  /// By the adjoint: the cost is that of the number of objectives, whatever the number of policies.
  /// Errors: InputError (shapes, values that are not finite).
  std::vector<Gradient> gradients(std::span<const OutcomeVector> objectives, const LinearParams& params = {},
                                  const Control& control = {}) const;
  /// The same one by one, as they are found, so that whoever needs a part of each need not keep them all. `take` is given the
  /// place of an objective and its gradient, each once, from several threads at a time.
  void each_gradient(std::span<const OutcomeVector> objectives, const std::function<void(std::size_t, const Gradient&)>& take,
                     const LinearParams& params = {}, const Control& control = {}) const;
  /// By the rates of some flows alone, of each objective by flows of its own: the same derivatives without the work and the
  /// memory for all the others. `near`: what the same objectives led to at a nearby equilibrium, or null; it makes the search
  /// shorter and the answer no less exact.
  FlowGradients flow_gradients(std::span<const OutcomeVector> objectives, std::span<const std::vector<TradeFlow>> flows,
                               const LinearParams& params = {}, const Control& control = {},
                               const Multipliers* near = nullptr) const;
  /// By the tangent: the cost is that of the number of directions, whatever the number of outcomes.
  /// Errors: InputError (shapes, values that are not finite, transfers that do not add to 0).
  std::vector<Response> responses(std::span<const PolicyVector> directions, const LinearParams& params = {},
                                  const Control& control = {}) const;

  struct System;  ///< in src/solve

 private:
  template <class Take>
  std::shared_ptr<const Multipliers> each_adjoint(std::span<const OutcomeVector> objectives, const Take& take,
                                                  const LinearParams& params, const Control& control,
                                                  const Multipliers* near = nullptr) const;

  std::shared_ptr<const System> system_;
};

}  // namespace entrepot
