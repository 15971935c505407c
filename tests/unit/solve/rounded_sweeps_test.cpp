#include "solve/rounded_sweeps.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

constexpr double wage_step = 0.5;

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

struct Swept {
  World world;
  Economy economy{.trade_elasticity = BySector({4}, 4.0)};
  PreparedWorld prepared;
  JointMap map;
  RoundedSweeps rounded;
  std::vector<double> start, exact, swept;

  explicit Swept(unsigned seed)
      : world(random_world(seed, {.countries = 9, .sectors = 4})),
        prepared(world, economy),
        map(prepared, ShockBuilder(world).cost(world.countries[0], world.countries[1], 1.5).shock()),
        rounded(map),
        start(map.size()),
        exact(map.size()),
        swept(map.size()) {
    map.start(start);
    map.apply(start, exact, wage_step);
  }
};

TEST(RoundedSweeps, DifferByRoundingUntilTheGapIsMeasuredAndNotAfter) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    Swept s(seed);
    s.rounded.apply(s.start, s.swept, wage_step);
    EXPECT_GT(distance(s.swept, s.exact), 1e-11) << "seed " << seed;
    EXPECT_LT(distance(s.swept, s.exact), 1e-6) << "seed " << seed;
    s.rounded.refresh(s.start, s.swept, wage_step);
    EXPECT_EQ(s.swept, s.exact) << "seed " << seed;
    s.rounded.apply(s.start, s.swept, wage_step);
    EXPECT_LT(distance(s.swept, s.exact), 1e-14) << "seed " << seed;
  }
}

// Near the state at which the gap was measured, rounded sweeps are as good as exact ones: a thousandth away, seven digits better.
TEST(RoundedSweeps, AreExactNearTheStateOfTheGap) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    Swept s(seed);
    s.rounded.apply(s.start, s.swept, wage_step);
    s.rounded.refresh(s.start, s.swept, wage_step);
    std::vector<double> near = s.start;
    for (std::size_t i = 0; i < near.size(); ++i) near[i] += 1e-3 * s.start.back() * (static_cast<double>(i % 7) / 7 - 0.5);
    s.map.apply(near, s.exact, wage_step);
    s.rounded.apply(near, s.swept, wage_step);
    EXPECT_LT(distance(s.swept, s.exact), 1e-9) << "seed " << seed;
  }
}

}  // namespace
}  // namespace entrepot::testing
