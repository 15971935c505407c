#include "outcomes/chebyshev.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace entrepot {
namespace {

/// Clenshaw-Curtis weights for even n on [-1, 1], halved for [0, 1] (Trefethen, p. 128).
std::vector<double> clenshaw_curtis_weights(std::size_t n) {
  const auto intervals = static_cast<double>(n);
  std::vector<double> weights(n + 1);
  weights.front() = weights.back() = 0.5 / (intervals * intervals - 1);
  for (std::size_t k = 1; k < n; ++k) {
    const double angle = std::numbers::pi * static_cast<double>(k) / intervals;
    double v = 1;
    for (std::size_t m = 1; m < n / 2; ++m) {
      const auto order = static_cast<double>(m);
      v -= 2 * std::cos(2 * order * angle) / (4 * order * order - 1);
    }
    v -= std::cos(intervals * angle) / (intervals * intervals - 1);
    weights[k] = v / intervals;
  }
  return weights;
}

/// Differentiation matrix (Trefethen, p. 54) with the diagonal as minus the row sum, which differentiates constants exactly.
std::vector<std::vector<double>> differentiation_matrix(const std::vector<double>& nodes) {
  const std::size_t count = nodes.size();
  std::vector<std::vector<double>> matrix(count, std::vector<double>(count, 0.0));
  const auto scale = [&](std::size_t k) { return (k == 0 || k + 1 == count ? 2.0 : 1.0) * (k % 2 == 0 ? 1 : -1); };
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t l = 0; l < count; ++l) {
      if (l == k) continue;
      matrix[k][l] = scale(k) / scale(l) / (nodes[k] - nodes[l]);
      matrix[k][k] -= matrix[k][l];
    }
  }
  return matrix;
}

}  // namespace

ChebyshevGrid chebyshev_grid(std::size_t intervals) {
  assert(intervals >= 2 && intervals % 2 == 0);
  ChebyshevGrid grid;
  for (std::size_t k = 0; k <= intervals; ++k) {
    const double half_angle = std::numbers::pi * static_cast<double>(k) / static_cast<double>(2 * intervals);
    grid.nodes.push_back(std::sin(half_angle) * std::sin(half_angle));  // (1 - cos) / 2 without cancellation
  }
  grid.nodes.back() = 1;
  grid.weights = clenshaw_curtis_weights(intervals);
  grid.derivative = differentiation_matrix(grid.nodes);
  return grid;
}

}  // namespace entrepot
