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

/// Evaluates points of one problem; factorises once and again only where that has grown too far away.
class TaxSearch {
 public:
  TaxSearch(const World& world, const Economy& economy, const TaxProblem& problem, const TaxSearchParams& params,
            const Control& control);
  TaxPoint at(std::span<const double> rates);
  int evaluations() const { return evaluations_; }

 private:
  void differentiate(TaxPoint& point);
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
