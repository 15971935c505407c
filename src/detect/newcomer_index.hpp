// One consignee against all that appeared after it: only what both have costs time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "detect/consignee_profiles.hpp"

namespace entrepot::detect {

class NewcomerIndex {
 public:
  /// `newcomers`: consignees, in any order. Both references must live as long as this.
  NewcomerIndex(const ConsigneeProfiles& profiles, const std::vector<std::size_t>& newcomers);

  /// How alike `earlier` and each newcomer are, in the order given (entity_network.hpp).
  std::vector<LinkParts> compare(const Profile& earlier) const;

 private:
  using Postings = std::vector<std::vector<std::uint32_t>>;  // the places of the newcomers that have it
  const RarityWeights& weights_;
  double address_scale_;  // the weight of an address that two have
  Postings by_shipper_, by_address_;
  std::vector<std::vector<std::pair<std::uint32_t, double>>> by_product_;
  std::vector<double> shipper_weight_, length_;  // one a newcomer
};

}  // namespace entrepot::detect
