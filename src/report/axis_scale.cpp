#include "report/axis_scale.hpp"

#include <algorithm>
#include <cmath>

#include "report/number_text.hpp"

namespace entrepot {

std::vector<Tick> round_ticks(double low, double high, int count) {
  if (!(high > low)) {
    low -= 0.5;
    high += 0.5;
  }
  const double raw = (high - low) / std::max(1, count);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  const double step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
  const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
  std::vector<Tick> ticks;
  const double slack = step * 1e-9;
  for (double k = std::floor((low + slack) / step); (k - 1) * step < high - slack; ++k)
    ticks.push_back({k * step, fixed_text(k * step, decimals)});
  return ticks;
}

}  // namespace entrepot
