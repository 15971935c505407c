#include "entrepot/world.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "support/shared.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using testing::toy5_world;

TEST(World, FindsCodesAndNothingElse) {
  World world;
  world.countries = {"USA", "CHN"};
  world.sectors = {"A01"};
  EXPECT_EQ(world.find_country("CHN"), Country(std::size_t{1}));
  EXPECT_EQ(world.find_country("chn"), std::nullopt);
  EXPECT_EQ(world.find_sector("A01"), Sector(std::size_t{0}));
  EXPECT_EQ(world.find_sector(""), std::nullopt);
}

// The file must hold what the engine expects of a World: VA = sum of beta Y, D = imports - exports, shares add to 1.
TEST(Toy5, IsACalibratedWorld) {
  ENTREPOT_NEEDS_SHARED("reference/toy5");
  const World world = toy5_world();
  ASSERT_EQ(world.country_count(), 5u);
  ASSERT_EQ(world.sector_count(), 3u);
  for (Country n : all<Country>(5)) {
    double value_added = 0, deficit = 0, shares = 0;
    for (Sector j : all<Sector>(3)) {
      double output = 0, purchases = 0;
      for (Country m : all<Country>(5)) {
        output += world.flow(j, m, n);
        purchases += world.flow(j, n, m);
      }
      value_added += world.value_added_share(j, n) * output;
      deficit += purchases - output;
      shares += world.final_share(j, n);
    }
    EXPECT_NEAR(value_added, world.value_added(n), 1e-9);
    EXPECT_NEAR(deficit, world.deficit(n), 1e-9);
    EXPECT_NEAR(shares, 1, 1e-14);
  }
  EXPECT_EQ(world.flow(Sector(std::size_t{0}), Country(std::size_t{1}), Country(std::size_t{2})),
            55);  // China buys Russian energy
}

TEST(Toy5, HoldsTwentyTwoEquilibria) {
  ENTREPOT_NEEDS_SHARED("reference/toy5");
  const auto cases = testing::toy5_cases();
  EXPECT_EQ(cases.size(), 22u);
  for (const auto& one : cases)
    for (Country n : all<Country>(5))  // lnW = ln(I'/I) - ln P
      EXPECT_NEAR(one.log_real_income(n),
                  std::log(one.income(n) / testing::toy5_case("LR/null").income(n)) - std::log(one.consumer_price_change(n)),
                  2e-9)
          << one.name;
}

}  // namespace
}  // namespace entrepot
