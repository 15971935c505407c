// A short run of what `make torture` does at length.
#include <gtest/gtest.h>

#include "support/torture_case.hpp"

namespace entrepot::testing {
namespace {

TEST(Torture, EveryAnswerIsHonest) {
  int converged = 0;
  constexpr unsigned count = 300;
  for (unsigned seed = 1; seed <= count; ++seed) {
    const TortureCase c = torture_case(seed);
    const Equilibrium answer = solve(c.world, c.economy, c.shock);
    EXPECT_EQ(complaint_about(c, answer), "") << "seed " << seed;
    if (answer.outcome == Outcome::converged) ++converged;
  }
  EXPECT_GT(converged, 200) << "most cases have an equilibrium, and it is found";
}

}  // namespace
}  // namespace entrepot::testing
