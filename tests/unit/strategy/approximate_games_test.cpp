// The expansion for many third countries against every state solved, and its certificate.
#include "strategy/approximate_games.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "strategy/exact_incomes.hpp"
#include "support/random_world.hpp"

namespace entrepot {
namespace {

/// Twelve economies of two sectors; the first `thirds` may comply, the last is the target, the one before it punishes.
struct Table {
  World world = testing::random_world(7, {.countries = 12, .sectors = 2});
  Economy economy{BySector({2}, 4.0), Closure::fixed_world_share};
  Scenario scenario;
  CompliancePlayers players;
  Watched watched;
  ActionShocks shocks;

  explicit Table(std::size_t thirds) {
    scenario.file = "random.toml";
    Compliance c;
    for (std::size_t k = 0; k < thirds; ++k) c.thirds.push_back(world.countries[k]);
    c.third = c.thirds.front();
    c.target = world.countries[11];
    c.factor = 1.5;
    c.penalties = {{.id = "p", .by = {world.countries[10]}, .factor = 1.25}};
    scenario.compliance = c;
    players = compliance_players(world, scenario);
    watched = watch(players);
    shocks = action_shocks(world, economy, players, {});
  }
  std::vector<double> solve(const std::vector<PlayedState>& states) const {
    SolveRecord record;
    const SolveList list{states.size(), [&](std::size_t s) { return state_shock(world, shocks, states[s]); },
                         [](std::size_t) { return ""; }};
    std::vector<double> incomes = solve_incomes(world, economy, list, watched.countries, {.tolerance = 1e-12}, {}, record);
    EXPECT_EQ(record.failed, 0u);
    return incomes;
  }
  ExactIncomes exact() const {
    return {players.thirds.size(), watched.countries.size(), solve(all_states(players.thirds.size(), 0))};
  }
  PairwiseIncomes pairwise() const {
    return {players.thirds.size(), watched.countries.size(), solve(pairwise_states(players.thirds.size(), 0))};
  }
  CaseInputs inputs(const ExpectedIncomes& incomes, bool is_exact) const {
    return {world, *scenario.compliance, players, watched, 0, incomes, is_exact};
  }
};

TEST(PairwiseIncomes, IsExactForTwo) {
  const Table table(2);
  const ExactIncomes exact = table.exact();
  const PairwiseIncomes pairwise = table.pairwise();
  for (Profile profile = 0; profile < 4; ++profile) {
    for (const double q : {0.0, .3, 1.0}) {
      for (std::size_t w = 0; w < table.watched.countries.size(); ++w)
        EXPECT_NEAR(pairwise.expected(profile, w, q), exact.expected(profile, w, q), 1e-12);
      for (std::size_t k = 0; k < 2; ++k) EXPECT_NEAR(pairwise.advantage(k, profile, q), exact.advantage(k, profile, q), 1e-12);
    }
  }
}

TEST(PairwiseIncomes, AdvantageIsTheDifferenceOfExpectations) {
  const Table table(4);
  const PairwiseIncomes pairwise = table.pairwise();
  for (Profile profile = 0; profile < 16; ++profile) {
    for (std::size_t k = 0; k < 4; ++k)
      EXPECT_NEAR(pairwise.advantage(k, profile, .4),
                  pairwise.expected(with(profile, k, false), k, .4) - pairwise.expected(with(profile, k, true), k, .4), 1e-14);
  }
}

TEST(ApproximateGames, AgreeWithEveryStateSolvedWithinTheirOwnError) {
  const Table table(5);
  const ExactIncomes exact = table.exact();
  const PairwiseIncomes pairwise = table.pairwise();
  const std::vector<double> probabilities{0, .1, .2, .4, .7, 1};
  const auto games = approximate_games(table.inputs(pairwise, false), probabilities,
                                       [&](const std::vector<PlayedState>& states) { return table.solve(states); });
  std::size_t compared = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const ComplianceGame truth = exact_game(table.inputs(exact, true), probabilities[i]);
    SCOPED_TRACE(probabilities[i]);
    EXPECT_EQ(games[i].interaction, truth.interaction);
    ASSERT_EQ(games[i].equilibria.size(), truth.equilibria.size());
    for (std::size_t e = 0; e < truth.equilibria.size(); ++e, ++compared) {
      const ComplianceProfile &ours = games[i].equilibria[e], &theirs = truth.equilibria[e];
      EXPECT_EQ(ours.complies, theirs.complies);
      EXPECT_EQ(ours.nearest, theirs.nearest);
      EXPECT_NEAR(ours.margin, theirs.margin, ours.approximation_error / 4 + 1e-9) << "corrected at the corners";
      EXPECT_NEAR(ours.target_loss, theirs.target_loss, 1e-3);
      EXPECT_NEAR(ours.enforcer_cost, theirs.enforcer_cost, 1e-3);
    }
    EXPECT_EQ(games[i].from_ignoring, truth.from_ignoring);
    EXPECT_EQ(games[i].from_complying, truth.from_complying);
  }
  EXPECT_GE(compared, probabilities.size());
}

TEST(ApproximateGames, CornersAreExact) {
  const Table table(4);
  const ExactIncomes exact = table.exact();
  const PairwiseIncomes pairwise = table.pairwise();
  const auto games = approximate_games(table.inputs(pairwise, false), {0, 1},
                                       [&](const std::vector<PlayedState>& states) { return table.solve(states); });
  for (std::size_t corner = 0; corner < 2; ++corner) {
    const ComplianceGame truth = exact_game(table.inputs(exact, true), static_cast<double>(corner));
    ASSERT_EQ(games[corner].equilibria.size(), truth.equilibria.size());
    for (std::size_t e = 0; e < truth.equilibria.size(); ++e) {
      EXPECT_NEAR(games[corner].equilibria[e].margin, truth.equilibria[e].margin, 1e-9);
      EXPECT_NEAR(games[corner].equilibria[e].target_loss, truth.equilibria[e].target_loss, 1e-9);
    }
  }
}

TEST(ApproximateGames, NineThirdCountriesAreNotPlayedExactly) {
  const Table table(9);
  Scenario scenario = table.scenario;
  scenario.compliance->enforcement_pct = {0, 20, 100};
  const ComplyResult result = solve_comply(table.world, table.economy, scenario);
  EXPECT_FALSE(result.exact);
  EXPECT_EQ(result.failed, 0u);
  EXPECT_GE(result.states, 1u + 2 * 81);
  ASSERT_EQ(result.cases[0].games.size(), 3u);
  EXPECT_EQ(result.cases[0].games[0].equilibria.at(0).count(), 0u) << "nobody complies unpunished";
  for (const ComplianceGame& game : result.cases[0].games) {
    EXPECT_TRUE(game.exhaustive);
    for (const ComplianceProfile& profile : game.equilibria) {
      EXPECT_GE(profile.margin, 0);
      EXPECT_EQ(profile.verified, profile.margin > profile.approximation_error);
      EXPECT_GT(profile.approximation_error, 0);
    }
  }
}

}  // namespace
}  // namespace entrepot
