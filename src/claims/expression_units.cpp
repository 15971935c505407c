#include "claims/expression_units.hpp"

#include <array>
#include <utility>

namespace entrepot {

double unit_scale(const std::string& unit) {
  constexpr std::array<std::pair<const char*, double>, 9> prefixes{{{"percent", 0.01},
                                                                    {"percentage points", 0.01},
                                                                    {"bn", 1e9},
                                                                    {"billion", 1e9},
                                                                    {"tn", 1e12},
                                                                    {"trillion", 1e12},
                                                                    {"million", 1e6},
                                                                    {"thousand", 1e3},
                                                                    {"m", 1e6}}};
  for (const auto& [prefix, scale] : prefixes) {
    const std::string word(prefix);
    if (unit == word || (unit.starts_with(word + " ") && scale > 1)) return scale;
  }
  return 1;
}

Interval scaled(const Interval& interval, double factor) {
  return {interval.low * factor, interval.value * factor, interval.high * factor};
}

}  // namespace entrepot
