// How much of the sanctions a third country observes where it may choose any share (MODEL.md 11.1): numbers alone.
#pragma once

#include <vector>

#include "entrepot/compliance.hpp"

namespace entrepot {

/// Shares of compliance at which incomes are solved: Chebyshev points on [0, 1], ascending.
std::vector<double> solved_shares();

/// ln W of the third country at the solved shares, unpenalised and penalised; b, m, log income; nu = severity.
struct PartialCurve {
  std::vector<double> unpenalised, penalised;
  double political_value = 0, compliance_cost = 0, severity = 1;
};
/// The share a that maximises (1 - p) ln W(a) + p ln W(a, penalised) + b (1 - a) - m a with p = q (1 - a)^nu. Between solved
/// shares incomes are polynomials through them. `third` is left empty; NaN where an income is missing.
PartialCompliance best_share(const PartialCurve& curve, double q);

}  // namespace entrepot
