// Games whose answers are known by hand.
#include "strategy/binary_game.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <limits>

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// advantage = own + sum of effects of rivals that comply.
BinaryGame additive_game(std::vector<double> own, std::vector<std::vector<double>> effect) {
  return {own.size(),
          [own, effect](std::size_t k, Profile others) {
            double sum = own[k];
            for (std::size_t l = 0; l < own.size(); ++l) sum += l != k && complies(others, l) ? effect[k][l] : 0;
            return sum;
          },
          true};
}

TEST(BinaryGame, CoordinationHasTwoEquilibriaAndExtremesReachBoth) {
  const BinaryGame game = additive_game({1, 1}, {{0, -3}, {-3, 0}});
  const PureEquilibria found = pure_equilibria(game);
  EXPECT_THAT(found.profiles, ElementsAre(0b00, 0b11));
  EXPECT_EQ(best_response_end(game, 0b00), 0b00u);
  EXPECT_EQ(best_response_end(game, 0b11), 0b11u);
  EXPECT_EQ(deviation_margin(game, 0b11).value, 2);
  EXPECT_EQ(interaction_range(game).low, 3);
  EXPECT_EQ(interaction_range(game).high, 3);
  EXPECT_EQ(risk_dominant(game, found.profiles), 0b11u) << "2 x 2 against 1 x 1";
  EXPECT_EQ(potential_maximiser(game), 0b11u);
}

TEST(BinaryGame, ChickenHasSubstitutes) {
  const BinaryGame game = additive_game({-1, -2}, {{0, 3}, {3, 0}});
  const PureEquilibria found = pure_equilibria(game);
  EXPECT_THAT(found.profiles, ElementsAre(0b01, 0b10));
  EXPECT_LT(interaction_range(game).high, 0);
  EXPECT_EQ(risk_dominant(game, found.profiles), 0b10u) << "1 loses 1 by leaving 01, where 2 loses 1; at 10 they lose 2 and 2";
}

TEST(BinaryGame, NoPotentialWhereEffectsDiffer) { EXPECT_FALSE(potential_maximiser(additive_game({1, 1}, {{0, -3}, {-2, 0}}))); }

TEST(BinaryGame, MatchingPenniesMix) {
  // Player 1 wants to do as 2 does, 2 the opposite.
  const BinaryGame game = additive_game({1, -2}, {{0, -4}, {6, 0}});
  EXPECT_THAT(pure_equilibria(game).profiles, IsEmpty());
  EXPECT_FALSE(best_response_end(game, 0));
  const auto mixed = mixed_equilibrium(game);
  ASSERT_TRUE(mixed);
  EXPECT_NEAR(mixed->probability[1], 0.25, 1e-15) << "1 is indifferent: 1 - 4 p = 0";
  EXPECT_NEAR(mixed->probability[0], 1.0 / 3, 1e-15) << "2 is indifferent: -2 + 6 p = 0";
  EXPECT_TRUE(std::isinf(mixed->precision));
  EXPECT_NEAR(mixed->regret, 0, 1e-15);
}

TEST(BinaryGame, ThreePlayersInACircleHaveALogitEquilibrium) {
  // Each wants to do the opposite of the one before: no pure profile lasts; by symmetry all mix half and half.
  const BinaryGame game = additive_game({-1, -1, -1}, {{0, 0, 2}, {2, 0, 0}, {0, 2, 0}});
  EXPECT_THAT(pure_equilibria(game).profiles, IsEmpty());
  const auto mixed = mixed_equilibrium(game);
  ASSERT_TRUE(mixed);
  for (const double p : mixed->probability) EXPECT_NEAR(p, 0.5, 1e-9);
  EXPECT_LE(mixed->regret, 1e-3);
}

TEST(BinaryGame, AsymmetricCircleApproachesItsMixedEquilibrium) {
  // Indifference: 1 at p3 = .25, 2 at p1 = .6, 3 at p2 = .5.
  const BinaryGame game = additive_game({-1, -3, -2}, {{0, 0, 4}, {5, 0, 0}, {0, 4, 0}});
  const auto mixed = mixed_equilibrium(game);
  ASSERT_TRUE(mixed);
  EXPECT_LE(mixed->regret, 1e-3 * 3);
  EXPECT_NEAR(mixed->probability[2], .25, 0.05);
  EXPECT_NEAR(mixed->probability[0], .6, 0.05);
  EXPECT_NEAR(mixed->probability[1], .5, 0.05);
}

TEST(BinaryGame, WhatIsNotKnownIsUndecidedUnlessAKnownDeviationPays) {
  const BinaryGame game{2, [](std::size_t k, Profile others) {
                          if (k == 1 && complies(others, 0)) return std::numeric_limits<double>::quiet_NaN();
                          return 1.0;
                        }};
  const PureEquilibria found = pure_equilibria(game);
  EXPECT_THAT(found.profiles, ElementsAre(0b00)) << "everybody gains by ignoring";
  EXPECT_EQ(found.undecided, 0u) << "player 1 would leave any profile in which it complies";
  EXPECT_TRUE(std::isnan(interaction_range(game).low));
  EXPECT_FALSE(mixed_equilibrium(game));
}

TEST(BinaryGame, OnePlayerAlone) {
  const BinaryGame game = additive_game({-1}, {{0}});
  EXPECT_THAT(pure_equilibria(game).profiles, ElementsAre(1));
  EXPECT_EQ(interaction_range(game).low, 0);
}

}  // namespace
}  // namespace entrepot
