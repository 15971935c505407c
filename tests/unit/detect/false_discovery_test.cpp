#include "detect/false_discovery.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace entrepot::detect {
namespace {

/// Table 1 of Benjamini and Hochberg (1995): fifteen tests of a trial.
const std::vector<double> published{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                    .0459, .3240, .4262, .5719, .6528, .7590, 1.000};

long rejected(const std::vector<double>& adjusted) {
  return std::ranges::count_if(adjusted, [](double p) { return p <= 0.05; });
}

TEST(FalseDiscovery, FifteenPublishedTests) {
  EXPECT_EQ(rejected(benjamini_hochberg(published)), 4);
  EXPECT_EQ(rejected(bonferroni(published)), 3);
  EXPECT_EQ(rejected(benjamini_yekutieli(published)), 3);
}

TEST(FalseDiscovery, AdjustedValuesKeepOrderAndPlaces) {
  const std::vector<double> q = benjamini_hochberg(std::vector<double>{0.04, 0.001, 0.03});
  EXPECT_DOUBLE_EQ(q[0], 0.04);
  EXPECT_DOUBLE_EQ(q[1], 0.003);
  EXPECT_DOUBLE_EQ(q[2], 0.04);  // 0.045 of its own rank, but no more than that of the larger p
  EXPECT_TRUE(benjamini_hochberg({}).empty());
}

TEST(FalseDiscovery, GroupsFirstThenWithin) {
  // The first group passes with two tests, the second holds nothing: the level within is 0.05 / 2.
  const std::vector<double> p{0.001, 0.02, 0.9, 0.5, 0.6, 0.7};
  const std::vector<std::size_t> group{0, 0, 0, 1, 1, 1};
  EXPECT_EQ(by_group(p, group, 0.05), (std::vector<bool>{true, false, false, false, false, false}));
  EXPECT_EQ(by_group(p, group, 0.1), (std::vector<bool>{true, true, false, false, false, false}));
  EXPECT_EQ(by_group(std::vector<double>{}, std::vector<std::size_t>{}, 0.05), std::vector<bool>{});
}

}  // namespace
}  // namespace entrepot::detect
