// The coalition question on TOY-5: the West's members alone, together, with fewer and more of them, and scaled up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <numeric>

#include "entrepot/errors.hpp"
#include "entrepot/strategy.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Scenario question(const std::vector<std::string>& sectors = {"ENE", "MFG"}) {
  Scenario scenario;
  scenario.file = "toy5.toml";
  scenario.coalition = CoalitionQuestion{.members = {"USA", "EUX"}, .target = "RUS", .measures = "west", .line = 0};
  Measure west;
  west.id = west.group = "west";
  west.kind = MeasureKind::trade_cost;
  west.importers = {"USA", "EUX"};
  west.exporters = {"RUS"};
  west.sectors = sectors;
  west.both_ways = true;
  west.change = {Verb::factor, 2.0};
  scenario.measures = {west};
  return scenario;
}

double percent_of_log(double log_points) { return 100 * std::expm1(log_points / 100); }

class Toy5CoalitionQuestion : public ::testing::Test {
 protected:
  void SetUp() override {
    ENTREPOT_NEEDS_SHARED("reference/toy5");
    world = testing::toy5_world();
    economy = {testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
  }
  CoalitionResult answer(const Scenario& scenario = question(), const Control& control = {}) {
    return solve_coalition(world, economy, scenario, std::nullopt, {.tolerance = 1e-12}, control);
  }
  Country at(const std::string& code) const { return world.find_country(code).value(); }
  std::string message_of(const Scenario& scenario) {
    try {
      answer(scenario);
    } catch (const InputError& error) {
      return error.what();
    }
    return "accepted";
  }
  World world;
  Economy economy;
};

TEST_F(Toy5CoalitionQuestion, JointAndSharedAreTheNumbersOfM7) {
  const CoalitionResult c = answer(question({"all"}));
  EXPECT_NEAR(c.joint.target, percent_of_log(-5.314872), 1e-6);
  EXPECT_NEAR(c.joint.real_income(at("USA")), percent_of_log(-.024714), 1e-6);
  EXPECT_NEAR(c.joint.real_income(at("EUX")), percent_of_log(-.175244), 1e-6);
  EXPECT_NEAR(c.joint_shared.members, percent_of_log(-.10692), 5e-6);
  EXPECT_NEAR(c.joint_shared.equilibrium.transfer(at("EUX")), 14.1254, 5e-5);
  EXPECT_NEAR(c.joint_shared.target, percent_of_log(-5.314), 5e-4);
  // Every sector is named: what is left to scale is the embargo of all trade, and the embargo by everybody.
  ASSERT_EQ(c.scaled.size(), 4u);
  EXPECT_EQ(c.scaled[0].name, "embargo:all-sectors");
}

TEST_F(Toy5CoalitionQuestion, EveryStateIsWhatItsNameSays) {
  const CoalitionResult c = answer();
  const auto income = [&](const Shock& shock) {
    const Equilibrium e = solve(world, economy, shock, {.tolerance = 1e-12});
    EXPECT_EQ(e.outcome, Outcome::converged);
    return 100 * (e.income(at("RUS")) / e.consumer_price_change(at("RUS")) / benchmark_income(world)(at("RUS")) - 1);
  };
  const auto goods_cost = [&](const std::vector<std::string>& countries) {
    testing::ShockBuilder builder(world);
    for (const std::string& n : countries) {
      for (const Sector j : {Sector(0), Sector(1)}) {
        builder.cell(j, at(n), at("RUS")).trade_cost_factor = 2;
        builder.cell(j, at("RUS"), at(n)).trade_cost_factor = 2;
      }
    }
    return builder.shock();
  };
  EXPECT_NEAR(c.joint.target, income(goods_cost({"USA", "EUX"})), 1e-9);
  ASSERT_EQ(c.members.size(), 2u);
  ASSERT_EQ(c.members[0], at("USA"));
  EXPECT_NEAR(c.alone[0].target, income(goods_cost({"USA"})), 1e-9);
  EXPECT_NEAR(c.left[0].target, income(goods_cost({"EUX"})), 1e-9);
  EXPECT_NEAR(c.global.target, income(goods_cost({"USA", "EUX", "CHN", "ROW"})), 1e-9);
  EXPECT_NEAR(c.share_of_maximum, c.joint.target / c.global.target, 1e-12);
  for (std::size_t o = 0; o < c.others.size(); ++o)
    EXPECT_NEAR(c.joined[o].target, income(goods_cost({"USA", "EUX", world.countries[c.others[o].value]})), 1e-9);
  testing::ShockBuilder embargo(world);
  EXPECT_NEAR(c.scaled[4].target, income(embargo.ban("USA", "RUS").ban("EUX", "RUS").shock()), 1e-9);
  EXPECT_EQ(c.scaled[4].name, "embargo:all-sectors");
}

TEST_F(Toy5CoalitionQuestion, SharingIsFairAndAddsToZeroInEveryState) {
  const CoalitionResult c = answer();
  for (const CoalitionState* state : c.states()) {
    if (state->equilibrium.outcome != Outcome::converged) continue;
    const auto transfer = state->equilibrium.transfer.values();
    EXPECT_NEAR(std::accumulate(transfer.begin(), transfer.end(), 0.0), 0, 1e-8) << state->name;
    if (!state->shares) continue;
    for (const Country n : state->part) EXPECT_NEAR(state->real_income(n), state->members, 1e-9) << state->name;
    EXPECT_LT(state->equilibrium.certificate.burden_sharing.value, 1e-12) << state->name;
  }
}

TEST_F(Toy5CoalitionQuestion, MoreMembersAndMoreSectorsCostTheTargetMore) {
  const CoalitionResult c = answer();
  EXPECT_LT(c.joined[c.joining_by_effect().front()].target, c.joint.target);
  EXPECT_GT(c.left[c.leaving_by_effect().front()].target, c.left[c.leaving_by_effect().back()].target);
  EXPECT_LT(c.scaled[0].target, c.joint.target);
  EXPECT_GT(c.share_of_maximum, 0);
  EXPECT_LT(c.share_of_maximum, 1);
}

TEST_F(Toy5CoalitionQuestion, AnEmbargoByEverybodyLeavesRussiasSurplusNowhereToGo) {
  const CoalitionResult c = answer();
  EXPECT_EQ(c.scaled.back().name, "global-embargo:all-sectors");
  EXPECT_EQ(c.scaled.back().equilibrium.outcome, Outcome::infeasible);
  EXPECT_THAT(c.scaled.back().equilibrium.diagnosis.reason, HasSubstr("RUS"));
  EXPECT_TRUE(std::isnan(c.scaled.back().target));
  // Without deficits to carry it is autarky, and has a price.
  economy.closure = Closure::zero;
  const CoalitionResult balanced = answer();
  EXPECT_EQ(balanced.scaled.back().equilibrium.outcome, Outcome::converged);
  EXPECT_LT(balanced.scaled.back().target, balanced.global.target);
}

TEST_F(Toy5CoalitionQuestion, AnEmbargoWithoutAFinitePriceLeavesARemainder) {
  economy.trade_elasticity = BySector({3}, 0.02);
  economy.closure = Closure::zero;
  const CoalitionResult c = answer();
  EXPECT_EQ(c.scaled[2].name, "embargo");
  EXPECT_EQ(c.scaled[2].equilibrium.outcome, Outcome::converged) << c.scaled[2].equilibrium.diagnosis.reason;
  EXPECT_LT(c.scaled[2].target, c.joint.target);
}

TEST_F(Toy5CoalitionQuestion, OtherMeasuresStayInForceInEveryState) {
  Scenario scenario = question();
  Measure tariff;
  tariff.id = tariff.group = "us";
  tariff.kind = MeasureKind::tariff;
  tariff.importers = {"USA"};
  tariff.exporters = {"CHN"};
  tariff.sectors = {"goods"};
  tariff.change = {Verb::add_pp, 30};
  scenario.measures.push_back(tariff);
  const CoalitionResult c = answer(scenario);
  EXPECT_GT(c.joint.equilibrium.tariff_revenue(at("USA")), 0);
  EXPECT_LT(std::abs(c.joint.real_income(at("CHN"))), 0.05) << "changes are counted from the world with the tariff";
}

TEST_F(Toy5CoalitionQuestion, SameBitsForAnyNumberOfThreads) {
  const CoalitionResult one = answer(question(), {.threads = 1}), two = answer(question(), {.threads = 2});
  for (std::size_t s = 0; s < one.states().size(); ++s) {
    EXPECT_EQ(one.states()[s]->equilibrium.wage_change, two.states()[s]->equilibrium.wage_change);
    EXPECT_EQ(one.states()[s]->equilibrium.transfer, two.states()[s]->equilibrium.transfer);
  }
}

TEST_F(Toy5CoalitionQuestion, BadQuestionsAreRefusedWithAllTheirProblems) {
  Scenario none = question();
  none.coalition.reset();
  EXPECT_THAT(message_of(none), HasSubstr("[coalition] members"));
  Scenario wrong = question();
  wrong.coalition->target = "USA";
  wrong.coalition->measures = "wset";
  EXPECT_THAT(message_of(wrong), HasSubstr("must not hold the target"));
  EXPECT_THAT(message_of(wrong), HasSubstr("did you mean west?"));
  Scenario outside = question();
  outside.coalition->members = {"USA"};
  EXPECT_THAT(message_of(outside), HasSubstr("must be taken by members of the coalition alone"));
  Scenario elsewhere = question();
  elsewhere.measures[0].exporters = {"RUS", "CHN"};
  EXPECT_THAT(message_of(elsewhere), HasSubstr("must have RUS alone on one side"));
  Scenario dated = question();
  dated.measures[0].from = "2022-02-24";
  EXPECT_THAT(message_of(dated), HasSubstr("--on 2022-02-24"));
  Scenario family = question();
  family.grid = {{{"west.factor"}, {1.5, 2}}};
  EXPECT_THAT(message_of(family), HasSubstr("cannot be combined"));
}

}  // namespace
}  // namespace entrepot
