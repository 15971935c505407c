// Round amounts for the axis of a map.
#pragma once

#include <cstddef>
#include <vector>

namespace entrepot {

/// `count` multiples of a round step (1, 2, 2.5 or 5 times a power of ten), ascending and one step apart, that hold [low, high];
/// low < high, count >= 3.
std::vector<double> round_amounts(double low, double high, std::size_t count);

}  // namespace entrepot
