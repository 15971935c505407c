// Curves with known inverses, and curves with holes.
#include <gtest/gtest.h>
#include <cmath>

#include "strategy/level_search.hpp"

namespace entrepot {
namespace {

struct Counted {
  int points = 0, rounds = 0;
};

std::vector<Crossing> crossings(std::vector<SearchedCurve>& curves, const std::vector<SoughtLevel>& levels,
                                const std::function<double(std::size_t, double)>& value, Counted* counted = nullptr) {
  return find_levels(curves, levels,
                     [&](std::span<const CurvePoint> points) {
                       std::vector<double> values;
                       for (const CurvePoint& p : points) values.push_back(value(p.curve, p.at));
                       if (counted != nullptr) counted->points += static_cast<int>(points.size()), ++counted->rounds;
                       return values;
                     },
                     {.tolerance = 1e-12});
}

TEST(LevelSearch, LogIncomeTakesOneStepOfNewton) {
  std::vector<SearchedCurve> curves{{-50, 1e4, 1.0 / 100, {{0, 0}}}};
  Counted counted;
  const auto found = crossings(
      curves, {{0, std::log(1.5)}, {0, std::log(0.9)}}, [](std::size_t, double x) { return std::log(1 + x / 100); }, &counted);
  EXPECT_NEAR(found[0].at, 50, 1e-9);
  EXPECT_NEAR(found[1].at, -10, 1e-9);
  EXPECT_LE(counted.rounds, 4);
}

TEST(LevelSearch, ManyLevelsShareTheirPoints) {
  std::vector<SearchedCurve> curves{{-90, 1e4, 1.2 / 100, {{0, 0}}}, {0, 5, -0.1, {{0, 1}}}};
  const auto value = [](std::size_t curve, double x) {
    return curve == 0 ? std::log(1 + 1.2 * x / 100 - 1e-6 * x * x) : std::exp(-x);
  };
  std::vector<SoughtLevel> levels;
  for (int k = -10; k <= 30; ++k) levels.push_back({0, 0.01 * k});
  for (int k = 1; k <= 9; ++k) levels.push_back({1, 0.1 * k});
  Counted counted;
  const auto found = crossings(curves, levels, value, &counted);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    ASSERT_EQ(found[i].kind, Crossing::Kind::found) << i;
    EXPECT_NEAR(value(levels[i].curve, found[i].at), levels[i].level, 1e-12);
    EXPECT_LE(found[i].left, found[i].at);
    EXPECT_GE(found[i].right, found[i].at);
    if (found[i].left < found[i].right) {
      EXPECT_LE(
          (value(levels[i].curve, found[i].left) - levels[i].level) * (value(levels[i].curve, found[i].right) - levels[i].level),
          0);
    }
  }
  EXPECT_LE(counted.points, 4 * static_cast<int>(levels.size()));
  EXPECT_LE(counted.rounds, 12);
}

TEST(LevelSearch, LevelsOutsideTheRangeAreToldApart) {
  std::vector<SearchedCurve> curves{{-1, 1, 1, {{0, 0}}}, {-1, 1, -1, {{0, 0}}}};
  const auto value = [](std::size_t curve, double x) { return curve == 0 ? x : -x; };
  const auto found = crossings(curves, {{0, 2}, {0, -2}, {1, 2}, {1, -2}}, value);
  EXPECT_EQ(found[0].kind, Crossing::Kind::above);
  EXPECT_EQ(found[1].kind, Crossing::Kind::below);
  EXPECT_EQ(found[2].kind, Crossing::Kind::below);
  EXPECT_EQ(found[3].kind, Crossing::Kind::above);
}

TEST(LevelSearch, AHoleIsApproachedAndThenTold) {
  const auto value = [](std::size_t, double x) { return x < 3 ? x : NAN; };
  std::vector<SearchedCurve> curves{{0, 100, 1e-3, {{0, 0}}}};
  const auto found = crossings(curves, {{0, 2.5}, {0, 50}}, value);
  EXPECT_EQ(found[0].kind, Crossing::Kind::found);
  EXPECT_NEAR(found[0].at, 2.5, 1e-12);
  EXPECT_EQ(found[1].kind, Crossing::Kind::unknown);
}

TEST(LevelSearch, NothingKnownGivesNothing) {
  std::vector<SearchedCurve> curves{{0, 1, 1, {{0, NAN}}}};
  EXPECT_EQ(crossings(curves, {{0, .5}}, [](std::size_t, double x) { return x; })[0].kind, Crossing::Kind::unknown);
}

}  // namespace
}  // namespace entrepot
