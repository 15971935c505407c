// Numbers become verdicts by rules that a reader can follow with a pencil.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "entrepot/claims.hpp"

namespace entrepot {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity(), nothing = std::numeric_limits<double>::quiet_NaN();

ClaimTest against_bounds(std::optional<double> above, std::optional<double> below) {
  ClaimTest test;
  test.above = above;
  test.below = below;
  return test;
}

Verdict judged(const ClaimTest& test, const Interval& ours, const std::optional<Interval>& theirs = std::nullopt,
               const std::vector<double>& draws = {}) {
  return judge_test(test, ours, theirs, draws, 0.95, 0.05).verdict;
}

TEST(VerdictRule, ComparesAsTheCheckerOfRoundedNumbersDoes) {
  const ClaimTest test;
  // MODEL.md M2: January to April -7.492 in [-7.545, -7.439] against -7.5; the first quarter -6.53 against -6.6; the surplus
  // -13.97 against -10.2.
  EXPECT_EQ(judged(test, {-7.545, -7.492, -7.439}, Interval{-7.55, -7.5, -7.45}), Verdict::supported);
  EXPECT_EQ(judged(test, {-6.58, -6.53, -6.48}, Interval{-6.65, -6.6, -6.55}), Verdict::rounding_only);
  EXPECT_EQ(judged(test, {-14.37, -13.97, -13.57}, Interval{-10.25, -10.2, -10.15}), Verdict::contradicted);
  EXPECT_EQ(judged(test, exactly(nothing), Interval{0, 0, 0}), Verdict::open);
}

TEST(VerdictRule, WidensTheirsByTheTolerance) {
  ClaimTest test;
  test.tolerance = 1;
  const TestResult result = judge_test(test, exactly(3.5), Interval{1.5, 2, 2.5}, {}, 0.95, 0.05);
  EXPECT_EQ(result.verdict, Verdict::supported);
  EXPECT_DOUBLE_EQ(result.theirs->low, 0.5);
  EXPECT_DOUBLE_EQ(result.theirs->high, 3.5);
}

TEST(VerdictRule, HoldsAgainstBoundsOnlyWhereAllThatRoundingAllowsDoes) {
  EXPECT_EQ(judged(against_bounds(0, std::nullopt), {1, 2, 3}), Verdict::supported);
  EXPECT_EQ(judged(against_bounds(0, std::nullopt), {-1, 2, 3}), Verdict::rounding_only);
  EXPECT_EQ(judged(against_bounds(0, std::nullopt), {-3, -2, 0}), Verdict::contradicted);
  EXPECT_EQ(judged(against_bounds(std::nullopt, 5), {1, 2, 3}), Verdict::supported);
  EXPECT_EQ(judged(against_bounds(0, 5), {1, 2, 3}), Verdict::supported);
  EXPECT_EQ(judged(against_bounds(0, 5), {6, 7, 8}), Verdict::contradicted);
  EXPECT_EQ(judged(against_bounds(0, std::nullopt), {-infinite, 1, infinite}), Verdict::rounding_only);
}

TEST(VerdictRule, CountsDrawsThatHaveAnAnswer) {
  const ClaimTest test = against_bounds(0, std::nullopt);
  std::vector<double> draws(20, 1.0);
  EXPECT_EQ(judged(test, exactly(1), std::nullopt, draws), Verdict::supported);
  draws[0] = -1;  // 19 of 20
  EXPECT_EQ(judged(test, exactly(1), std::nullopt, draws), Verdict::supported);
  draws[1] = -1;
  EXPECT_EQ(judged(test, exactly(1), std::nullopt, draws), Verdict::conditional);
  EXPECT_EQ(judged(test, exactly(1), std::nullopt, std::vector<double>(20, -1.0)), Verdict::contradicted);
  EXPECT_EQ(judged(test, exactly(1), std::nullopt, std::vector<double>(20, infinite)), Verdict::supported);
  EXPECT_EQ(judged(test, exactly(1), std::nullopt, std::vector<double>(20, nothing)), Verdict::open);
  const TestResult half = judge_test(test, exactly(1), std::nullopt, {1, -1, nothing, nothing}, 0.95, 0.05);
  EXPECT_EQ(half.answered, 2u);
  EXPECT_DOUBLE_EQ(half.share, 0.5);
}

TEST(VerdictRule, SupposesWhatNoNumberShows) {
  ClaimTest test = against_bounds(0, std::nullopt);
  test.assumes = "it was so";
  EXPECT_EQ(judged(test, exactly(1)), Verdict::conditional);
  EXPECT_EQ(judged(test, exactly(-1)), Verdict::contradicted);
}

ClaimResult claim_of(const std::vector<std::pair<std::string, Verdict>>& cases) {
  Claim claim;
  std::vector<TestResult> tests;
  for (const auto& [name, verdict] : cases) {
    claim.tests.emplace_back().in_case = name;
    tests.emplace_back().verdict = verdict;
  }
  return judge_claim(claim, tests);
}

TEST(VerdictRule, AClaimIsAsGoodAsItsWorstTest) {
  EXPECT_EQ(claim_of({{"", Verdict::supported}, {"", Verdict::supported}}).verdict, Verdict::supported);
  EXPECT_EQ(claim_of({{"", Verdict::supported}, {"", Verdict::rounding_only}}).verdict, Verdict::rounding_only);
  EXPECT_EQ(claim_of({{"", Verdict::supported}, {"", Verdict::open}}).verdict, Verdict::open);
  EXPECT_EQ(claim_of({{"", Verdict::contradicted}, {"", Verdict::open}}).verdict, Verdict::contradicted);
}

TEST(VerdictRule, ReadingsThatDisagreeMakeItConditional) {
  const ClaimResult mixed = claim_of({{"a", Verdict::supported}, {"b", Verdict::contradicted}, {"c", Verdict::open}});
  EXPECT_EQ(mixed.verdict, Verdict::conditional);
  EXPECT_EQ(mixed.holds_in, std::vector<std::string>{"a"});
  EXPECT_EQ(mixed.fails_in, std::vector<std::string>{"b"});
  EXPECT_EQ(mixed.open_in, std::vector<std::string>{"c"});
  EXPECT_EQ(claim_of({{"a", Verdict::contradicted}, {"b", Verdict::contradicted}}).verdict, Verdict::contradicted);
  EXPECT_EQ(claim_of({{"a", Verdict::contradicted}, {"b", Verdict::open}}).verdict, Verdict::open);
  // All tests of one reading must hold.
  EXPECT_EQ(claim_of({{"a", Verdict::supported}, {"a", Verdict::contradicted}}).verdict, Verdict::contradicted);
  EXPECT_EQ(claim_of({{"", Verdict::contradicted}, {"a", Verdict::supported}}).verdict, Verdict::contradicted);
}

TEST(VerdictRule, LeavesOutWhatOnlyConfirmsAndWasNotGiven) {
  Claim claim;
  claim.tests.resize(2);
  claim.tests[1].if_given = true;
  std::vector<TestResult> tests(2);
  tests[0].verdict = Verdict::supported;
  tests[1].missing = {{"x", "no data"}};
  EXPECT_EQ(judge_claim(claim, tests).verdict, Verdict::supported);
  tests[1].missing.clear();
  tests[1].verdict = Verdict::contradicted;
  EXPECT_EQ(judge_claim(claim, tests).verdict, Verdict::contradicted);
}

}  // namespace
}  // namespace entrepot
