#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot {
namespace {

using testing::ShockBuilder;

class ShapleyShares : public ::testing::Test {
 protected:
  Shock shock_of(const std::vector<std::string>& members) const {
    ShockBuilder builder(world);
    const std::string a = world.countries[0], b = world.countries[1], c = world.countries[2];
    for (const std::string& member : members) {
      if (member == "costs") builder.cost(a, b, 2);
      if (member == "tariff") builder.tariff(Sector(0), a, b, 0.5);
      if (member == "answer") builder.tariff(Sector(0), b, a, 0.5).tariff(Sector(1), b, c, 0.3);
    }
    return builder.shock();
  }
  ShapleyDecomposition decompose(const std::vector<std::string>& groups, const Shock& baseline = {}) const {
    return shapley(world, economy, baseline, groups, [&](const auto& members) { return shock_of(members); },
                   {.tolerance = 1e-12});
  }
  double value(const std::vector<std::string>& members, Country n) const {
    return 100 * log_real_income(world, solve(world, economy, shock_of(members), {.tolerance = 1e-12}))(n);
  }
  const World world = testing::random_world(5);
  const Economy economy{BySector({world.sector_count()}, 4.0), Closure::fixed_world_share};
};

TEST_F(ShapleyShares, AddUpToTheWholeEffect) {
  const ShapleyDecomposition shares = decompose({"costs", "tariff", "answer", "nothing"});
  ASSERT_TRUE(shares.failed.empty());
  for (Country n : all<Country>(world.country_count())) {
    double sum = 0;
    for (const ByCountry& contribution : shares.contribution) sum += contribution(n);
    EXPECT_NEAR(sum, shares.total(n), 1e-11);
    EXPECT_NEAR(shares.total(n), value({"costs", "tariff", "answer"}, n) - value({}, n), 1e-8);
    EXPECT_NEAR(shares.contribution[3](n), 0, 1e-8) << "a group that does nothing contributes nothing";
  }
}

TEST_F(ShapleyShares, TwoGroupsShareTheirInteractionEqually) {
  const ShapleyDecomposition shares = decompose({"costs", "tariff"});
  for (Country n : all<Country>(world.country_count())) {
    const double none = value({}, n), costs = value({"costs"}, n), tariff = value({"tariff"}, n),
                 both = value({"costs", "tariff"}, n);
    EXPECT_NEAR(shares.contribution[0](n), (costs - none + both - tariff) / 2, 1e-8);
    EXPECT_NEAR(shares.contribution[1](n), (tariff - none + both - costs) / 2, 1e-8);
  }
}

TEST_F(ShapleyShares, FailedSubsetAttributesNothing) {
  const auto cut_off = [&](const std::vector<std::string>& members) {
    ShockBuilder builder(world);
    for (std::size_t n = 1; n < world.country_count() && !members.empty(); ++n)
      builder.ban(world.countries[0], world.countries[n]);
    return builder.shock();
  };
  const ShapleyDecomposition shares = shapley(world, economy, {}, {"cut off"}, cut_off);
  ASSERT_EQ(shares.failed.size(), 1u);
  EXPECT_EQ(shares.failed[0].outcome, Outcome::infeasible);
  EXPECT_TRUE(shares.contribution.empty());
}

TEST_F(ShapleyShares, NineGroupsAreRefused) {
  EXPECT_THROW(decompose({"1", "2", "3", "4", "5", "6", "7", "8", "9"}), InputError);
}

}  // namespace
}  // namespace entrepot
