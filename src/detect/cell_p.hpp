// Scans of many cells at once. Which scan a cell bears: trend and season where it trades in most months, the number of months
// with trade where it does not.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "detect/rise_scan.hpp"

namespace entrepot::detect {

inline constexpr std::size_t fewest_months_before = 24;  ///< two of each calendar month
/// A trend, a season and a dispersion need this share of months with trade before the break.
inline constexpr double share_of_active_months = 0.75;

struct CellP {
  double p = 1;
  bool by_activity = false;  ///< p is of the months with trade, not of their value
  Rise rise;                 ///< forecast; of a constant mean where by_activity
};

struct CellMonths {
  std::span<const double> before, after;
};

/// One route's cells, or others of whom it may be thought that they grow alike: the prior of a trend is theirs. p is NaN where
/// there is no trade at all, before or after. `calendar_month`: 0 to 11, of the first month.
std::vector<CellP> scan_cells(const std::vector<CellMonths>& cells, int calendar_month, FlowKind kind);

}  // namespace entrepot::detect
