// Transfers that give all members of a coalition the same change of real income (MODEL.md M7).
#pragma once

#include <span>
#include <vector>

#include "entrepot/shock.hpp"

namespace entrepot {

/// One member in the state looked at.
struct MemberState {
  double income_before = 0;   ///< I°: income before shared transfers, million USD
  double consumer_price = 1;  ///< P-hat of consumption, relative to the benchmark
};

/// T_n = g I_n p_n - I°_n with g = sum I° / sum I_n p_n, I_n the baseline's income and p_n the consumer price over the
/// baseline's. By member, in the rule's order, million USD; they add to 0 up to rounding.
std::vector<double> shared_transfers(const BurdenSharing& rule, std::span<const MemberState> members);

}  // namespace entrepot
