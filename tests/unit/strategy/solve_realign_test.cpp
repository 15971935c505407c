// T33: stick and carrot of MODEL.md M20 on TOY-5 to the printed digits, and what the question promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"
#include "entrepot/realign.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

constexpr SolverParams strict{.tolerance = 1e-12};

/// The West's doubled costs and the mutual tariff of 30 % between USA and CHN are today.
Scenario question(double break_factor = 0) {
  Scenario scenario;
  scenario.file = "toy5.toml";
  Measure west;
  west.id = west.group = "west";
  west.kind = MeasureKind::trade_cost;
  west.importers = {"USA", "EUX"};
  west.exporters = {"RUS"};
  west.sectors = {"all"};
  west.both_ways = true;
  west.change = {Verb::factor, 2.0};
  Measure us;
  us.id = us.group = "us";
  us.importers = {"USA"};
  us.exporters = {"CHN"};
  us.sectors = {"goods"};
  us.change = {Verb::add_pp, 30};
  Measure china = us;
  china.id = china.group = "china";
  std::swap(china.importers, china.exporters);
  scenario.measures = {west, us, china};
  scenario.realign =
      RealignQuestion{.target = "RUS", .away_from = "CHN", .by = {"USA", "EUX"}, .payer = "USA", .break_factor = break_factor};
  scenario.realign->offers = {{"usa", {"USA"}}, {"both", {"USA", "EUX"}}};
  scenario.realign->sticks = {{"alone", {}, std::nullopt}, {"row-joins", {"ROW"}, 1.5}};
  scenario.realign->pressure = {1, 1.5, 2, 0};
  return scenario;
}

class Toy5Realign : public ::testing::Test {
 protected:
  void SetUp() override {
    ENTREPOT_NEEDS_SHARED("reference/toy5");
    world = testing::toy5_world();
    economy = {testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
  }
  RealignResult answer(const Scenario& scenario = question(), RealignDetail detail = RealignDetail::full,
                       const Control& control = {}) {
    return solve_realign(world, economy, scenario, std::nullopt, strict, control, detail);
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
  /// Target's ln real income in a state written by hand.
  double income(testing::ShockBuilder& builder, double transfer = 0) {
    Shock shock = builder.shock();
    shock.transfers = ByCountry({world.country_count()}, 0.0);
    shock.transfers(at("RUS")) = transfer;
    shock.transfers(at("USA")) = -transfer;
    const Equilibrium e = solve(world, economy, shock, strict);
    EXPECT_EQ(e.outcome, Outcome::converged);
    return log_real_income(world, e)(at("RUS"));
  }
  World world;
  Economy economy;
};

const RealignCase& case_at(const RealignResult& r, const std::string& stick, const std::string& offer) {
  for (const RealignCase& c : r.cases) {
    if (r.sticks[c.stick].id == stick && r.offers[c.offer].id == offer) return c;
  }
  throw std::runtime_error("no such case");
}

TEST_F(Toy5Realign, TableOfM20) {
  const RealignResult costlier = answer(question(1.5)), broken = answer(question(0));
  const std::size_t today = 0, ban = 3;
  ASSERT_EQ(broken.pressure.back(), embargo);
  const double rounded = 0.05;
  const auto& us_costlier = case_at(costlier, "alone", "usa");
  const auto& us = case_at(broken, "alone", "usa");
  const auto& both = case_at(broken, "alone", "both");
  EXPECT_NEAR(us_costlier.transfer[today].value, 12.5, rounded);
  EXPECT_NEAR(us.transfer[today].value, 14.8, rounded);
  EXPECT_NEAR(both.transfer[today].value, -38.4, rounded);
  EXPECT_NEAR(us_costlier.transfer[ban].value, 10.2, rounded);
  EXPECT_NEAR(us.transfer[ban].value, 12.4, rounded);
  EXPECT_NEAR(both.transfer[ban].value, -40.9, rounded);
  EXPECT_NEAR(case_at(costlier, "row-joins", "usa").transfer[today].value, -21.4, rounded);
  EXPECT_NEAR(case_at(broken, "row-joins", "usa").transfer[today].value, -19.1, rounded);
  EXPECT_NEAR(case_at(broken, "row-joins", "both").transfer[today].value, -74.5, rounded);
  // Money losses without a transfer: of the target 16.0 in the first cell, of the rival 11.0 to 16.3 over the offers.
  EXPECT_NEAR(us_costlier.money[today].target_loss, 16.0, rounded);
  EXPECT_NEAR(us_costlier.money[today].rival_loss, 11.0, rounded);
  EXPECT_NEAR(both.money[today].rival_loss, 16.3, rounded);
  EXPECT_EQ(broken.outcome(), Outcome::converged);
}

TEST_F(Toy5Realign, EveryThresholdIsIndifferenceInStatesWrittenByHand) {
  const RealignResult r = answer();
  const auto stay = [&](double west, double row) {
    testing::ShockBuilder builder(world);
    builder.cost("USA", "RUS", west).cost("EUX", "RUS", west).cost("ROW", "RUS", row).mutual_goods_tariff("USA", "CHN", .3);
    return income(builder);
  };
  const auto split = [&](double eux, double transfer) {
    testing::ShockBuilder builder(world);
    builder.cost("EUX", "RUS", eux).ban("CHN", "RUS").mutual_goods_tariff("USA", "CHN", .3);
    return income(builder, transfer);
  };
  const auto& us = case_at(r, "alone", "usa").transfer;
  EXPECT_NEAR(split(2, us[0].value), stay(2, 1), 2e-9);
  EXPECT_NEAR(split(2, us[2].value), stay(4, 1), 2e-9) << "pressure doubles today's costs";
  const auto& both = case_at(r, "row-joins", "both").transfer;
  EXPECT_NEAR(split(1, both[0].value), stay(2, 1.5), 2e-9);
  EXPECT_NEAR(split(1, both[2].value), stay(4, 3), 2e-9);
}

TEST_F(Toy5Realign, CertificatesBracketEveryThreshold) {
  const RealignResult r = answer();
  for (const RealignCase& c : r.cases) {
    for (const Threshold& t : c.transfer) {
      ASSERT_EQ(t.reach, Reach::found);
      EXPECT_LE(t.low, t.value);
      EXPECT_GE(t.high, t.value);
      EXPECT_LE(t.margin_low, 0);
      EXPECT_GE(t.margin_high, 0);
      EXPECT_LT(t.residual, 2e-7);  // log points: 1e-9 of ln income
    }
    for (const DoubtPoint& point : c.doubts) EXPECT_LE(point.transfer.residual, 2e-7);
  }
  for (const RealignOfferResult& offer : r.offers) EXPECT_TRUE(offer.rising);
}

TEST_F(Toy5Realign, IdenticalOptionsNeedNoMoney) {
  Scenario scenario = question(1);  // trade with the rival goes on as it is
  scenario.measures.erase(scenario.measures.begin());
  scenario.realign->sticks.clear();
  scenario.realign->pressure = {1};
  for (const RealignCase& c : answer(scenario).cases) {
    EXPECT_NEAR(c.transfer[0].value, 0, 1e-6);
    EXPECT_NEAR(c.pressure.value, 1, 1e-6);
    EXPECT_NEAR(c.bid.needed_difference, 0, 1e-6);
  }
}

TEST_F(Toy5Realign, MoreStickCostsLessAndMoreBreakCostsMore) {
  double cheaper_break = -INFINITY;
  for (const double factor : {1.0, 1.2, 1.5, 3.0, 0.0}) {
    const RealignResult r = answer(question(factor));
    for (const RealignCase& c : r.cases) {
      for (std::size_t p = 1; p < c.transfer.size(); ++p) EXPECT_LT(c.transfer[p].value, c.transfer[p - 1].value);
    }
    EXPECT_GT(r.cases[0].transfer[0].value, cheaper_break) << factor;
    cheaper_break = r.cases[0].transfer[0].value;
    EXPECT_LT(case_at(r, "row-joins", "usa").transfer[0].value, case_at(r, "alone", "usa").transfer[0].value);
    EXPECT_LT(case_at(r, "alone", "both").transfer[0].value, case_at(r, "alone", "usa").transfer[0].value);
  }
}

/// With next to no trade to lose, the target would pay what the lifting alone is worth to it.
TEST_F(Toy5Realign, WithoutTradeWithTheRivalOnlyTheLiftingCounts) {
  const double lifting_alone = [&] {
    Scenario scenario = question(1);
    return -case_at(answer(scenario), "alone", "both").transfer[0].value;
  }();
  EXPECT_GT(lifting_alone, 0);
  double last_gap = INFINITY;
  for (const double left : {1e-1, 1e-3, 1e-6}) {
    World thin = world;
    for (const Sector j : all<Sector>(world.sector_count())) {
      thin.flow(j, at("CHN"), at("RUS")) *= left;
      thin.flow(j, at("RUS"), at("CHN")) *= left;
    }
    thin = calibrate(thin, "thin trade");
    const auto transfer = [&](double factor) {
      return case_at(solve_realign(thin, economy, question(factor), std::nullopt, strict), "alone", "both").transfer[0].value;
    };
    const double gap = std::abs(transfer(0) - transfer(1));
    EXPECT_LT(gap, last_gap);
    EXPECT_LT(transfer(1), 0);
    last_gap = gap;
  }
  EXPECT_LT(last_gap, 1e-3);
}

TEST(RealignBidding, KnownAnswersOfM20) {
  const RealignMoney money{.bidders_gain = 4.3, .payer_gain = 0, .target_loss = 16, .rival_loss = 11};
  EXPECT_NEAR(bid_for_target(money, 0, 0).needed_difference, 22.7, 1e-12);
  EXPECT_FALSE(bid_for_target(money, 22.6, 0).splits);
  EXPECT_TRUE(bid_for_target(money, 22.8, 0).splits);
  EXPECT_FALSE(bid_for_target(money, 30, 8).splits);
  EXPECT_NEAR(bid_for_target(money, 30, 5).payment, 16 + 11 + 5, 1e-12);
  EXPECT_NEAR(bid_for_target(money, 20, 0).payment, 4.3 + 20 - 16, 1e-12);
  EXPECT_EQ(bid_for_target(money, 0, 0).payment, 0) << "nobody has to bid against an offer that is worth less than the loss";
}

TEST_F(Toy5Realign, PressureWithoutMoneyIsIndifferenceToo) {
  Scenario scenario = question(1.2);
  scenario.realign->pressure = {1, 2, 4};
  const RealignResult r = answer(scenario);
  const RealignCase& joined = case_at(r, "row-joins", "usa");
  EXPECT_EQ(joined.pressure.reach, Reach::below) << "today's pressure is enough once ROW joins";
  // Those who joined with a little: somewhere above today.
  scenario.realign->sticks = {{"row-joins", {"ROW"}, 1.0}};
  const RealignResult little = answer(scenario);
  const Threshold& t = case_at(little, "row-joins", "usa").pressure;
  ASSERT_EQ(t.reach, Reach::found);
  EXPECT_GT(t.value, 1);
  testing::ShockBuilder stay(world), split(world);
  stay.cost("USA", "RUS", 2 * t.value).cost("EUX", "RUS", 2 * t.value).cost("ROW", "RUS", t.value);
  stay.mutual_goods_tariff("USA", "CHN", .3);
  split.cost("EUX", "RUS", 2).cost("CHN", "RUS", 1.2).mutual_goods_tariff("USA", "CHN", .3);
  EXPECT_NEAR(income(stay), income(split), 2e-9);
  // The West alone has no more to press with.
  EXPECT_EQ(case_at(r, "alone", "usa").pressure.reach, Reach::beyond);
  EXPECT_TRUE(std::isinf(case_at(r, "alone", "usa").pressure.value));
}

TEST_F(Toy5Realign, WhatNobodyCouldPayIsInfiniteAndNotClipped) {
  Scenario scenario = question();
  scenario.realign->political_value_pct = -100;  // staying is worth more than it could earn
  scenario.realign->doubt_pct = 60;
  const RealignResult r = answer(scenario);
  for (const RealignCase& c : r.cases) {
    EXPECT_EQ(c.transfer[0].reach, Reach::beyond);
    EXPECT_EQ(c.transfer[0].value, INFINITY);
    EXPECT_EQ(c.transfer[0].high, r.largest_received);
    EXPECT_LT(c.transfer[0].margin_high, 0);
    EXPECT_EQ(c.largest_doubt.reach, Reach::found);
    EXPECT_LT(c.largest_doubt.value, 0.6);
    EXPECT_GT(r.offers[c.offer].largest_transfer, 0);
  }
  EXPECT_EQ(r.outcome(), Outcome::converged) << "that nobody could pay is an answer";
  scenario.realign->political_value_pct = 100;  // it wants to go: even paying half its income would not hold it
  scenario.realign->doubt_pct = 0;
  const RealignResult eager = answer(scenario);
  EXPECT_EQ(eager.cases[1].transfer[0].reach, Reach::below);
  EXPECT_EQ(eager.cases[1].transfer[0].value, -INFINITY);
}

TEST_F(Toy5Realign, DoubtRaisesThePriceUntilNoMoneyDoes) {
  const RealignResult r = answer();
  const RealignCase& c = case_at(r, "alone", "usa");
  for (std::size_t i = 1; i < c.doubts.size(); ++i) {
    EXPECT_GT(c.doubts[i].transfer.value, c.doubts[i - 1].transfer.value);
  }
  EXPECT_NEAR(c.doubts[0].transfer.value, c.transfer[0].value, 1e-5);
  ASSERT_EQ(c.largest_doubt.reach, Reach::found);
  EXPECT_GT(c.largest_doubt.value, 0.5);
  EXPECT_LT(c.largest_doubt.value, 1);
  // By hand: half a doubt is half of each world.
  testing::ShockBuilder stay(world), kept(world), betrayed(world);
  stay.cost("USA", "RUS", 2).cost("EUX", "RUS", 2).mutual_goods_tariff("USA", "CHN", .3);
  kept.cost("EUX", "RUS", 2).ban("CHN", "RUS").mutual_goods_tariff("USA", "CHN", .3);
  betrayed.cost("USA", "RUS", 2).cost("EUX", "RUS", 2).ban("CHN", "RUS").mutual_goods_tariff("USA", "CHN", .3);
  EXPECT_NEAR(.5 * income(kept, c.doubts[5].transfer.value) + .5 * income(betrayed), income(stay), 2e-9);
  // Asked for in the question, doubt is in every threshold.
  Scenario doubtful = question();
  doubtful.realign->doubt_pct = 50;
  const RealignResult d = answer(doubtful);
  EXPECT_NEAR(case_at(d, "alone", "usa").transfer[0].value, c.doubts[5].transfer.value, 1e-5);
}

TEST_F(Toy5Realign, TheMapIsTheTargetsChoiceAtEveryPoint) {
  Scenario scenario = question();
  scenario.realign->transfers_bn = {-.05, 0, .01, .02};  // -50 to 20 of the toy's money
  const RealignResult r = answer(scenario);
  ASSERT_EQ(r.transfers.size(), 4u);
  for (const RealignCase& c : r.cases) {
    for (std::size_t p = 0; p < r.pressure.size(); ++p) {
      for (std::size_t t = 0; t < r.transfers.size(); ++t)
        EXPECT_EQ(r.margin(c, p, t) >= 0, r.transfers[t] >= c.transfer[p].value) << p << " " << t;
    }
  }
  const RealignMapDraw draw = evaluate_realign_map(world, economy, scenario, {r.pressure, r.transfers}, std::nullopt, strict);
  for (const RealignCase& c : r.cases) {
    for (std::size_t p = 0; p < r.pressure.size(); ++p) {
      for (std::size_t t = 0; t < r.transfers.size(); ++t) EXPECT_EQ(draw.margin(c.stick, c.offer, p, t), r.margin(c, p, t));
    }
  }
}

TEST_F(Toy5Realign, SharesCountEveryDrawAndFailuresApart) {
  Scenario scenario = question();
  const RealignGrid grid{{1, 2}, {0, 14.8}};
  std::vector<Economy> economies;
  for (const double scale : {0.8, 0.9, 1.0, 1.25}) {
    economies.push_back(economy);
    for (double& theta : economies.back().trade_elasticity.values()) theta *= scale;
  }
  std::vector<RealignMapDraw> draws = sweep_realign_map(world, economies, scenario, grid, std::nullopt, strict);
  ASSERT_EQ(draws.size(), 4u);
  draws[3].stay[0][1] = NAN;
  const RealignShares shares = realign_shares(draws);
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t o = 0; o < 2; ++o) {
      for (std::size_t p = 0; p < 2; ++p) {
        for (std::size_t t = 0; t < 2; ++t) {
          double split = 0;
          for (const RealignMapDraw& draw : draws) split += draw.margin(s, o, p, t) >= 0 ? .25 : 0;
          EXPECT_EQ(shares.split[shares.place(s, o, p, t)], split);
          EXPECT_EQ(shares.failed[shares.place(s, o, p, t)], s == 0 && p == 1 ? .25 : 0);
        }
      }
    }
  }
}

TEST_F(Toy5Realign, HeadlinesAreTheSameAtAnEighthOfTheWork) {
  const RealignResult full = answer(), quick = answer(question(), RealignDetail::headlines);
  const Headlines all = headlines(full), few = headlines(quick);
  ASSERT_EQ(all.size(), few.size());
  ASSERT_EQ(all.size(), 4u * 6u);
  EXPECT_EQ(all[0].id, "realign.transfer.alone.usa");
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].id, few[i].id);
    if (std::isfinite(all[i].value)) {
      EXPECT_NEAR(all[i].value, few[i].value, 1e-7) << all[i].id;
    } else {
      EXPECT_EQ(all[i].value, few[i].value) << all[i].id;
    }
  }
  EXPECT_LT(3 * quick.equilibria, full.equilibria);
}

TEST_F(Toy5Realign, ExactSlopesAreThoseOfTheCurve) {
  const RealignResult r = answer();
  testing::ShockBuilder split(world);
  split.cost("EUX", "RUS", 2).ban("CHN", "RUS").mutual_goods_tariff("USA", "CHN", .3);
  const double h = 0.5;
  EXPECT_NEAR(r.offers[0].target_slope, (income(split, h) - income(split, -h)) / (2 * h), 1e-8);
  EXPECT_GT(r.offers[0].target_slope * r.income(at("RUS")), 1) << "a transfer improves the recipient's terms of trade";
  EXPECT_LT(r.offers[0].payer_slope, 0);
}

TEST_F(Toy5Realign, SameBitsForAnyNumberOfThreads) {
  const RealignResult one = answer(question(), RealignDetail::full, {.threads = 1}),
                      two = answer(question(), RealignDetail::full, {.threads = 2});
  ASSERT_EQ(one.equilibria, two.equilibria);
  for (std::size_t c = 0; c < one.cases.size(); ++c) {
    for (std::size_t p = 0; p < one.pressure.size(); ++p)
      EXPECT_EQ(one.cases[c].transfer[p].value, two.cases[c].transfer[p].value);
    EXPECT_EQ(one.cases[c].bid.surplus, two.cases[c].bid.surplus);
  }
}

TEST_F(Toy5Realign, AnyTripleOfPlayers) {
  Scenario scenario = question();
  scenario.realign = RealignQuestion{.target = "ROW", .away_from = "EUX", .by = {"CHN"}};
  const RealignResult r = answer(scenario);
  EXPECT_EQ(r.payer, at("CHN"));
  ASSERT_EQ(r.offers.size(), 1u);
  EXPECT_EQ(r.offers[0].id, "all");
  ASSERT_EQ(r.pressure.size(), 20u);
  EXPECT_EQ(r.transfers.size(), 20u);
  EXPECT_EQ(r.cases[0].transfer[0].reach, Reach::found);
  EXPECT_GT(r.cases[0].transfer[0].value, 0) << "nothing is lifted, since China has no measures";
}

TEST_F(Toy5Realign, JoinersPressAsHardAsTheMeanAndNeverTwice) {
  Scenario scenario = question();
  scenario.realign->sticks = {{"mean", {"ROW"}, std::nullopt}, {"two", {"ROW"}, 2.0}};
  const RealignResult r = answer(scenario);
  EXPECT_NEAR(case_at(r, "mean", "usa").transfer[0].value, case_at(r, "two", "usa").transfer[0].value, 1e-6);
  // Who has the same measures already adds nothing by joining.
  scenario.measures[0].importers = {"USA", "EUX", "ROW"};
  const RealignResult in_force = answer(scenario);
  scenario.realign->sticks = {{"alone", {}, std::nullopt}};
  EXPECT_NEAR(case_at(in_force, "mean", "usa").transfer[0].value, case_at(answer(scenario), "alone", "usa").transfer[0].value,
              1e-6);
}

TEST_F(Toy5Realign, AnEmbargoThatLeavesASurplusNowhereToGoIsUnknown) {
  Scenario scenario = question();
  scenario.realign->by = {"USA", "EUX", "ROW"};
  scenario.realign->sticks.clear();
  scenario.realign->away_from = "CHN";
  Measure china;
  china.id = china.group = "china-closes";
  china.kind = MeasureKind::ban;
  china.importers = {"CHN"};
  china.exporters = {"RUS"};
  china.sectors = {"all"};
  china.both_ways = true;
  scenario.measures.push_back(china);
  const RealignResult r = answer(scenario);
  EXPECT_EQ(r.sticks[0].stays.back().outcome, Outcome::infeasible);
  EXPECT_TRUE(std::isnan(r.cases[0].transfer.back().value));
  EXPECT_EQ(r.cases[0].transfer.back().reach, Reach::unknown);
  EXPECT_EQ(r.outcome(), Outcome::infeasible);
}

TEST_F(Toy5Realign, ShortRunBansLeaveRemaindersAndHaveAnAnswer) {
  economy.trade_elasticity = BySector({3}, 0.02);
  economy.closure = Closure::zero;
  const RealignResult r = answer();
  EXPECT_EQ(r.offers[0].split.outcome, Outcome::converged);
  EXPECT_TRUE(std::isnan(r.offers[0].target_slope));
  EXPECT_EQ(r.cases[0].transfer[0].reach, Reach::found);
}

TEST_F(Toy5Realign, BadQuestionsAreRefusedWithAllTheirProblems) {
  Scenario none = question();
  none.realign.reset();
  EXPECT_THAT(message_of(none), HasSubstr("write [realign]"));
  Scenario wrong = question();
  wrong.realign->away_from = "RUS";
  wrong.realign->payer = "CHN";
  wrong.realign->transfers_bn = {10, 5};
  wrong.realign->pressure = {2, 1.5};
  wrong.realign->doubt_pct = 100;
  wrong.realign->break_factor = 0.5;
  wrong.realign->offers[1].lifted_by = {"ROW"};
  wrong.realign->sticks[1].joined_by = {"USA"};
  const std::string message = message_of(wrong);
  for (const char* rule : {"another economy than the target", "payer", "transfers_bn", "pressure", "doubt_pct", "break_factor",
                           "realign.offer[both].lifted_by", "realign.stick[row-joins].joined_by"})
    EXPECT_THAT(message, HasSubstr(rule));
  Scenario sides = question();
  sides.realign->by = {"USA", "RUS", "CHN", "XXX"};
  EXPECT_THAT(message_of(sides), HasSubstr("XXX"));
  sides.realign->by = {"USA", "RUS", "CHN"};
  EXPECT_THAT(message_of(sides), HasSubstr("must not hold the target"));
  EXPECT_THAT(message_of(sides), HasSubstr("must not hold the rival"));
  Scenario family = question();
  family.grid = {{{"west.factor"}, {1.5, 2}}};
  EXPECT_THAT(message_of(family), HasSubstr("cannot be combined"));
  Scenario dated = question();
  dated.measures[0].from = "2022-02-24";
  EXPECT_THAT(message_of(dated), HasSubstr("--on 2022-02-24"));
}

}  // namespace
}  // namespace entrepot
