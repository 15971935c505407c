// T31: present values of MODEL.md 11.4 to the printed digits.
#include "strategy/regimes.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace entrepot {
namespace {

constexpr double d = .95;
const Transitions persistent{{.8, .2}, {.2, .8}}, absorbing{{.8, .2}, {0, 1}}, even{{.5, .5}, {.5, .5}};

void expect_values(const Transitions& chain, std::vector<double> stakes, double truce, double war) {
  const std::vector<double> values = present_values(chain, d, stakes);
  EXPECT_NEAR(values[0], truce, 5e-5);
  EXPECT_NEAR(values[1], war, 5e-5);
}

TEST(Regimes, TheTableOf114) {
  expect_values(persistent, {.3780, .0566}, .2360, .1986);
  expect_values(absorbing, {.3780, .0566}, .1236, .0566);
  expect_values(even, {.3780, .0566}, .2253, .2093);
  expect_values(persistent, {.1749, .0566}, .1226, .1089);
  expect_values(absorbing, {.1749, .0566}, .0812, .0566);
}

TEST(Regimes, AConstantKeepsItsValue) {
  const Transitions three{{.1, .2, .7}, {.3, .3, .4}, {0, .5, .5}};
  for (const double value : present_values(three, .9, {2, 2, 2})) EXPECT_NEAR(value, 2, 1e-14);
}

TEST(Regimes, ValuesSolveTheRecursion) {
  const Transitions three{{.1, .2, .7}, {.3, .3, .4}, {0, .5, .5}};
  const std::vector<double> now{1, -2, 5}, values = present_values(three, .9, now);
  for (std::size_t r = 0; r < 3; ++r) {
    double later = 0;
    for (std::size_t to = 0; to < 3; ++to) later += three[r][to] * values[to];
    EXPECT_NEAR(values[r], .1 * now[r] + .9 * later, 1e-14);
  }
}

TEST(Regimes, PersistenceKeepsTheProportionsOfTheWaysOut) {
  const Transitions changed = with_persistence({{.5, .1, .4}, {0, 1, 0}, {.2, .3, .5}}, 0, .75);
  EXPECT_NEAR(changed[0][0], .75, 1e-15);
  EXPECT_NEAR(changed[0][1], .05, 1e-15);
  EXPECT_NEAR(changed[0][2], .2, 1e-15);
  EXPECT_EQ(changed[1], (std::vector<double>{0, 1, 0}));
  EXPECT_NEAR(with_persistence({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, 0, .5)[0][1], .25, 1e-15);
}

TEST(Regimes, TheBeliefAtWhichDeterrenceBreaks) {
  const std::vector<double> gains{.0008, .0008}, stakes{.00378, .000566};
  const BreakEvenBelief belief = break_even_belief(persistent, d, 1, gains, stakes, 0, .5);
  EXPECT_TRUE(belief.complies_if_brief);
  EXPECT_FALSE(belief.complies_if_forever);
  const Transitions chain = with_persistence(persistent, 1, belief.persistence);
  EXPECT_NEAR(.5 * present_values(chain, d, stakes)[1], present_values(chain, d, gains)[1], 1e-15);
  const BreakEvenBelief never = break_even_belief(persistent, d, 1, gains, stakes, 0, .01);
  EXPECT_TRUE(std::isnan(never.persistence));
  EXPECT_FALSE(never.complies_if_brief || never.complies_if_forever);
}

}  // namespace
}  // namespace entrepot
