#include "detect/mirror_gap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entrepot::detect {

std::vector<double> mirror_gaps(std::span<const double> exported, std::span<const double> imported) {
  std::vector<double> gaps;
  for (std::size_t m = 0; m < exported.size(); ++m)
    gaps.push_back(exported[m] == 0 && imported[m] == 0 ? std::numeric_limits<double>::quiet_NaN()
                                                        : std::log1p(exported[m]) - std::log1p(imported[m]));
  return gaps;
}

double normal_margin(std::span<const double> gaps) {
  std::vector<double> known;
  for (const double gap : gaps)
    if (!std::isnan(gap)) known.push_back(gap);
  if (known.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::ranges::sort(known);
  const std::size_t half = known.size() / 2;
  return known.size() % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
}

}  // namespace entrepot::detect
