// A table of five consignees whose parts are found with a pencil.
#include "detect/newcomer_index.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace entrepot::detect {
namespace {

/// consignee, day, shipper, address, product, value
struct Row {
  std::uint32_t consignee;
  std::int32_t day;
  std::uint32_t shipper, address, product;
  double value;
};

constexpr std::uint32_t nowhere = ShipmentTable::no_address;

ShipmentTable table_of(const std::vector<Row>& rows, std::size_t consignees) {
  ShipmentTable t;
  t.shippers = {"A", "B", "C", "D"};
  t.addresses = {"x", "y", "z"};
  t.products = {"854231", "854239", "870323"};
  for (std::size_t c = 0; c < consignees; ++c) t.consignees.push_back("c" + std::to_string(c));
  for (const Row& r : rows) {
    t.consignee.push_back(r.consignee);
    t.day.push_back(r.day);
    t.shipper.push_back(r.shipper);
    t.address.push_back(r.address);
    t.product.push_back(r.product);
    t.value.push_back(r.value);
  }
  return t;
}

/// 0 is there first, 4 comes last. Shippers: A of {0, 4}, B of {0, 1, 4}, C of {2, 3}, D of {4}. Addresses: x of {0, 4}, y of {1,
/// 2}. Products: 854231 of {0, 4}, 854239 of {0, 1, 2, 3, 4}, 870323 of {4}.
std::vector<Row> five() {
  return {{0, 0, 0, 0, 0, 100},      {0, 5, 1, 0, 1, 40},  {1, 1, 1, 1, 1, 10}, {2, 2, 2, 1, 1, 10},
          {3, 3, 2, nowhere, 1, 10}, {4, 20, 0, 0, 0, 60}, {4, 21, 1, 0, 1, 7}, {4, 22, 3, 0, 2, 80}};
}

TEST(NewcomerIndex, PartsByHand) {
  const ConsigneeProfiles profiles(table_of(five(), 5), 0);
  const NewcomerIndex index(profiles, {4});
  const LinkParts parts = index.compare(profiles.until(0, 10)).at(0);
  const double a = std::log(5.0 / 2), b = std::log(5.0 / 3), d = std::log(5.0);
  EXPECT_NEAR(parts.shippers, (a + b) / (a + b + d), 1e-15);
  EXPECT_NEAR(parts.address, 1, 1e-15);  // nobody else is at x
  // 854239 is everybody's and weighs nothing: 60 against 80 with the weights ln 5/2 and ln 5.
  EXPECT_NEAR(parts.products, 60 * a / std::hypot(60 * a, 80 * d), 1e-15);
  EXPECT_NEAR(parts.score(), (parts.shippers + parts.address + parts.products) / 3, 1e-15);
}

TEST(NewcomerIndex, OnlyWhatWasThereByTheDayCounts) {
  const ConsigneeProfiles profiles(table_of(five(), 5), 0);
  const NewcomerIndex index(profiles, {4});
  const double a = std::log(5.0 / 2), b = std::log(5.0 / 3), d = std::log(5.0);
  EXPECT_NEAR(index.compare(profiles.until(0, 4)).at(0).shippers, a / (a + b + d), 1e-15);  // B came on day 5
  EXPECT_EQ(index.compare(profiles.until(0, -1)).at(0).score(), 0);
}

TEST(NewcomerIndex, NothingInCommonIsZeroAndTheSameIsOne) {
  const ConsigneeProfiles profiles(table_of(five(), 5), 0);
  const NewcomerIndex index(profiles, {4, 2});
  EXPECT_EQ(index.compare(profiles.whole(3)).at(0).score(), 0);
  const LinkParts same = index.compare(profiles.whole(4)).at(0);
  EXPECT_DOUBLE_EQ(same.shippers, 1);
  EXPECT_DOUBLE_EQ(same.address, 1);
  EXPECT_NEAR(same.products, 1, 1e-15);
  // 1 and 2 share the address y with nobody else, and no shipper; their one product weighs nothing.
  const LinkParts neighbours = index.compare(profiles.whole(1)).at(1);
  EXPECT_EQ(neighbours.shippers, 0);
  EXPECT_DOUBLE_EQ(neighbours.address, 1);
  EXPECT_EQ(neighbours.products, 0);
}

TEST(NewcomerIndex, AnAddressOfManyCountsLess) {
  std::vector<Row> rows = five();
  rows.push_back({1, 8, 1, 0, 1, 1});
  rows.push_back({2, 8, 2, 0, 1, 1});
  const ConsigneeProfiles profiles(table_of(rows, 5), 0);
  const NewcomerIndex index(profiles, {4});
  EXPECT_NEAR(index.compare(profiles.whole(0)).at(0).address, std::log(5.0 / 4) / std::log(5.0 / 2), 1e-15);
}

TEST(NewcomerIndex, ProductsCutToTheirGroup) {
  const ConsigneeProfiles profiles(table_of(five(), 5), 4);  // 8542 is everybody's, 8703 that of 4 alone
  EXPECT_EQ(profiles.products(), 2u);
  EXPECT_EQ(NewcomerIndex(profiles, {4}).compare(profiles.whole(0)).at(0).products, 0);
}

}  // namespace
}  // namespace entrepot::detect
