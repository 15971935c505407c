// Consignees by what they have in common with others: shippers, addresses and goods, each with the weight of its rarity.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/entity_network.hpp"

namespace entrepot::detect {

/// Ascending and each once; products with their value times weight, and the length of that vector.
struct Profile {
  std::vector<std::uint32_t> shippers, addresses;
  std::vector<std::pair<std::uint32_t, double>> products;
  double length = 0;
};

/// ln(K / k) of what k of all K consignees have: 0 for what all have (Spärck Jones 1972).
struct RarityWeights {
  std::vector<double> shippers, addresses, products;
};

/// Shipments by consignee and day, with the product codes cut and the weights of the whole table.
class ConsigneeProfiles {
 public:
  /// Products are cut to `digits` (0 = all).
  ConsigneeProfiles(const ShipmentTable& shipments, std::size_t digits);

  std::size_t consignees() const { return first_row_.size() - 1; }
  std::size_t products() const { return products_; }
  std::int32_t first_day(std::size_t consignee) const;
  std::int32_t last_day(std::size_t consignee) const;
  std::size_t shipments(std::size_t consignee) const { return first_row_[consignee + 1] - first_row_[consignee]; }
  double value(std::size_t consignee) const;
  /// Of its shipments up to and on that day.
  Profile until(std::size_t consignee, std::int32_t day) const;
  Profile whole(std::size_t consignee) const { return until(consignee, last_day(consignee)); }
  const RarityWeights& weights() const { return weights_; }

 private:
  struct Row {
    std::int32_t day;
    std::uint32_t shipper, address, product;
    double value;
  };
  std::vector<Row> rows_;               // by consignee, then by day, then as in the file
  std::vector<std::size_t> first_row_;  // of each consignee, and the end
  std::size_t products_ = 0;
  RarityWeights weights_;
};

}  // namespace entrepot::detect
