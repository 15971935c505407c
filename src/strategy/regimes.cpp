#include "strategy/regimes.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "strategy/linear_equations.hpp"

namespace entrepot {

std::vector<double> present_values(const std::vector<std::vector<double>>& transitions, double discount,
                                   const std::vector<double>& values) {
  // (I - d M) x = (1 - d) v: never singular, since rows of M add to 1 and d < 1.
  const std::size_t n = values.size();
  assert(transitions.size() == n && discount >= 0 && discount < 1);
  Transitions matrix(n, std::vector<double>(n));
  std::vector<double> right(n);
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t c = 0; c < n; ++c) matrix[r][c] = (r == c ? 1 : 0) - discount * transitions[r][c];
    right[r] = (1 - discount) * values[r];
  }
  return solve_equations(std::move(matrix), std::move(right));
}

Transitions with_persistence(const Transitions& transitions, std::size_t regime, double persistence) {
  Transitions changed = transitions;
  std::vector<double>& row = changed[regime];
  const double leaves = 1 - row[regime];
  for (std::size_t to = 0; to < row.size(); ++to) {
    if (to == regime) continue;
    const double share = leaves > 0 ? row[to] / leaves : 1 / static_cast<double>(row.size() - 1);
    row[to] = share * (1 - persistence);
  }
  row[regime] = persistence;
  return changed;
}

BreakEvenBelief break_even_belief(const Transitions& transitions, double discount, std::size_t regime,
                                  const std::vector<double>& gains, const std::vector<double>& stakes, double motives, double q) {
  const auto deterred_by = [&](double persistence) {
    const Transitions chain = with_persistence(transitions, regime, persistence);
    return q * present_values(chain, discount, stakes)[regime] - present_values(chain, discount, gains)[regime] - motives;
  };
  BreakEvenBelief belief{q, std::numeric_limits<double>::quiet_NaN(), deterred_by(0) >= 0, deterred_by(1) >= 0};
  if (belief.complies_if_brief == belief.complies_if_forever) return belief;
  double low = 0, high = 1;
  for (double middle = 0.5; low < middle && middle < high; middle = (low + high) / 2)
    ((deterred_by(middle) >= 0) == belief.complies_if_brief ? low : high) = middle;
  belief.persistence = low;
  return belief;
}

}  // namespace entrepot
