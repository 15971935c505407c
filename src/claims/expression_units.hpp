// Units of numbers and what they are in expressions: percentages stand there as fractions, amounts in units of their currency.
#pragma once

#include <string>

#include "entrepot/interval.hpp"

namespace entrepot {

/// A 1 of this unit is this in expressions: "percent" and "percentage points" 0.01; "bn USD", "billion USD a year" 1e9; "million
/// tonnes" 1e6; of other units 1.
double unit_scale(const std::string& unit);
Interval scaled(const Interval& interval, double factor);  ///< factor > 0

}  // namespace entrepot
