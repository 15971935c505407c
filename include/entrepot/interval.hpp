// A number that was rounded when it was printed: what it reads, and the interval in which the true one lies.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entrepot {

/// low <= value <= high. `value` is the number as printed, or what follows from numbers as printed.
/// Infinite ends: unbounded. NaN: there is no number (the logarithm of something negative).
struct Interval {
  double low = 0, value = 0, high = 0;
};

inline Interval exactly(double value) { return {value, value, value}; }
/// Ends that touch overlap.
inline bool overlap(const Interval& a, const Interval& b) { return a.low <= b.high && b.low <= a.high; }
inline bool contains(const Interval& interval, double value) { return interval.low <= value && value <= interval.high; }

/// A number as somebody printed it. Half a unit in its last place is what rounding may hide, unless it is stated.
struct PrintedNumber {
  double value = 0;
  double half_unit = 0;  ///< of the last printed place: 0.05 for "71.1", 0.5 for "240"
  int decimals = 0;      ///< digits behind the point
  Interval interval() const;
};

/// Digits with an optional sign (+, - or U+2212), an optional decimal point, and spaces (plain, thin, narrow, no-break) between
/// thousands; at most 15 digits. Nothing for any other text: a comma may mean two things and is refused.
std::optional<PrintedNumber> parse_printed(std::string_view text);
/// The same with `half_unit` instead of half the last place.
PrintedNumber with_half_unit(PrintedNumber number, double half_unit);

}  // namespace entrepot
