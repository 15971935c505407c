#include "detect/combined_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entrepot::detect {

double cauchy_combination(std::span<const double> p) {
  constexpr double largest = 0.99, small = 1e-15;
  if (p.empty()) return 1;
  double sum = 0;
  for (const double one : p) {
    const double used = std::min(one, largest);
    // Near 0 the tangent is 1 / (pi p), and computed so keeps its digits.
    sum += used < small ? 1 / (std::max(used, 1e-300) * std::numbers::pi) : std::tan(std::numbers::pi * (0.5 - used));
  }
  const double mean = sum / static_cast<double>(p.size());
  return mean > 1 / small ? 1 / (mean * std::numbers::pi) : 0.5 - std::atan(mean) / std::numbers::pi;
}

double harmonic_mean_p(std::span<const double> p) {
  if (p.empty()) return 1;
  const auto n = static_cast<double>(p.size());
  double sum = 0;
  for (const double one : p) sum += 1 / std::max(one, 1e-300);
  const double factor = p.size() == 1 ? 1 : p.size() == 2 ? 2 : std::numbers::e * std::log(n);
  return std::min(1.0, factor * n / sum);
}

}  // namespace entrepot::detect
