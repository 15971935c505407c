#include <algorithm>

#include <gtest/gtest.h>

#include "entrepot/world.hpp"
#include "support/small_world.hpp"

namespace entrepot {
namespace {

const Sector goods(std::size_t{0}), services(std::size_t{1});
const Country third(std::size_t{2});

TEST(BalanceCheck, FindsNothingInABalancedWorld) {
  const World world = testing::small_world();
  const BalanceCheck check = check_balance(world);
  EXPECT_LT(check.worst_expenditure_gap, 1e-15);
  EXPECT_LT(check.worst_budget_gap, 1e-15);
  EXPECT_NEAR(check.deficits_sum, 0, 1e-12);
  EXPECT_NEAR(check.world_output, 400 + 30.1 + 20 + 25 + 300 + 10 + 12.5 + 90 + 900 + 8 + 4 + 6 + 500 + 2 + 3 + 1.0 / 3 + 120,
              1e-9);
  double value_added = 0;
  for (double value : world.value_added.values()) value_added += value;
  EXPECT_DOUBLE_EQ(check.world_value_added, value_added);
  EXPECT_EQ(check.zero_output_sectors, 0u);
  EXPECT_EQ(check.zero_cells, 1u);
}

// Value added of CCC raised by 1 of about 210: its budget misses that one unit, and so do its purchases in proportion.
TEST(BalanceCheck, MeasuresAGapInTheBudget) {
  World world = testing::small_world();
  const double income = world.value_added(third) + world.deficit(third) + 0.03 * 10 + 0.15 * 12.5;
  world.value_added(third) += 1;
  const BalanceCheck check = check_balance(world);
  EXPECT_NEAR(check.worst_budget_gap, 1 / (income + 1), 1e-14);
  const double purchases_of_goods = 400 + 30.1 * 1.05 + 20 * 1.1 + 25 * 1.2 + 300 + 10 * 1.03 + 12.5 * 1.15 + 90;
  const double purchases_of_services = 900 + 8 + 4 + 6 + 500 + 2 + 3 + 1.0 / 3 + 120;
  EXPECT_NEAR(
      check.worst_expenditure_gap,
      std::max(world.final_share(goods, third) / purchases_of_goods, world.final_share(services, third) / purchases_of_services),
      1e-15);
}

TEST(BalanceCheck, CountsSectorsWithoutOutput) {
  World world = testing::small_world();
  for (Country n : all<Country>(3)) world.flow(goods, n, third) = 0;
  EXPECT_EQ(check_balance(world).zero_output_sectors, 1u);
}

}  // namespace
}  // namespace entrepot
