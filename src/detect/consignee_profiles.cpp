#include "detect/consignee_profiles.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace entrepot::detect {
namespace {

void sort_once(std::vector<std::uint32_t>& list) {
  std::ranges::sort(list);
  list.erase(std::ranges::unique(list).begin(), list.end());
}

/// The place of each product after its code is cut, and how many there are.
std::vector<std::uint32_t> cut_products(const std::vector<std::string>& products, std::size_t digits, std::size_t& count) {
  std::unordered_map<std::string, std::uint32_t> known;
  std::vector<std::uint32_t> place;
  for (const std::string& code : products)
    place.push_back(
        known.try_emplace(digits > 0 ? code.substr(0, digits) : code, static_cast<std::uint32_t>(known.size())).first->second);
  count = known.size();
  return place;
}

std::vector<double> weights_of(const std::vector<std::size_t>& owners, std::size_t consignees) {
  std::vector<double> weights;
  for (const std::size_t k : owners)
    weights.push_back(k > 0 ? std::log(static_cast<double>(consignees) / static_cast<double>(k)) : 0);
  return weights;
}

}  // namespace

ConsigneeProfiles::ConsigneeProfiles(const ShipmentTable& shipments, std::size_t digits) {
  const std::vector<std::uint32_t> product = cut_products(shipments.products, digits, products_);
  std::vector<std::size_t> order(shipments.rows());
  for (std::size_t row = 0; row < order.size(); ++row) order[row] = row;
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return std::pair(shipments.consignee[row], shipments.day[row]); });
  first_row_.assign(shipments.consignees.size() + 1, 0);
  for (const std::size_t row : order) {
    rows_.push_back({shipments.day[row], shipments.shipper[row], shipments.address[row], product[shipments.product[row]],
                     shipments.value[row]});
    ++first_row_[shipments.consignee[row] + 1];
  }
  for (std::size_t c = 0; c < consignees(); ++c) first_row_[c + 1] += first_row_[c];

  std::vector<std::size_t> with_shipper(shipments.shippers.size()), with_address(shipments.addresses.size()),
      with_product(products_);
  for (std::size_t c = 0; c < consignees(); ++c) {
    const Profile profile = whole(c);
    for (const std::uint32_t s : profile.shippers) ++with_shipper[s];
    for (const std::uint32_t a : profile.addresses) ++with_address[a];
    for (const auto& [p, value] : profile.products) ++with_product[p];
  }
  weights_ = {weights_of(with_shipper, consignees()), weights_of(with_address, consignees()),
              weights_of(with_product, consignees())};
}

std::int32_t ConsigneeProfiles::first_day(std::size_t consignee) const { return rows_[first_row_[consignee]].day; }
std::int32_t ConsigneeProfiles::last_day(std::size_t consignee) const { return rows_[first_row_[consignee + 1] - 1].day; }

double ConsigneeProfiles::value(std::size_t consignee) const {
  double sum = 0;
  for (std::size_t row = first_row_[consignee]; row < first_row_[consignee + 1]; ++row) sum += rows_[row].value;
  return sum;
}

Profile ConsigneeProfiles::until(std::size_t consignee, std::int32_t day) const {
  Profile profile;
  for (std::size_t at = first_row_[consignee]; at < first_row_[consignee + 1] && rows_[at].day <= day; ++at) {
    const Row& row = rows_[at];
    profile.shippers.push_back(row.shipper);
    if (row.address != ShipmentTable::no_address) profile.addresses.push_back(row.address);
    profile.products.emplace_back(row.product, row.value);
  }
  sort_once(profile.shippers);
  sort_once(profile.addresses);
  std::ranges::stable_sort(profile.products, {}, &std::pair<std::uint32_t, double>::first);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < profile.products.size(); ++i) {
    if (kept > 0 && profile.products[kept - 1].first == profile.products[i].first)
      profile.products[kept - 1].second += profile.products[i].second;
    else
      profile.products[kept++] = profile.products[i];
  }
  profile.products.resize(kept);
  if (weights_.products.empty()) return profile;  // the weights are being counted
  double squares = 0;
  for (auto& [product, value] : profile.products) {
    value *= weights_.products[product];
    squares += value * value;
  }
  profile.length = std::sqrt(squares);
  return profile;
}

}  // namespace entrepot::detect
