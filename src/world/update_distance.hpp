// How far the updated World is from the one it was made from and from the published figures.
#pragma once

#include <string>
#include <vector>

#include "entrepot/world_update.hpp"
#include "world/pair_targets.hpp"
#include "world/update_flows.hpp"

namespace entrepot {

/// Before and after of many places, each named.
class DistanceList {
 public:
  DistanceList(std::string name, std::string unit) : name_(std::move(name)), unit_(std::move(unit)) {}
  void add(std::string what, double before, double after) { moves_.push_back({std::move(what), before, after}); }
  /// Entropy over places where both sides are above zero, and the share that fell out of it counts as it stands in the percent.
  Distance measure() const;

 private:
  std::string name_, unit_;
  std::vector<Distance::Move> moves_;
};

/// Trade in goods by pair and by sector, exports by economy, value added, uses of inputs: from the base; trade by pair and value
/// added: from what is published. `updated` has the economies of the base.
std::vector<Distance> update_distances(const World& base, const World& updated, const PairTargets& targets,
                                       const ValueAddedTargets& value_added);

}  // namespace entrepot
