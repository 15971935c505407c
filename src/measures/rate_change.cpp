#include "measures/rate_change.hpp"

#include <algorithm>
#include <cassert>

namespace entrepot {

double changed_rate(double rate, Change change) {
  const double amount = change.value / 100;
  switch (change.verb) {
    case Verb::add_pp:
      return rate + amount;
    case Verb::set_rate:
      return amount;
    case Verb::max_rate:
      return std::min(rate, amount);
    case Verb::linear_cut:
      return rate * (1 - amount);
    case Verb::swiss:
      return amount * rate / (amount + rate);
    case Verb::power_pct:
      return rate + amount + rate * amount;
    case Verb::factor:
    case Verb::max_pct:
    case Verb::max_value:
    case Verb::none:
      break;
  }
  assert(false);
  return rate;
}

}  // namespace entrepot
