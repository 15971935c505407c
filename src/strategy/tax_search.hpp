// One point of a government's problem after the other: equilibrium, value, gradient and how far from an optimum it is.
#pragma once

#include <optional>

#include "entrepot/tax_policy.hpp"

namespace entrepot {

struct TaxPoint {
  std::vector<double> rates;
  Shock shock;
  Equilibrium equilibrium;
  double value = 0;                    ///< NaN without equilibrium or gradient
  std::vector<double> gradient;        ///< by rate; empty without equilibrium
  std::vector<double> curvature;       ///< by rate: theta X / (1 + t)^2 summed over the instrument's flows, million USD
  double distance = 0, gain_left = 0;  ///< as TaxOptimum
  bool usable() const { return !gradient.empty(); }
};

/// theta X / (1 + t)^2 of each instrument: the curvature that its own trade gives a rate, million USD. From
/// TaxGradient::answering_trade.
std::vector<double> tax_curvatures(std::span<const double> answering_trade, std::span<const double> rates);
/// What Newton's step with that curvature makes of a rate, within its bounds; the rate itself where no trade is left.
double newton_rate(double rate, double gradient, double curvature, double min_rate, double max_rate);
/// Each rate's place in a search: roots of curvature, relative to all of it; never so small that something is divided by zero.
std::vector<double> tax_scales(std::span<const double> curvature);

/// Evaluates points of one problem; factorises once and again only where that has grown too far away.
class TaxSearch {
 public:
  TaxSearch(const World& world, const Economy& economy, const TaxProblem& problem, const TaxSearchParams& params,
            const Control& control);
  TaxPoint at(std::span<const double> rates);
  int evaluations() const { return evaluations_; }

 private:
  void differentiate(TaxPoint& point);
  GovernmentObjective objective_at(const TaxPoint& point, double& value) const;
  void judge(TaxPoint& point) const;

  const World& world_;
  const Economy& economy_;
  const TaxProblem& problem_;
  const TaxSearchParams& params_;
  const Control& control_;
  TaxSchedule schedule_;
  std::optional<Linearisation> near_;
  int products_near_ = 0;  ///< products that a gradient took beside its own factorisation
  int evaluations_ = 0;
};

}  // namespace entrepot
