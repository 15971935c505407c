#include "strategy/observed_bounds.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace entrepot {
namespace {

ObservedBound bound(bool complied, ValueRange enforcement, double gain = .08, double stake = .4) {
  ObservedBound b;
  b.complied = complied;
  b.enforcement = enforcement;
  b.gain = gain;
  b.stake = stake;
  b.certified = true;
  bound_observation(0, b);
  return b;
}

TEST(ObservedBounds, ComplianceBoundsPoliticalValueFromAbove) {
  const ObservedBound b = bound(true, {.3, .5});
  EXPECT_NEAR(b.political_value.high, .5 * .4 - .08, 1e-15);
  EXPECT_TRUE(std::isinf(b.political_value.low));
  EXPECT_NEAR(b.enforcement_given_value.low, .2, 1e-15);
  EXPECT_EQ(b.enforcement_given_value.high, 1);
}

TEST(ObservedBounds, IgnoringBoundsItFromBelow) {
  const ObservedBound b = bound(false, {.3, .5});
  EXPECT_NEAR(b.political_value.low, .3 * .4 - .08, 1e-15);
  EXPECT_TRUE(std::isinf(b.political_value.high));
  EXPECT_NEAR(b.enforcement_given_value.high, .2, 1e-15);
}

TEST(ObservedBounds, ContradictionsAreEmpty) {
  const ValueRange both = intersect(bound(true, {0, .1}).political_value, bound(false, {.6, .9}).political_value);
  EXPECT_TRUE(both.empty()) << "complied at 10 % at most, ignored at 60 % at least";
  EXPECT_FALSE(intersect(bound(true, {.6, .9}).political_value, bound(false, {0, .1}).political_value).empty());
}

TEST(ObservedBounds, NoProbabilityRationalisesComplianceWithLittleAtStake) {
  EXPECT_TRUE(bound(true, {0, 1}, .8, .4).enforcement_given_value.empty());
  EXPECT_TRUE(bound(true, {0, 1}, .8, 0).enforcement_given_value.empty());
  EXPECT_FALSE(bound(false, {0, 1}, .8, 0).enforcement_given_value.empty());
}

TEST(ObservedBounds, AStakeBelowZeroTurnsTheInequalityRound) {
  const ObservedBound b = bound(false, {.2, .5}, -.1, -.4);
  EXPECT_NEAR(b.political_value.low, .1 - .4 * .5, 1e-15) << "the least of q (-0.4) + 0.1 over the range";
  EXPECT_NEAR(b.enforcement_given_value.low, .25, 1e-15) << "q (-0.4) <= -0.1";
}

TEST(ObservedBounds, WithoutEquilibriumNothingIsSaid) {
  ObservedBound b;
  b.certified = false;
  bound_observation(0, b);
  EXPECT_TRUE(std::isnan(b.political_value.low));
  EXPECT_TRUE(b.political_value.empty());
}

}  // namespace
}  // namespace entrepot
