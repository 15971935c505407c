// Accounting dependence and asymmetry (MODEL.md M11.1, after Hirschman).
#include <algorithm>

#include "outcomes/tie_indices.hpp"

namespace entrepot {
namespace {

double trade_between(const Flows& trade, Country a, Country b) {
  double sum = 0;
  for (Sector j : all<Sector>(trade.extent(0))) sum += trade(j, a, b) + trade(j, b, a);
  return sum;
}

double foreign_trade(const Flows& trade, std::span<const Country> side) {
  double sum = 0;
  for (Country a : side) {
    for (Country h : all<Country>(trade.extent(1))) {
      if (std::ranges::find(side, h) == side.end()) sum += trade_between(trade, a, h);
    }
  }
  return sum;
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

double trade_between(const Flows& trade, std::span<const Country> a, std::span<const Country> b) {
  double sum = 0;
  for (Country one : a) {
    for (Country other : b) sum += trade_between(trade, one, other);
  }
  return sum;
}

Dependence dependence(const Flows& trade, std::span<const Country> a, std::span<const Country> b) {
  const double between = trade_between(trade, a, b);
  Dependence result;
  result.a_on_b = share(between, foreign_trade(trade, a));
  result.b_on_a = share(between, foreign_trade(trade, b));
  result.asymmetry = asymmetry(result.a_on_b, result.b_on_a);
  return result;
}

Dependence dependence(const Flows& trade, Country a, Country b) { return dependence(trade, std::span(&a, 1), std::span(&b, 1)); }

double asymmetry(double a_on_b, double b_on_a) { return share(a_on_b - b_on_a, a_on_b + b_on_a); }

}  // namespace entrepot
