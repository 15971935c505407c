// A linear scale with round ticks.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

struct Tick {
  double value = 0;
  std::string label;
};

/// Maps data to pixels; `low` and `high` are the data values at `from` and `to`.
struct AxisScale {
  double low = 0, high = 1, from = 0, to = 1;
  double operator()(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

/// Round numbers (1, 2 or 5 times a power of ten apart) that cover [low, high], about `count` of them, labelled with as
/// many decimals as the step needs. low == high gives one unit around it.
std::vector<Tick> round_ticks(double low, double high, int count);

}  // namespace entrepot
