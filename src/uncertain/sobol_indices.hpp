// Which input drives an output: first-order and total shares of the variance, from two independent matrices of draws A and B, and
// A with one input's column taken from B. Sobol (2001); Saltelli et al. (2010, table 2 b); Jansen (1999).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entrepot {

/// Shares of the variance, 1 = all of it; estimates may lie a little outside [0, 1]. NaN where the output does not vary.
struct VarianceShare {
  double first = 0, first_error = 0;  ///< mean f_B (f_AB - f_A) / V, and its standard error
  double total = 0, total_error = 0;  ///< mean (f_A - f_AB)^2 / 2V
  std::size_t excluded = 0;           ///< pairs that a missing value (NaN) keeps out
};

/// `a`, `b` and each of `ab` hold an output by draw, NaN where it is missing; draws are `replicates` blocks of equal length, each
/// an independent scrambling. Outputs are counted from their mean, which changes no expectation and takes most of the noise away.
/// Errors are those of the jackknife that leaves one block out. Infinite values are our caller's to avoid: see ranks().
std::vector<VarianceShare> variance_shares(std::span<const double> a, std::span<const double> b,
                                           std::span<const std::vector<double>> ab, std::size_t replicates);

/// Values by their rank among all of them, ties at their mean rank, scaled to (0, 1); infinities rank like other numbers, NaN
/// stays NaN. Lists are ranked together.
std::vector<std::vector<double>> ranks(std::span<const std::vector<double>> lists);

/// Standard error of an estimate from the same estimate with each of R blocks left out (Shao and Wu 1989, who show that leaving
/// out blocks works for quantiles too). NaN with fewer than two.
double jackknife_error(std::span<const double> without_block);

}  // namespace entrepot
