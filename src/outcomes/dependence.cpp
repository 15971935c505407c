// Accounting dependence and asymmetry (MODEL.md M11.1, after Hirschman).
#include "entrepot/outcomes.hpp"

namespace entrepot {
namespace {

double trade_between(const Flows& trade, Country a, Country b) {
  double sum = 0;
  for (Sector j : all<Sector>(trade.extent(0))) sum += trade(j, a, b) + trade(j, b, a);
  return sum;
}

double foreign_trade(const Flows& trade, Country a) {
  double sum = 0;
  for (Country h : all<Country>(trade.extent(1))) {
    if (h != a) sum += trade_between(trade, a, h);
  }
  return sum;
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

Dependence dependence(const Flows& trade, Country a, Country b) {
  const double between = trade_between(trade, a, b);
  Dependence result;
  result.a_on_b = share(between, foreign_trade(trade, a));
  result.b_on_a = share(between, foreign_trade(trade, b));
  result.asymmetry = asymmetry(result.a_on_b, result.b_on_a);
  return result;
}

double asymmetry(double a_on_b, double b_on_a) { return share(a_on_b - b_on_a, a_on_b + b_on_a); }

}  // namespace entrepot
