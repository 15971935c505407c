#include "uncertain/turning_value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "uncertain/scrambled_sobol.hpp"

namespace entrepot {
namespace {

struct Sample {
  std::vector<std::vector<double>> inputs;
  std::vector<double> answers;
};
Sample sample(const std::function<double(double, double)>& f, std::uint64_t count = 512) {
  const ScrambledSobol sobol(2, 1);
  Sample s{{{}, {}}, {}};
  std::vector<double> p(2);
  for (std::uint64_t i = 0; i < count; ++i) {
    sobol.point(0, i, p);
    s.inputs[0].push_back(p[0]);
    s.inputs[1].push_back(p[1]);
    s.answers.push_back(f(p[0], p[1]));
  }
  return s;
}

/// x + 3 y - 2: with y at its mean of 1/2, x = 1/2 turns it; without taking y's part away nothing could be seen of x.
TEST(TurningValue, OtherInputsAreTakenOutFirst) {
  const Sample s = sample([](double x, double y) { return x + 3 * y - 2; });
  const Turn turn = turning_value(s.answers, s.inputs, 0, 0, false);
  ASSERT_EQ(turn.kind, Turn::Kind::found);
  EXPECT_NEAR(turn.at, 0.5, 0.01);
  EXPECT_TRUE(turn.rises);
}

TEST(TurningValue, CurvedAnswersAreFollowed) {
  const Sample s = sample([](double x, double) { return std::exp(-4 * x) - 0.2; });
  const Turn turn = turning_value(s.answers, s.inputs, 0, 0, false);
  ASSERT_EQ(turn.kind, Turn::Kind::found);
  EXPECT_NEAR(turn.at, std::log(5) / 4, 0.02);  // classes of an eighth
  EXPECT_FALSE(turn.rises);
}

TEST(TurningValue, AnInputThatTurnsNothingIsSaidToBeOutside) {
  const Sample s = sample([](double x, double) { return x + 1; });
  EXPECT_EQ(turning_value(s.answers, s.inputs, 0, 0, false).kind, Turn::Kind::outside);
}

TEST(TurningValue, UpAndDownIsNoTurn) {
  const Sample s = sample([](double x, double) { return std::sin(6 * x); });
  EXPECT_EQ(turning_value(s.answers, s.inputs, 0, 0, false).kind, Turn::Kind::not_monotone);
  EXPECT_EQ(turning_value(s.answers, s.inputs, 1, 0, false).kind, Turn::Kind::not_monotone);  // y does nothing
}

/// 1 / (1 - x) passes 2 at x = 1/2 and is infinite from x = 0.9 on.
TEST(TurningValue, InfiniteAnswersAreCompressed) {
  const Sample s = sample([](double x, double) { return x < 0.9 ? 1 / (1 - x) : std::numeric_limits<double>::infinity(); });
  const Turn turn = turning_value(s.answers, s.inputs, 0, 2, true);
  ASSERT_EQ(turn.kind, Turn::Kind::found);
  EXPECT_NEAR(turn.at, 0.5, 0.01);
}

TEST(TurningValue, TooFewDrawsHaveNone) {
  const Sample s = sample([](double x, double) { return x - 0.5; }, 16);
  EXPECT_EQ(turning_value(s.answers, s.inputs, 0, 0, false).kind, Turn::Kind::no_value);
}

}  // namespace
}  // namespace entrepot
