// The 22 reference equilibria of TOY-5 (MODEL.md T9), solved elsewhere to 1e-13 and stored to 1e-10.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/equilibrium.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot::testing {
namespace {

/// The shock that a case's name stands for; see tests/support/toy5.hpp.
Shock toy5_shock(const World& world, const std::string& name) {
  ShockBuilder builder(world);
  const std::string scenario = name.substr(name.find('/') + 1);
  const auto west = [&] { builder.cost("USA", "RUS", 2).cost("EUX", "RUS", 2); };
  const auto tariff = [&](const std::string& prefix, double unit = 1) {
    builder.mutual_goods_tariff("USA", "CHN", unit * std::stod(scenario.substr(prefix.size())));
  };
  if (scenario == "null") return {};
  if (scenario == "west_x2") {
    west();
  } else if (scenario.starts_with("us_cn_tariff")) {
    tariff("us_cn_tariff", 0.01);
  } else if (scenario.starts_with("ignore_t")) {
    west(), tariff("ignore_t");
  } else if (scenario.starts_with("comply_t")) {
    west(), tariff("comply_t"), builder.cost("CHN", "RUS", 1.5);
  } else if (scenario.starts_with("penUS_t")) {
    west(), tariff("penUS_t"), builder.cost("CHN", "USA", 1.25);
  } else if (scenario.starts_with("penCOAL_t")) {
    west(), tariff("penCOAL_t"), builder.cost("CHN", "USA", 1.25).cost("CHN", "EUX", 1.25);
  } else {
    ADD_FAILURE() << "unknown case " << name;
  }
  return builder.shock();
}

TEST(Toy5, AllReferenceEquilibria) {
  ENTREPOT_NEEDS_SHARED("reference/toy5");
  const World world = toy5_world();
  const auto cases = toy5_cases();
  ASSERT_EQ(cases.size(), 22u);
  const ByCountry income = benchmark_income(world);
  for (const Toy5Case& reference : cases) {
    SCOPED_TRACE(reference.name);
    const Economy economy{.trade_elasticity = reference.trade_elasticity};
    const Equilibrium equilibrium = solve(world, economy, toy5_shock(world, reference.name), {.tolerance = 1e-12});
    ASSERT_EQ(equilibrium.outcome, Outcome::converged) << equilibrium.diagnosis.reason;
    const ByCountry price = equilibrium.consumer_price_change;
    for (Country n : all<Country>(world.country_count())) {
      EXPECT_NEAR(std::log(equilibrium.income(n) / income(n) / price(n)), reference.log_real_income(n), 1e-8);
      EXPECT_NEAR(equilibrium.wage_change(n), reference.wage_change(n), 1e-8);
      EXPECT_NEAR(price(n), reference.consumer_price_change(n), 1e-8);
      EXPECT_NEAR(equilibrium.income(n), reference.income(n), 2e-4);
    }
  }
}

TEST(Toy5, SanctionedWorldUnderTheOtherClosures) {
  ENTREPOT_NEEDS_SHARED("reference/toy5");
  const World world = toy5_world();
  const Toy5Case reference = toy5_case("LR/west_x2");
  const Shock shock = toy5_shock(world, reference.name);
  const ByCountry income = benchmark_income(world);
  // 100 ln W under closure (c), MODEL.md M4.
  const Economy own_share{.trade_elasticity = reference.trade_elasticity, .closure = Closure::own_share};
  const Equilibrium c = solve(world, own_share, shock, {.tolerance = 1e-12});
  ASSERT_EQ(c.outcome, Outcome::converged);
  const ByCountry price = c.consumer_price_change;
  const double expected[] = {-.038998, -.008912, -3.644429, -.200085, .027161};
  for (Country n : all<Country>(5)) EXPECT_NEAR(100 * std::log(c.income(n) / income(n) / price(n)), expected[n.value], 1e-6);
  // Russia's real wage: -3.683 under (a), -3.740 under (b) against its own purged baseline.
  const Country russia = *world.find_country("RUS");
  const auto real_wage = [&](const Equilibrium& e) { return std::log(e.wage_change(russia) / e.consumer_price_change(russia)); };
  const Economy fixed{.trade_elasticity = reference.trade_elasticity};
  EXPECT_NEAR(100 * real_wage(solve(world, fixed, shock)), -3.683, 5e-4);
  const Economy zero{.trade_elasticity = reference.trade_elasticity, .closure = Closure::zero};
  EXPECT_NEAR(100 * (real_wage(solve(world, zero, shock)) - real_wage(solve(world, zero, {}))), -3.740, 5e-4);
}

}  // namespace
}  // namespace entrepot::testing
