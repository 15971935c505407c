// Players whose conditions are known: V' = s K(t) (best + what others' rates do to it - t), K = X / (1 + t).
#include "strategy/own_secants.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace entrepot {
namespace {

struct Players {
  std::vector<double> slope, best;
  double coupling = 0;

  JointPoint at(const std::vector<double>& rates) const {
    JointPoint point{.rates = rates};
    for (std::size_t k = 0; k < rates.size(); ++k) {
      double others = 0;
      for (std::size_t m = 0; m < rates.size(); ++m) others += m == k ? 0 : coupling * std::sin(double(k + 2 * m)) * rates[m];
      const double trade = 1 / ((1 + rates[k]) * (1 + rates[k]));
      point.curvature.push_back(trade);
      point.gradient.push_back(slope[k] * trade * (1 + rates[k]) * (best[k] + others - rates[k]));
    }
    return point;
  }
  double distance(const std::vector<double>& rates) const {
    const JointPoint point = at(rates);
    double worst = 0;
    for (std::size_t k = 0; k < rates.size(); ++k) worst = std::max(worst, std::abs(point.gradient[k] / point.curvature[k]));
    return worst;
  }
};

/// Points until everybody's condition holds.
int search(const Players& players, OwnSecants& secants, std::vector<double>& rates) {
  secants.begin();
  int points = 0;
  for (; points < 40; ++points) {
    if (players.distance(rates) < 1e-9) return points;
    secants.add(players.at(rates));
    rates = secants.next(0, 5);
  }
  return points;
}

TEST(OwnSecants, PlayersWhoDoNotMindEachOtherNeedTwoSteps) {
  const Players players{.slope = {0.3, 0.6, 1.2, 3}, .best = {0.1, 0.2, 0.3, 0.25}};
  OwnSecants secants(4);
  std::vector<double> rates(4, 0.25);
  EXPECT_LE(search(players, secants, rates), 2) << "the second step follows the secant, on which the condition lies";
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(rates[k], players.best[k], 1e-8);
}

TEST(OwnSecants, ASecondSearchKnowsTheSlopes) {
  const Players players{.slope = {0.4, 0.6, 0.9}, .best = {0.1, 0.2, 0.3}};
  OwnSecants secants(3);
  std::vector<double> rates(3, 0.25);
  search(players, secants, rates);
  rates.assign(3, 0);
  EXPECT_EQ(search(players, secants, rates), 1);
}

TEST(OwnSecants, PlayersWhoMindEachOtherAreFoundByAcceleration) {
  const Players players{.slope = {0.5, 0.7, 0.9}, .best = {0.15, 0.2, 0.3}, .coupling = 0.4};
  OwnSecants secants(3);
  std::vector<double> rates(3, 0.25);
  EXPECT_LT(search(players, secants, rates), 12);
  EXPECT_LT(players.distance(rates), 1e-9);
}

TEST(OwnSecants, RatesStayWithinTheirBounds) {
  const Players players{.slope = {0.5, 0.5}, .best = {-0.2, 0.2}};
  OwnSecants secants(2);
  secants.begin();
  std::vector<double> rates(2, 0.25);
  for (int point = 0; point < 4; ++point) {
    secants.add(players.at(rates));
    rates = secants.next(0, 0.15);
    for (const double rate : rates) EXPECT_TRUE(rate >= 0 && rate <= 0.15) << rate;
  }
  EXPECT_EQ(rates, (std::vector<double>{0, 0.15}));
}

TEST(OwnSecants, WhoTradesNothingStaysWhereItIs) {
  OwnSecants secants(2);
  secants.begin();
  secants.add({.rates = {0.25, 0.25}, .gradient = {0, 1}, .curvature = {0, 10}});
  const std::vector<double> next = secants.next(0, 5);
  EXPECT_EQ(next[0], 0.25);
  EXPECT_GT(next[1], 0.25);
}

}  // namespace
}  // namespace entrepot
