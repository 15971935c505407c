#include "sources/concordance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <random>

namespace entrepot::sources {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Concordance made(std::vector<CodePair> pairs, std::string from = "A", std::string to = "B") {
  return make_concordance({.from = std::move(from), .to = std::move(to), .source = "hand", .notes = {}}, std::move(pairs));
}

/// Two codes into one, one into two, one alone, one nowhere.
Concordance hand() { return made({{"a1", "b1"}, {"a2", "b1"}, {"a3", "b2"}, {"a3", "b3"}, {"a4", "b4"}, {"a5", ""}}); }

TEST(Concordance, SortsDropsNothingAndSaysWhatStandsTwice) {
  const Concordance c = made({{"z", "b"}, {"a", "b"}, {"z", "b"}, {"y", ""}});
  EXPECT_THAT(c.entries, ElementsAre(ConcordanceEntry{"a", "b", 1}, ConcordanceEntry{"z", "b", 1}));
  EXPECT_THAT(c.step.notes, ElementsAre(HasSubstr("1 rows stand twice")));
  EXPECT_EQ(c.step.rule, WeightRule::single);
  EXPECT_TRUE(c.knows("y"));
  EXPECT_FALSE(c.knows("x"));
  EXPECT_EQ(c.lost_share("y"), 1);
  EXPECT_THAT(c.from_codes(), ElementsAre("a", "y", "z"));
}

TEST(Concordance, SummaryCountsDirections) {
  const ConcordanceSummary found = summary(hand());
  EXPECT_EQ(found.from_codes, 5U);
  EXPECT_EQ(found.to_codes, 4U);
  EXPECT_EQ(found.entries, 5U);
  EXPECT_EQ(found.one_to_many, 1U);
  EXPECT_EQ(found.many_to_one, 1U);
  EXPECT_EQ(found.without, 1U);
  EXPECT_EQ(found.step.rule, WeightRule::equal_shares);
}

TEST(Concordance, ApplyAccountsForEveryCent) {
  const CodeAmounts amounts{.decimals = 2, .list = {{"a1", 100}, {"a2", 50}, {"a3", 101}, {"a4", 7}, {"a5", 30}, {"zz", 3}}};
  const Applied result = apply(hand(), amounts);
  const LossReport& loss = result.loss;
  EXPECT_EQ(loss.total, 291);
  EXPECT_EQ(loss.exact, 157);
  EXPECT_EQ(loss.split, 101);
  EXPECT_EQ(loss.lost, 33);
  EXPECT_EQ(loss.merged, 150);
  ASSERT_EQ(result.amounts.list.size(), 4U);
  EXPECT_EQ(result.amounts.list[0].units, 150);
  EXPECT_EQ(result.amounts.list[1].units, 51);  // equal remainders: the first code gets the odd cent
  EXPECT_EQ(result.amounts.list[2].units, 50);
  ASSERT_EQ(loss.lost_codes.size(), 2U);
  EXPECT_TRUE(loss.lost_codes[0].known);
  EXPECT_FALSE(loss.lost_codes[1].known);
  ASSERT_EQ(loss.merged_codes.size(), 1U);
  EXPECT_THAT(loss.merged_codes[0].from, ElementsAre("a1", "a2"));
  EXPECT_EQ(loss.split_codes[0].parts, 2U);
}

TEST(Concordance, ApportionKeepsTheWholeAndItsSign) {
  const std::vector<double> thirds(3, 1.0 / 3);
  EXPECT_THAT(apportion(100, thirds), ElementsAre(34, 33, 33));
  EXPECT_THAT(apportion(-100, thirds), ElementsAre(-34, -33, -33));
  EXPECT_THAT(apportion(0, thirds), ElementsAre(0, 0, 0));
  const std::vector<double> shares{0.7, 0.2, 0.1};
  EXPECT_THAT(apportion(1, shares), ElementsAre(1, 0, 0));
}

TEST(Concordance, TradeWeightsFollowTradeAndStateTheFloor) {
  const CodeAmounts trade{.decimals = 0, .list = {{"b1", 5}, {"b2", 30}, {"b3", 10}}};
  const Concordance by_trade = weighted_by_trade(hand(), trade, 0);
  EXPECT_EQ(by_trade.step.rule, WeightRule::trade);
  EXPECT_DOUBLE_EQ(by_trade.counterparts("a3")[0].weight, 0.75);
  EXPECT_DOUBLE_EQ(by_trade.counterparts("a3")[1].weight, 0.25);

  const CodeAmounts one_sided{.decimals = 0, .list = {{"b2", 100}}};
  EXPECT_EQ(weighted_by_trade(hand(), one_sided, 0).counterparts("a3").size(), 1U);
  const Concordance floored = weighted_by_trade(hand(), one_sided, 0.25);
  EXPECT_DOUBLE_EQ(floored.counterparts("a3")[1].weight, 25.0 / 125);  // 0 counts as a quarter of 100
  EXPECT_THAT(floored.step.notes.back(), HasSubstr("1 counterparts lifted to the floor of 0.25"));

  const Concordance none = weighted_by_trade(hand(), CodeAmounts{}, 0.25);
  EXPECT_DOUBLE_EQ(none.counterparts("a3")[0].weight, 0.5);
  EXPECT_THAT(none.step.notes.back(), HasSubstr("1 without any trade split in equal shares"));
}

TEST(Concordance, LargestTakesAllAndTiesGoToTheFirst) {
  const Concordance chosen = with_largest(hand());
  ASSERT_EQ(chosen.counterparts("a3").size(), 1U);
  EXPECT_EQ(chosen.counterparts("a3")[0].to, "b2");
  EXPECT_EQ(chosen.counterparts("a3")[0].weight, 1);
  EXPECT_EQ(chosen.step.rule, WeightRule::chosen);
}

TEST(Concordance, WrittenWeightsMustAddToOne) {
  Problems problems;
  const auto good = make_weighted({.from = "A", .to = "B", .notes = {}}, {{"a", "x", 0.25}, {"a", "y", 0.75}}, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(good.step.rule, WeightRule::given);
  make_weighted({.from = "A", .to = "B", .source = "own.csv", .notes = {}}, {{"a", "x", 0.25}, {"b", "x", 0.5}}, problems);
  EXPECT_EQ(problems.list().size(), 2U);
}

TEST(Concordance, ComposeCarriesTheShareThatGetsLost) {
  const Concordance next = made({{"b1", "c1"}, {"b2", "c1"}, {"b4", "c2"}}, "B", "C");  // b3 is not known there
  const Concordance both = compose(hand(), next);
  EXPECT_EQ(both.step.from, "A");
  EXPECT_EQ(both.step.to, "C");
  EXPECT_DOUBLE_EQ(both.counterparts("a3")[0].weight, 0.5);
  EXPECT_DOUBLE_EQ(both.lost_share("a3"), 0.5);
  const Applied result = apply(both, {.decimals = 2, .list = {{"a3", 101}}});
  EXPECT_EQ(result.loss.total, 101);
  EXPECT_EQ(result.loss.split + result.loss.exact, 51);
  EXPECT_EQ(result.loss.lost, 50);
}

TEST(Concordance, ReverseNamesWhatNothingPointedTo) {
  const std::vector<std::string> known{"b1", "b2", "b3", "b4", "b9"};
  const Concordance back = reverse(hand(), known);
  EXPECT_TRUE(back.step.reversed);
  EXPECT_EQ(back.lost_share("b9"), 1);
  EXPECT_DOUBLE_EQ(back.counterparts("b1")[0].weight, 0.5);
}

TEST(Concordance, ThereAndBackSaysWhyTheRestStaysAway) {
  const ThereAndBack found = there_and_back(hand(), reverse(hand()));
  EXPECT_EQ(found.trip.codes, 5U);
  EXPECT_EQ(found.trip.wholly_home, 2U);  // a3, split and put together again, and a4
  EXPECT_EQ(found.trip.merged, 2U);
  EXPECT_EQ(found.trip.without, 1U);
  EXPECT_DOUBLE_EQ(found.trip.home, (0.5 + 0.5 + 1 + 1 + 0) / 5);
  ASSERT_EQ(found.away.size(), 3U);
  EXPECT_THAT(found.away[0].others, ElementsAre("a2"));
  EXPECT_EQ(found.away[2].lost, 1);
  const CodeAmounts weights{.decimals = 0, .list = {{"a1", 3}, {"a4", 1}}};
  EXPECT_DOUBLE_EQ(there_and_back(hand(), reverse(hand()), &weights).trip.home, (3 * 0.5 + 1) / 4);
}

TEST(Concordance, CoverageNamesWhatIsMissingAndBeyond) {
  const std::vector<std::string> listed{"a1", "a2", "a7"};
  const CodeCoverage found = coverage(hand(), listed);
  EXPECT_EQ(found.covered, 2U);
  EXPECT_THAT(found.missing, ElementsAre("a7"));
  EXPECT_THAT(found.beyond, ElementsAre("a3", "a4", "a5"));
}

TEST(Concordance, ReportsOfPartsAddUp) {
  const Applied first = apply(hand(), {.decimals = 2, .list = {{"a1", 100}, {"a2", 1}, {"a5", 3}}});
  const Applied second = apply(hand(), {.decimals = 2, .list = {{"a1", -20}, {"a2", 2}, {"a5", 4}}});
  LossReport sum = first.loss;
  add_to(sum, second.loss);
  EXPECT_EQ(sum.total, 90);
  EXPECT_EQ(sum.lost, 7);
  EXPECT_THAT(sum.exact_codes, ElementsAre("a1", "a2"));
  ASSERT_EQ(sum.lost_codes.size(), 1U);
  EXPECT_EQ(sum.lost_codes[0].units, 7);
  EXPECT_EQ(sum.merged_codes[0].units, 83);
}

}  // namespace
}  // namespace entrepot::sources
