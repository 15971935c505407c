// What follows from the exit of suppliers if buyers replace them without preference (independence of irrelevant alternatives,
// IIA), and prices answer with constant elasticity: the yardstick against which real replacement is measured.
#pragma once

#include <vector>

#include "entrepot/interval.hpp"

namespace entrepot {

/// Shares of those who stay, each over one minus the joint share of those who left; 0 for those who left. Shares in [0, 1] that
/// add to 1 within 1e-9; not all may leave. Errors: InputError.
std::vector<double> shares_after_exit(const std::vector<double>& shares, const std::vector<bool>& leaves);
/// The price index over what it was: (1 - s)^(-1/theta), for suppliers of joint share s in [0, 1) and trade elasticity theta > 0
/// (Feenstra 1994, AER 84; the lambda ratio). Errors: InputError.
double price_index_after_exit(double exit_share, double trade_elasticity);
/// The joint share that must have left if a share rose by this factor through exit alone: 1 - 1 / factor, with factor >= 1.
Interval exit_share_implied(const Interval& factor);
/// Share now less what IIA lets expect: what supply, prices or taste added. In [-1, 1].
double beyond_substitution(double share_before, double share_now, double exit_share);

}  // namespace entrepot
