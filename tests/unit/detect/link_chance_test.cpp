#include "detect/link_chance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <set>

namespace entrepot::detect {
namespace {

using ::testing::ElementsAre;

TEST(LinkChance, StandInsAreDrawnOnceEachAndTheSameForOneSeed) {
  std::vector<std::size_t> eligible(50);
  std::iota(eligible.begin(), eligible.end(), std::size_t{100});
  const auto drawn = drawn_stand_ins(eligible, 20, 7, 3);
  EXPECT_EQ(drawn.size(), 20u);
  EXPECT_EQ(std::set<std::size_t>(drawn.begin(), drawn.end()).size(), 20u);
  EXPECT_EQ(drawn, drawn_stand_ins(eligible, 20, 7, 3));
  EXPECT_NE(drawn, drawn_stand_ins(eligible, 20, 8, 3));
  EXPECT_EQ(drawn_stand_ins(eligible, 50, 7, 3), eligible);
  std::vector<std::size_t> times(150, 0);
  for (std::uint64_t stream = 0; stream < 1000; ++stream)
    for (const std::size_t one : drawn_stand_ins(eligible, 20, 7, stream)) ++times[one];
  for (std::size_t i = 100; i < 150; ++i) EXPECT_NEAR(static_cast<double>(times[i]), 400, 70);  // 4.5 standard deviations
}

/// Six consignees, one shipper each but the last, which has A and B: 0 and 1 have A, 2 has B, 3 and 4 have C. Nothing else is
/// told apart.
ShipmentTable six() {
  ShipmentTable t;
  t.shippers = {"A", "B", "C"};
  t.products = {"1"};
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> rows{{0, 0}, {1, 0}, {2, 1}, {3, 2}, {4, 2}, {5, 0}, {5, 1}};
  for (const auto& [consignee, shipper] : rows) {
    t.consignee.push_back(consignee);
    t.shipper.push_back(shipper);
    t.address.push_back(ShipmentTable::no_address);
    t.product.push_back(0);
    t.day.push_back(consignee == 5 ? 10 : 0);
    t.value.push_back(1);
  }
  for (int c = 0; c < 6; ++c) t.consignees.push_back("c" + std::to_string(c));
  return t;
}

TEST(LinkChance, ExpectedByHand) {
  const ConsigneeProfiles profiles(six(), 0);
  const NewcomerIndex index(profiles, {5});
  const double with_a = index.compare(profiles.whole(0)).at(0).score(), with_b = index.compare(profiles.whole(2)).at(0).score();
  ASSERT_GT(with_b, with_a);  // B is rarer
  ASSERT_GT(with_a, 0);
  // One stopped consignee with the stand-ins 1, 2, 3 and 4: one of them scores as B does, two as A does.
  const std::vector<StandIns> stopped{{5, {1, 2, 3, 4}, {true}}};
  EXPECT_THAT(expected_as_high(stopped, profiles, index, std::vector<double>{1, with_b, with_a}, {}), ElementsAre(0, 0.25, 0.5));
  // A second one whose stand-ins are 3 and 4 adds nothing; one that the newcomer does not come after is not held against it.
  const std::vector<StandIns> three{{5, {1, 2, 3, 4}, {true}}, {5, {3, 4}, {true}}, {20, {1, 2}, {false}}};
  EXPECT_THAT(expected_as_high(three, profiles, index, std::vector<double>{with_b, with_a}, {}), ElementsAre(0.25, 0.5));
  const auto counts = counts_in_random_sets(three, profiles, index, with_a, 4000, 1, {});
  EXPECT_NEAR(std::accumulate(counts.begin(), counts.end(), 0.0) / 4000, 0.5, 0.04);  // five standard deviations
  EXPECT_LE(*std::ranges::max_element(counts), 1u);
}

}  // namespace
}  // namespace entrepot::detect
