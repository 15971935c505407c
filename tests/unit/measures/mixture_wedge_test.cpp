// Known answers of MODEL.md M6a (T13), theta = 4.
#include "measures/mixture_wedge.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <limits>

namespace entrepot {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(MixtureWedge, AllHitIsTheWedgeItself) { EXPECT_NEAR(effective_trade_cost(1, .3, 4), std::exp(.3), 1e-15); }
TEST(MixtureWedge, AFifthHit) { EXPECT_NEAR(effective_trade_cost(.2, .3, 4), 1.03835, 5e-6); }
TEST(MixtureWedge, AFifthBanned) {
  EXPECT_NEAR(effective_trade_cost(.2, infinity, 4), 1.05737, 5e-6);
  EXPECT_NEAR(effective_trade_cost(.2, infinity, 4), std::pow(.8, -.25), 1e-15);
}
TEST(MixtureWedge, NoneHitChangesNothing) {
  EXPECT_EQ(effective_trade_cost(0, .3, 4), 1);
  EXPECT_EQ(effective_trade_cost(0, infinity, 4), 1);
}
TEST(MixtureWedge, AllBannedIsClosed) { EXPECT_EQ(effective_trade_cost(1, infinity, 4), infinity); }
TEST(MixtureWedge, SmallWedgesAddToFirstOrder) {
  // A double near 1 resolves 2.2e-16.
  EXPECT_NEAR(std::log(effective_trade_cost(.25, 1e-9, 4)), .25e-9, 2.3e-16);
}

}  // namespace
}  // namespace entrepot
