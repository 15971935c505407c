// The regimes of a war in TOY-5, who plays, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"
#include "entrepot/war.hpp"
#include "support/shared.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class War : public ::testing::Test {
 protected:
  void SetUp() override {
    ENTREPOT_NEEDS_SHARED("reference/toy5");
    world = testing::toy5_world();
    economy = {testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
    scenario.file = "war.toml";
    scenario.groups["pact"] = {"USA", "EUX"};
    scenario.war = WarQuestion{.players = {"USA", "CHN"}, .line = 7};
  }
  WarResult answer(const Control& control = {}) { return solve_war(world, economy, scenario, {}, {}, control); }
  std::string message() {
    try {
      answer();
    } catch (const InputError& error) {
      return error.what();
    }
    return "accepted";
  }
  World world;
  Economy economy;
  Scenario scenario;
};

TEST_F(War, RegimesAreOrderedAsTheoryOrdersThem) {
  const WarResult r = answer();
  ASSERT_EQ(r.outcome(), Outcome::converged);
  EXPECT_TRUE(r.nash.certified());
  ASSERT_EQ(r.regimes().size(), 6u);
  EXPECT_EQ(r.regimes()[1]->name, "alone:USA");
  for (std::size_t p = 0; p < 2; ++p) {
    EXPECT_NEAR(r.peace.gain_pct[p], 0, 1e-9);
    EXPECT_GT(r.alone[p].gain_pct[p], 0) << "its best taxes serve it";
    EXPECT_LT(r.alone[p].gain_pct[1 - p], 0) << "and harm the other";
    EXPECT_GT(r.alone[p].gain_pct[p], r.war.gain_pct[p]) << "the answer takes some of it away";
    EXPECT_GE(r.bargaining.gain_pct[p], r.war.gain_pct[p]) << "nobody agrees to less than war gives";
    EXPECT_GT(r.war.mean_tariff_pct[p], 5);
    EXPECT_TRUE(std::isnan(r.war.mean_export_tax_pct[p]));
    EXPECT_TRUE(r.alone[p].rates[1 - p].empty());
    EXPECT_NEAR(r.alone[p].mean_tariff_pct[1 - p], 0, 1e-12) << "the other keeps its taxes of peace";
  }
  double war = 0, together = 0;
  const ByCountry income = benchmark_income(world);
  for (std::size_t p = 0; p < 2; ++p) {
    const double own = income(r.game.players[p].members[0]);
    war += own * r.war.gain_pct[p], together += own * r.cooperation.gain_pct[p];
  }
  EXPECT_GT(together, war);
  EXPECT_LT(r.war.world_real_income_pct, 0);
}

TEST_F(War, AgainstPlayersAloneLeavesBystandersUntaxed) {
  scenario.war->against_all = false;
  const WarResult r = answer();
  ASSERT_EQ(r.outcome(), Outcome::converged);
  for (const TaxPlayer& player : r.game.players) {
    ASSERT_EQ(player.instruments.size(), 1u);
    EXPECT_EQ(player.instruments[0].flows.size(), 2u) << "two goods sectors of one partner";
  }
  EXPECT_GT(r.war.real_income(world.find_country("ROW").value()), 0) << "a bystander gains from the diversion";
}

TEST_F(War, ABlocActsAsOneAndIsOnePartner) {
  scenario.war->players = {"USA", "EUX", "CHN"};
  scenario.war->blocs = {"@pact"};
  scenario.war->detail = TaxDetail::partner;
  std::vector<std::string> warnings;
  const TaxGame game = war_game(world, scenario, {}, warnings);
  ASSERT_EQ(game.players.size(), 2u);
  EXPECT_EQ(game.players[0].name, "pact");
  EXPECT_EQ(game.players[1].name, "CHN");
  EXPECT_EQ(game.players[0].members.size(), 2u);
  EXPECT_EQ(game.players[0].instruments.size(), 3u) << "CHN, RUS, ROW";
  EXPECT_EQ(game.players[1].instruments.size(), 3u) << "the bloc, RUS, ROW";
}

TEST_F(War, RevenueAndHarmMoveTariffs) {
  const double plain = answer().alone[0].mean_tariff_pct[0];
  scenario.war->revenue_weight = .5;
  const WarResult greedy = answer();
  EXPECT_GT(greedy.alone[0].mean_tariff_pct[0], plain);
  scenario.war->revenue_weight = 0;
  scenario.war->detail = TaxDetail::partner;
  const WarResult before = answer();
  scenario.war->target = "RUS";
  scenario.war->willingness_to_pay = 1;
  const WarResult hostile = answer();
  const Country rus = world.find_country("RUS").value();
  EXPECT_LT(hostile.war.real_income(rus), before.war.real_income(rus));
}

TEST_F(War, AStoppedWarHasNoNumbers) {
  std::stop_source source;
  source.request_stop();
  const WarResult r = answer({.stop = source.get_token()});
  EXPECT_EQ(r.outcome(), Outcome::cancelled);
  for (const Headline& headline : headlines(r)) EXPECT_TRUE(std::isnan(headline.value)) << headline.id;
}

TEST_F(War, HeadlinesKeepTheirNames) {
  const Headlines list = headlines(answer());
  ASSERT_EQ(list.size(), 8u);
  EXPECT_EQ(list[0].id, "war.tariff.USA");
  for (const Headline& headline : list) EXPECT_TRUE(std::isfinite(headline.value)) << headline.id;
}

TEST_F(War, SameBitsForAnyNumberOfThreads) {
  const WarResult one = answer({.threads = 1}), two = answer({.threads = 2});
  EXPECT_EQ(one.war.rates, two.war.rates);
  EXPECT_EQ(one.bargaining.rates, two.bargaining.rates);
  EXPECT_EQ(one.war.real_income, two.war.real_income);
}

TEST_F(War, BadQuestionsAreRefusedWithTheirKey) {
  scenario.war->players = {"USA", "XXX"};
  scenario.war->sectors = {"MFGG"};
  scenario.war->sector_weights = {{"ENER", 1}};
  const std::string all = message();
  EXPECT_THAT(all, HasSubstr("war.players"));
  EXPECT_THAT(all, HasSubstr("XXX"));
  EXPECT_THAT(all, HasSubstr("war.sectors"));
  EXPECT_THAT(all, HasSubstr("war.sector_weights"));
  scenario.war = WarQuestion{.players = {"USA", "CHN"}, .target = "CHN", .willingness_to_pay = 1};
  EXPECT_THAT(message(), HasSubstr("must not be a player"));
  scenario.war = WarQuestion{.players = {"CHN"}, .blocs = {"@pact"}};
  EXPECT_THAT(message(), HasSubstr("no member among the players"));
  scenario.groups["other"] = {"USA"};
  scenario.war = WarQuestion{.players = {"USA", "EUX"}, .blocs = {"@pact", "@other"}};
  EXPECT_THAT(message(), HasSubstr("is already in @pact"));
  scenario.war = WarQuestion{.players = {"USA"}, .against_all = false};
  EXPECT_THAT(message(), HasSubstr("no trade that it could tax"));
  scenario.war.reset();
  EXPECT_THAT(message(), HasSubstr("never inferred"));
}

}  // namespace
}  // namespace entrepot
