#include "model/closure.hpp"

#include <algorithm>

namespace entrepot {

void closure_deficits(const World& world, Closure closure, std::span<const double> wage_change, std::span<double> deficits) {
  const auto benchmark = world.deficit.values();
  const auto value_added = world.value_added.values();
  switch (closure) {
    case Closure::fixed_world_share:
      std::ranges::copy(benchmark, deficits.begin());
      return;
    case Closure::zero:
      std::ranges::fill(deficits, 0.0);
      return;
    case Closure::own_share: {
      double carried = 0, world_value_added = 0;
      for (std::size_t n = 0; n < deficits.size(); ++n) {
        carried += benchmark[n] * wage_change[n];
        world_value_added += value_added[n] * wage_change[n];
      }
      for (std::size_t n = 0; n < deficits.size(); ++n) {
        deficits[n] = wage_change[n] * (benchmark[n] - value_added[n] * carried / world_value_added);
      }
      return;
    }
  }
}

std::string to_string(Closure closure) {
  switch (closure) {
    case Closure::fixed_world_share:
      return "fixed_world_share";
    case Closure::zero:
      return "zero";
    case Closure::own_share:
      return "own_share";
  }
  return "";
}

}  // namespace entrepot
