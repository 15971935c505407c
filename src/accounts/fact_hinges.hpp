// Which single figure, if it were wrong, would explain a contradiction.
#pragma once

#include <functional>
#include <vector>

#include "entrepot/facts.hpp"

namespace entrepot {

/// Interval of left minus right, with the intervals of facts given by id.
using DifferenceOf = std::function<Interval(const std::function<Interval(const std::string&)>&)>;

/// One hinge for every fact that could explain it alone: it is moved away from what is printed, all others within their rounding,
/// until the difference may be within `tolerance` of zero. Sorted by half_units; `confirmed` is left false.
std::vector<Hinge> hinges_of(const std::vector<const Fact*>& facts, const DifferenceOf& difference, double tolerance);

}  // namespace entrepot
