// Growth, what contributes to it, and months recovered from sums since January.
#pragma once

#include <string>
#include <vector>

#include "entrepot/interval.hpp"
#include "entrepot/period.hpp"

namespace entrepot {

/// now / before - 1, a fraction. NaN where `before` is not above zero.
double growth(double now, double before);
/// Growth of the daily averages: a February of 29 days is no growth.
double daily_growth(double now, const Period& period, double before);

struct Part {
  std::string name;
  double now = 0, before = 0;  ///< values of the same kind, in the same unit
};
struct Contribution {
  std::string name;
  double now = 0, before = 0, change = 0;
  double growth = 0;          ///< fraction; NaN where there was nothing before
  double share = 0;           ///< of the whole now
  double previous_share = 0;  ///< of the whole before
  double contribution = 0;    ///< change over the whole before: previous_share * growth. Percentage points are 100 times it
};
struct ContributionTable {
  std::vector<Contribution> parts;  ///< in the order given
  Contribution whole;               ///< contribution = its growth: the sum over the parts
  /// Part of the whole's change that a part explains: its change over that of the whole. NaN where nothing changed.
  double explained(std::size_t part) const;
};
/// Weights are those of the year before: growth of the whole is the mean of the parts' by previous shares, no other.
ContributionTable contributions(const std::vector<Part>& parts);

/// A sum from January through a month, as printed, and what it is compared with.
struct Cumulative {
  Period period;  ///< first is 1
  Interval value;
  Interval growth;  ///< printed, a fraction; only used where `base` is not known
  bool has_growth = false;
  Interval base;  ///< the sum over the same months a year before, in the same (revised) vintage
  bool has_base = false;
};
/// What one month, or several, added.
struct MonthByDifference {
  Period period;
  Interval value, base;  ///< value = difference of the sums, base = difference of the *bases*
  Interval growth;       ///< value / base - 1: never a difference of growth rates
  bool has_base = false;
  /// Sum printed a year before less the base that this year's growth implies: the base was revised where it is not around zero.
  Interval revision;
  bool has_revision = false;
};
/// From sums of one series, in any order; sums of earlier years serve as bases where no growth is printed, and show revisions
/// where it is. Gaps give several months in one (2025-01..02). Errors: InputError (a sum that does not start in January; two
/// sums of one period).
std::vector<MonthByDifference> months_by_difference(std::vector<Cumulative> sums);

}  // namespace entrepot
