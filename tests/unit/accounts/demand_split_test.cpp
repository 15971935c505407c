// Known answers of MODEL.md, M3b and M15.
#include "entrepot/demand_split.hpp"

#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"
#include "entrepot/substitution.hpp"

namespace entrepot {
namespace {

TEST(DemandSplit, LogSharesOfDemandAndCompetitiveness) {
  const double exports = (1 - .04) * (1 - .014) - 1;
  EXPECT_NEAR(100 * exports, -5.344, 5e-4);
  const DemandShares shares = demand_shares(exactly(-.04), exactly(exports));
  EXPECT_NEAR(shares.demand.value, .743, 5e-4);
  EXPECT_NEAR(shares.competitiveness.value, .257, 5e-4);
  EXPECT_NEAR(shares.share_growth.value, -.014, 1e-15);
}

TEST(DemandSplit, AConstantShareIsAllDemand) {
  EXPECT_NEAR(demand_shares(exactly(-.05), exactly(-.05)).demand.value, 1, 1e-15);
  const DemandSplit split = demand_split({{"a", 100, 20, 90, 18}, {"b", 50, 5, 45, 4.5}});
  EXPECT_NEAR(split.demand, split.change, 1e-13);
  EXPECT_NEAR(split.composition, 0, 1e-13);
  EXPECT_NEAR(split.competitiveness, 0, 1e-13);
}

TEST(DemandSplit, SectorsAddACompositionTermAndAddUp) {
  const DemandSplit split = demand_split({{"cars", 40, 20, 20, 9}, {"other", 160, 48, 175, 56}});
  EXPECT_NEAR(split.demand + split.composition + split.competitiveness, split.change, 1e-12);
  EXPECT_NEAR(split.change, -3, 1e-12);
  EXPECT_LT(split.composition, 0);
}

TEST(DemandSplit, DoubtAboutExpenditureIsCarried) {
  const DemandShares shares = demand_shares({-.06, -.04, -.02}, {-.0535, -.053, -.0525});
  EXPECT_LT(shares.demand.low, .4);
  EXPECT_GT(shares.demand.high, 1.1);
  EXPECT_TRUE(std::isinf(demand_shares(exactly(-.04), {-.01, 0, .01}).demand.high));
}

TEST(DemandSplit, ZerosCountAsShareOrAsComposition) {
  EXPECT_NEAR(demand_split({{"entered", 10, 0, 10, 3}}).competitiveness, 3, 1e-15);
  EXPECT_NEAR(demand_split({{"new", 0, 0, 10, 3}, {"old", 5, 1, 5, 1}}).composition, 3 - std::log(3.), 1e-12);
}

TEST(DemandSplit, ProductsAreGroupedAndNoneIsDropped) {
  const auto groups = grouped({{"870323", 10, 5, 8, 4}, {"851712", 3, 2, 3, 2}, {"x", 1, 1, 1, 1}},
                              {{"870323", "cars"}, {"851712", "consumption"}});
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].name, "(none)");
  EXPECT_EQ(groups[1].name, "cars");
  EXPECT_EQ(*bec4_end_use("41"), "capital");
  EXPECT_EQ(*bec4_end_use("410"), "capital");
  EXPECT_EQ(*bec4_end_use("111"), "intermediate");
  EXPECT_EQ(*bec4_end_use("63"), "consumption");
  EXPECT_EQ(*bec4_end_use("51"), "cars");
  EXPECT_FALSE(bec4_end_use("9"));
  EXPECT_FALSE(bec4_end_use(""));
}

TEST(Substitution, ThoseWhoStayShareWhatThoseWhoLeaveHad) {
  const std::vector<double> after = shares_after_exit({.6, .1, .3}, {true, false, false});
  EXPECT_NEAR(after[1], .25, 1e-15);
  EXPECT_NEAR(after[2], .75, 1e-15);
  EXPECT_EQ(after[0], 0);
  EXPECT_NEAR(price_index_after_exit(.6, 4), 1.2574, 5e-5);
  EXPECT_NEAR(price_index_after_exit(0, 4), 1, 1e-15);
  EXPECT_NEAR(beyond_substitution(.1, .55, .6), .30, 1e-12);
}

TEST(Substitution, AShareThatQuadrupledByExitAloneNeedsThreeQuartersToLeave) {
  EXPECT_NEAR(exit_share_implied(exactly(4)).value, .75, 1e-15);
  const Interval printed = exit_share_implied({3.5, 4, 4.5});
  EXPECT_NEAR(printed.low, 1 - 1 / 3.5, 1e-12);
  EXPECT_NEAR(printed.high, 1 - 1 / 4.5, 1e-12);
}

TEST(Substitution, WrongSharesAreRefused) {
  EXPECT_THROW(shares_after_exit({.5, .4}, {true, false}), InputError);
  EXPECT_THROW(shares_after_exit({.5, .5}, {true, true}), InputError);
  EXPECT_THROW(price_index_after_exit(1, 4), InputError);
  EXPECT_THROW(price_index_after_exit(.5, 0), InputError);
}

}  // namespace
}  // namespace entrepot
