#include "detect/newcomer_index.hpp"

#include <algorithm>
#include <cmath>

namespace entrepot::detect {

NewcomerIndex::NewcomerIndex(const ConsigneeProfiles& profiles, const std::vector<std::size_t>& newcomers)
    : weights_(profiles.weights()),
      address_scale_(std::log(static_cast<double>(profiles.consignees()) / 2)),
      by_shipper_(weights_.shippers.size()),
      by_address_(weights_.addresses.size()),
      by_product_(weights_.products.size()) {
  for (std::uint32_t place = 0; place < newcomers.size(); ++place) {
    const Profile profile = profiles.whole(newcomers[place]);
    double weight = 0;
    for (const std::uint32_t s : profile.shippers) {
      by_shipper_[s].push_back(place);
      weight += weights_.shippers[s];
    }
    for (const std::uint32_t a : profile.addresses) by_address_[a].push_back(place);
    for (const auto& [p, value] : profile.products)
      if (value > 0) by_product_[p].emplace_back(place, value);
    shipper_weight_.push_back(weight);
    length_.push_back(profile.length);
  }
}

std::vector<LinkParts> NewcomerIndex::compare(const Profile& earlier) const {
  std::vector<LinkParts> parts(length_.size());  // first the sums over what both have, then the parts
  double weight = 0;
  for (const std::uint32_t s : earlier.shippers) {
    weight += weights_.shippers[s];
    for (const std::uint32_t n : by_shipper_[s]) parts[n].shippers += weights_.shippers[s];
  }
  for (const std::uint32_t a : earlier.addresses)
    for (const std::uint32_t n : by_address_[a]) parts[n].address = std::max(parts[n].address, weights_.addresses[a]);
  for (const auto& [p, value] : earlier.products)
    for (const auto& [n, other] : by_product_[p]) parts[n].products += value * other;

  for (std::size_t n = 0; n < parts.size(); ++n) {
    const double either = weight + shipper_weight_[n] - parts[n].shippers;
    if (parts[n].shippers > 0) parts[n].shippers /= either;
    if (parts[n].address > 0) parts[n].address /= address_scale_;
    if (parts[n].products > 0) parts[n].products = std::min(1.0, parts[n].products / (earlier.length * length_[n]));
  }
  return parts;
}

}  // namespace entrepot::detect
