#include "strategy/realign_doubt.hpp"

#include <cmath>

namespace entrepot {

Threshold doubt_threshold(double most, double betrayed, double needed) {
  constexpr double log_points = 100;
  const auto margin = [&](double doubt) { return log_points * ((1 - doubt) * most + doubt * betrayed - needed); };
  Threshold t;
  t.low = 0;
  t.high = 1;
  t.margin_low = margin(0);
  t.margin_high = margin(1);
  if (!std::isfinite(t.margin_low) || !std::isfinite(t.margin_high)) return t;
  if (t.margin_high >= 0) {
    t.reach = Reach::beyond;
    t.value = std::numeric_limits<double>::infinity();
  } else if (t.margin_low < 0) {
    t.reach = Reach::below;
    t.value = 0;
  } else {
    t.reach = Reach::found;
    t.value = (most - needed) / (most - betrayed);
    t.residual = std::abs(margin(t.value));
  }
  return t;
}

}  // namespace entrepot
