#include "world/margin_fit.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entrepot {
namespace {

std::vector<double> sums_of(std::span<const double> values, const Margins& margins) {
  std::vector<double> sums(margins.total.size());
  for (std::size_t cell = 0; cell < values.size(); ++cell) sums[margins.group[cell]] += values[cell];
  return sums;
}

/// |sum / total - 1|; a total of 0 is met by 0 alone. A group without seed cannot be met and is the caller's to avoid.
double gap_of(const std::vector<double>& sums, const Margins& margins) {
  double gap = 0;
  for (std::size_t g = 0; g < sums.size(); ++g)
    gap = std::max(gap, margins.total[g] > 0 ? std::abs(sums[g] / margins.total[g] - 1) : (sums[g] > 0 ? 1.0 : 0.0));
  return gap;
}

void scale(std::span<double> values, const Margins& margins, const std::vector<double>& sums) {
  std::vector<double> factor(sums.size());
  for (std::size_t g = 0; g < sums.size(); ++g) factor[g] = sums[g] > 0 ? margins.total[g] / sums[g] : 0;
  for (std::size_t cell = 0; cell < values.size(); ++cell) values[cell] *= factor[margins.group[cell]];
}

}  // namespace

MarginFit fit_to_margins(std::span<double> values, std::span<const Margins> margins, double tolerance, int max_sweeps) {
  MarginFit fit;
  for (;;) {
    fit.worst_gap = 0;
    for (const Margins& one : margins) {
      assert(one.group.size() == values.size());
      fit.worst_gap = std::max(fit.worst_gap, gap_of(sums_of(values, one), one));
    }
    if (fit.worst_gap <= tolerance || fit.sweeps >= max_sweeps) return fit;
    for (const Margins& one : margins) scale(values, one, sums_of(values, one));
    ++fit.sweeps;
  }
}

}  // namespace entrepot
