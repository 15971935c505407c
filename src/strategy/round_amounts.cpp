#include "strategy/round_amounts.hpp"

#include <cmath>

namespace entrepot {
namespace {

double round_step(double least) {
  const double decade = std::pow(10.0, std::floor(std::log10(least)));
  for (const double digit : {1.0, 2.0, 2.5, 5.0}) {
    if (digit * decade >= least) return digit * decade;
  }
  return 10 * decade;
}

}  // namespace

std::vector<double> round_amounts(double low, double high, std::size_t count) {
  const double step = round_step((high - low) / static_cast<double>(count - 2));  // one step is lost to rounding down
  const double first = std::floor(low / step);
  std::vector<double> amounts;
  for (std::size_t k = 0; k < count; ++k) amounts.push_back(step * (first + static_cast<double>(k)));
  return amounts;
}

}  // namespace entrepot
