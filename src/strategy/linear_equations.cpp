#include "strategy/linear_equations.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace entrepot {

std::vector<double> solve_equations(std::vector<std::vector<double>> matrix, std::vector<double> right) {
  const std::size_t n = right.size();
  for (std::size_t pivot = 0; pivot < n; ++pivot) {
    std::size_t largest = pivot;
    for (std::size_t r = pivot + 1; r < n; ++r) {
      if (std::abs(matrix[r][pivot]) > std::abs(matrix[largest][pivot])) largest = r;
    }
    std::swap(matrix[pivot], matrix[largest]);
    std::swap(right[pivot], right[largest]);
    if (matrix[pivot][pivot] == 0) return std::vector<double>(n, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t r = pivot + 1; r < n; ++r) {
      const double factor = matrix[r][pivot] / matrix[pivot][pivot];
      for (std::size_t c = pivot; c < n; ++c) matrix[r][c] -= factor * matrix[pivot][c];
      right[r] -= factor * right[pivot];
    }
  }
  for (std::size_t r = n; r-- > 0;) {
    for (std::size_t c = r + 1; c < n; ++c) right[r] -= matrix[r][c] * right[c];
    right[r] /= matrix[r][r];
  }
  return right;
}

}  // namespace entrepot
