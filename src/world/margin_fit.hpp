// Iterative proportional fitting (Deming and Stephan 1940; Stone 1961 for two margins): the numbers nearest to a seed, in
// information, whose sums over groups are given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entrepot {

/// One way to sum the numbers: each belongs to one group, each group has its total, >= 0.
struct Margins {
  std::vector<std::uint32_t> group;  ///< by number
  std::vector<double> total;         ///< by group
};

struct MarginFit {
  double worst_gap = 0;  ///< largest |sum / total - 1| that is left
  int sweeps = 0;        ///< 0: the seed met all margins and stays as it is, bit for bit
};

/// Scales `values` (>= 0) group by group, one list of margins after the other, until all hold within `tolerance`, relative to
/// each total; groups with total 0 become 0. The last list holds to rounding. Where no such numbers exist the sweeps end at
/// `max_sweeps` with the gap that is left.
MarginFit fit_to_margins(std::span<double> values, std::span<const Margins> margins, double tolerance, int max_sweeps);

}  // namespace entrepot
