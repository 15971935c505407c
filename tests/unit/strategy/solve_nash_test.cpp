// Games of tariffs with known answers: the symmetric war of Gros (MODEL.md M9), brute force, cooperation and bargaining.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "entrepot/tax_game.hpp"
#include "support/gros_world.hpp"
#include "support/random_world.hpp"
#include "support/shared.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

/// Each country one rate on all goods from everybody.
TaxGame uniform_game(const World& world, TaxDetail detail = TaxDetail::uniform) {
  TaxGame game;
  std::vector<std::vector<Country>> everybody;
  for (const Country n : all<Country>(world.country_count())) everybody.push_back({n});
  std::vector<Sector> goods;
  for (const Sector j : all<Sector>(world.sector_count())) {
    if (world.goods[static_cast<std::size_t>(j.value)]) goods.push_back(j);
  }
  for (const Country n : all<Country>(world.country_count())) {
    const std::vector<Country> own{n};
    game.players.push_back({world.countries[static_cast<std::size_t>(n.value)], own,
                            tax_instruments(world, {.members = own, .partners = everybody, .sectors = goods, .detail = detail}),
                            government_objective(world, own)});
  }
  return game;
}

double log_real_income_change(const World& world, const Equilibrium& e, Country n) {
  return std::log(e.income(n) / benchmark_income(world)(n) / e.consumer_price_change(n));
}

class Gros : public ::testing::Test {
 protected:
  World world = testing::gros_world();
  Economy economy{.trade_elasticity = BySector({1}, 4.0)};
  TaxGame game = uniform_game(world);
};

TEST_F(Gros, TheSymmetricWar) {
  const NashPoint nash = solve_nash(world, economy, game);
  ASSERT_EQ(nash.outcome, Outcome::converged);
  EXPECT_FALSE(nash.by_turns);
  EXPECT_EQ(nash.from_free_trade, SecondSearch::same_point);
  for (std::size_t p = 0; p < 2; ++p) {
    EXPECT_NEAR(nash.point.rates[p][0], .281055, 1e-6);
    EXPECT_NEAR(log_real_income_change(world, nash.point.equilibrium, game.players[p].members[0]), -.021669, 1e-6);
    EXPECT_GT(std::abs(nash.point.rates[p][0] - .289783), 1e-3) << "1 / (theta lambda) is no best response in a war";
    EXPECT_GT(std::abs(nash.point.rates[p][0] - .288831), 1e-3) << "nor is its own fixed point";
  }
  ASSERT_EQ(nash.scans.size(), 2u);
  for (const DeviationScan& scan : nash.scans) {
    EXPECT_GE(scan.points, 12);
    EXPECT_EQ(scan.failed, 0);
    EXPECT_GE(scan.gain_pct, -1e-9);
    EXPECT_LE(scan.gain_pct, 1e-6);
  }
  EXPECT_TRUE(nash.certified());
}

TEST_F(Gros, TheTemptingBugIsFoundOutByTheScan) {
  const auto scans = scan_deviations(world, economy, game, {{.288831}, {.288831}});
  for (const DeviationScan& scan : scans) {
    EXPECT_GT(scan.gain_pct, 1e-4);
    EXPECT_LT(scan.rates[0], .2885);
  }
}

TEST_F(Gros, CooperationIsFreeTradeAndBargainingFindsIt) {
  const TaxOptimum together = cooperate(world, economy, game);
  ASSERT_EQ(together.outcome, Outcome::converged);
  const NashPoint nash = solve_nash(world, economy, game);
  const TaxOptimum agreed = bargain(world, economy, game, nash.point);
  ASSERT_EQ(agreed.outcome, Outcome::converged);
  for (std::size_t p = 0; p < 2; ++p) {
    EXPECT_NEAR(together.rates[p], 0, 1e-6);
    EXPECT_NEAR(agreed.rates[p], 0, 1e-5);
  }
}

TEST_F(Gros, BargainingLeavesNobodyWorseThanWar) {
  world = testing::gros_world(.05);
  game = uniform_game(world);
  const NashPoint nash = solve_nash(world, economy, game);
  ASSERT_TRUE(nash.certified());
  const TaxOptimum agreed = bargain(world, economy, game, nash.point);
  ASSERT_EQ(agreed.outcome, Outcome::converged);
  const GamePoint point = play(world, economy, game, by_player(game, agreed.rates));
  for (std::size_t p = 0; p < 2; ++p) EXPECT_GT(point.values[p], nash.point.values[p]) << "individual rationality";
  EXPECT_GT(agreed.rates[1], agreed.rates[0]) << "whom war costs less keeps a tariff";
  // No pair of rates around it has a larger product of gains.
  const auto product = [&](const PlayerRates& rates) {
    const std::vector<double> values = play(world, economy, game, rates).values;
    return (values[0] - nash.point.values[0]) * (values[1] - nash.point.values[1]);
  };
  const PlayerRates best = by_player(game, agreed.rates);
  for (const double step : {-.01, .01}) {
    for (std::size_t p = 0; p < 2; ++p) {
      PlayerRates moved = best;
      moved[p][0] += step;
      if (moved[p][0] >= 0) {
        EXPECT_LT(product(moved), product(best));
      }
    }
  }
}

TEST(Nash, BruteForceOnATinyWorldFindsTheSamePoint) {
  const World world = testing::random_world(11, {.countries = 2, .sectors = 2, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({2}, 3.0)};
  const TaxGame game = uniform_game(world);
  const NashPoint nash = solve_nash(world, economy, game);
  ASSERT_TRUE(nash.certified());
  // Each in turn takes the best of a grid that shrinks around the best so far: no derivative, no formula.
  PlayerRates rates{{0.2}, {0.2}};
  for (int turn = 0; turn < 25; ++turn) {
    for (std::size_t p = 0; p < 2; ++p) {
      double width = 0.5;
      for (int round = 0; round < 18; ++round, width /= 2) {
        double best = -INFINITY, at = 0;
        for (int k = -2; k <= 2; ++k) {
          PlayerRates tried = rates;
          tried[p][0] = std::max(0.0, rates[p][0] + width * k / 2);
          const double value = play(world, economy, game, tried).values[p];
          if (value > best) best = value, at = tried[p][0];
        }
        rates[p][0] = at;
      }
    }
  }
  for (std::size_t p = 0; p < 2; ++p) EXPECT_NEAR(nash.point.rates[p][0], rates[p][0], 1e-5);
}

TEST(Nash, FiveEconomiesByPartnerAndSector) {
  ENTREPOT_NEEDS_SHARED("reference/toy5");
  const World world = testing::toy5_world();
  const Economy economy{testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
  for (const TaxDetail detail : {TaxDetail::uniform, TaxDetail::partner, TaxDetail::sector, TaxDetail::partner_and_sector}) {
    const TaxGame game = uniform_game(world, detail);
    const NashPoint nash = solve_nash(world, economy, game);
    EXPECT_EQ(nash.outcome, Outcome::converged) << static_cast<int>(detail);
    EXPECT_TRUE(nash.certified()) << static_cast<int>(detail);
    EXPECT_FALSE(nash.by_turns);
    EXPECT_EQ(nash.from_free_trade, SecondSearch::same_point);
  }
}

TEST(Nash, OneRateEachIsFoundInAHandfulOfEquilibriaFromEachStart) {
  const World world = testing::random_world(4, {.countries = 30, .sectors = 2, .zero_share = 0});
  const Economy economy{.trade_elasticity = BySector({2}, 4.0)};
  const NashPoint nash = solve_nash(world, economy, uniform_game(world), {}, {}, false);
  EXPECT_EQ(nash.outcome, Outcome::converged);
  EXPECT_LE(nash.distance, 1e-6);
  EXPECT_EQ(nash.from_free_trade, SecondSearch::same_point);
  EXPECT_LE(nash.evaluations, 14);
  // Every first order condition afresh, with a factorisation of its own and to the last digits.
  const TaxGame game = uniform_game(world);
  const Linearisation linearisation(world, economy, nash.point.shock, nash.point.equilibrium);
  for (const TaxPlayer& player : game.players) {
    const TaxGradient gradient = objective_gradient(world, economy, nash.point.shock, nash.point.equilibrium, linearisation,
                                                    player.objective, player.instruments);
    EXPECT_LT(std::abs(gradient.by[0] / gradient.answering_trade[0]), 1e-6) << player.name;
  }
}

TEST(Nash, SameBitsForAnyNumberOfThreads) {
  const World world = testing::random_world(3, {.countries = 20, .sectors = 2});
  const Economy economy{.trade_elasticity = BySector({2}, 4.0)};
  const TaxGame game = uniform_game(world);
  const NashPoint one = solve_nash(world, economy, game, {}, {.threads = 1}, false);
  const NashPoint two = solve_nash(world, economy, game, {}, {.threads = 2}, false);
  EXPECT_EQ(one.outcome, Outcome::converged);
  EXPECT_EQ(one.point.rates, two.point.rates);
}

}  // namespace
}  // namespace entrepot
