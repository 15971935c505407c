// T29: the table of MODEL.md M19 on TOY-5 to its printed digits, and what the results promise.
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"
#include "entrepot/strategy.hpp"
#include "support/shared.hpp"
#include "support/shocks.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

Scenario question() {
  Scenario scenario;
  scenario.file = "toy5.toml";
  Compliance compliance;
  compliance.third = "CHN";
  compliance.target = "RUS";
  compliance.factor = 1.5;
  compliance.penalties = {{.id = "us", .by = {"USA"}, .factor = 1.25}, {.id = "coalition", .by = {"USA", "EUX"}, .factor = 1.25}};
  scenario.compliance = compliance;
  return scenario;
}

class Toy5Compliance : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(testing::shared_path("reference/toy5"))) {
      if (testing::in_ci()) FAIL() << "missing reference data: shared/reference/toy5";
      GTEST_SKIP() << "no reference data: shared/reference/toy5";
    }
    world = testing::toy5_world();
    economy = {testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
  }
  /// West at factor 2 on Russia in every state, the mutual tariff of each point on goods.
  std::vector<ComplianceResult> solve_at(const std::vector<double>& tariffs, const Scenario& scenario = question()) {
    std::vector<GridPoint> grid;
    std::vector<Shock> shocks;
    for (double tariff : tariffs) {
      grid.push_back({{{"us-escalation.add_pp", 100 * tariff}}, scenario});
      testing::ShockBuilder builder(world);
      shocks.push_back(builder.cost("USA", "RUS", 2).cost("EUX", "RUS", 2).mutual_goods_tariff("USA", "CHN", tariff).shock());
    }
    return solve_compliance(world, economy, scenario, grid, shocks, {.tolerance = 1e-12});
  }
  World world;
  Economy economy;
};

struct Row {
  double tariff, gain, stake_us, threshold_us, stake_coalition, threshold_coalition, us_cost, russias_loss;
};

TEST_F(Toy5Compliance, TableOfM19) {
  const std::vector<Row> table{{0, .0819, .3780, .2167, 1.2328, .0664, .346, 2.214},
                               {.1, .0806, .2958, .2725, 1.1633, .0693, .351, 2.184},
                               {.3, .0802, .1749, .4587, 1.0543, .0761, .275, 2.148},
                               {.6, .0803, .0933, .8609, .9779, .0821, .164, 2.129},
                               {1.0, .0805, .0566, 1.4221, .9426, .0854, .088, 2.122}};
  std::vector<double> tariffs;
  for (const Row& row : table) tariffs.push_back(row.tariff);
  const std::vector<ComplianceResult> results = solve_at(tariffs);
  ASSERT_EQ(results.size(), 10u);
  for (std::size_t point = 0; point < table.size(); ++point) {
    const Row& row = table[point];
    SCOPED_TRACE(row.tariff);
    const ComplianceResult &us = results[2 * point], &coalition = results[2 * point + 1];
    ASSERT_TRUE(us.certified() && coalition.certified());
    EXPECT_EQ(us.penalty, "us");
    EXPECT_EQ(coalition.penalty, "coalition");
    EXPECT_DOUBLE_EQ(us.parameters.at("us-escalation.add_pp"), 100 * row.tariff);
    EXPECT_NEAR(us.gain, row.gain, 5e-5);
    EXPECT_NEAR(us.stake, row.stake_us, 5e-5);
    EXPECT_NEAR(us.threshold, row.threshold_us, 5e-5);
    EXPECT_NEAR(coalition.stake, row.stake_coalition, 5e-5);
    EXPECT_NEAR(coalition.threshold, row.threshold_coalition, 5e-5);
    EXPECT_NEAR(us.enforcer_cost, row.us_cost, 5e-4);
    EXPECT_NEAR(us.target_loss_if_complies, row.russias_loss, 5e-4);
    EXPECT_DOUBLE_EQ(us.gain, coalition.gain);
  }
}

TEST_F(Toy5Compliance, LocalElasticitiesAtZero) {
  // M19 prints -0.27 and -2.12: one-sided differences over a tenth of a point of tariff (the engine: -0.2728, -2.1164).
  const double step = 1e-3;
  const std::vector<ComplianceResult> results = solve_at({0, step});
  EXPECT_NEAR(results[2].from_gain / std::log1p(step), -0.27, 5e-3);
  EXPECT_NEAR(-results[2].from_stake / std::log1p(step), -2.12, 5e-3);
  // The derivatives themselves, by central differences: the stake's rounds to -2.11.
  const double small = 1e-4;
  const std::vector<ComplianceResult> around = solve_at({0, small, -small});
  const double width = std::log1p(small) - std::log1p(-small);
  EXPECT_NEAR((around[2].from_gain - around[4].from_gain) / width, -0.2743, 1e-4);
  EXPECT_NEAR((around[4].from_stake - around[2].from_stake) / width, -2.1100, 1e-4);
}

TEST_F(Toy5Compliance, ThresholdRisesThroughTheStake) {
  const std::vector<ComplianceResult> results = solve_at({0, .3});
  const ComplianceResult& us = results[2];
  EXPECT_NEAR(us.dlog_threshold, std::log(us.threshold / results[0].threshold), 1e-12);
  EXPECT_DOUBLE_EQ(us.dlog_threshold, us.from_stake + us.from_gain);
  EXPECT_NEAR(std::exp(us.dlog_threshold), 2.12, 5e-3);
  EXPECT_GT(us.from_stake, 10 * std::abs(us.from_gain));
  EXPECT_EQ(results[0].dlog_threshold, 0);
}

TEST_F(Toy5Compliance, OneSidedTariffsMoveTheStakeInOppositeDirections) {
  const Sector energy(0), manufactures(1);
  std::vector<Shock> shocks;
  for (const auto& [importer, exporter] : {std::pair("CHN", "USA"), std::pair("USA", "CHN")}) {
    testing::ShockBuilder builder(world);
    builder.cost("USA", "RUS", 2).cost("EUX", "RUS", 2);
    shocks.push_back(builder.tariff(energy, importer, exporter, .3).tariff(manufactures, importer, exporter, .3).shock());
  }
  const std::vector<GridPoint> grid(2, GridPoint{{}, question()});
  const auto results = solve_compliance(world, economy, question(), grid, shocks, {.tolerance = 1e-12});
  EXPECT_NEAR(results[0].stake, .388, 5e-4) << "China's own tariff alone raises what it has to lose";
  EXPECT_NEAR(results[2].stake, .160, 5e-4) << "the US tariff alone cuts it";
}

TEST_F(Toy5Compliance, ThreatsBecomeMoreCredibleWhileLessPotent) {
  // M19 finding (iv): the cost of punishing first rises (to about .05 in the long run, .2 in the short), then falls below its
  // level without tariffs from about .15, or .6. Finding (iii): in the short run the threshold moves much less.
  const std::vector<ComplianceResult> long_run = solve_at({0, .05, .2, 1});
  EXPECT_GT(long_run[2].enforcer_cost, long_run[0].enforcer_cost);
  EXPECT_LT(long_run[4].enforcer_cost, long_run[0].enforcer_cost);
  economy.trade_elasticity = testing::toy5_case("SR/ignore_t0").trade_elasticity;
  const std::vector<ComplianceResult> short_run = solve_at({0, .2, .7, 1});
  EXPECT_GT(short_run[2].enforcer_cost, short_run[0].enforcer_cost);
  EXPECT_LT(short_run[4].enforcer_cost, short_run[0].enforcer_cost);
  EXPECT_LT(short_run[6].dlog_threshold, long_run[6].dlog_threshold / 2);
}

TEST_F(Toy5Compliance, MotivesRaiseTheThreshold) {
  Scenario scenario = question();
  scenario.compliance->political_value = .001;
  scenario.compliance->compliance_cost = .0005;
  const ComplianceResult us = solve_at({0}, scenario)[0];
  EXPECT_NEAR(us.threshold, (us.gain / 100 + .0015) / (us.stake / 100), 1e-12);
}

TEST_F(Toy5Compliance, CoalitionCostIsIncomeWeighted) {
  const ComplianceResult coalition = solve_at({0})[1];
  ASSERT_EQ(coalition.enforcer_costs.size(), 2u);
  EXPECT_EQ(coalition.enforcer_costs[0].first, "USA");
  EXPECT_EQ(coalition.enforcer_costs[1].first, "EUX");
  const ByCountry income = benchmark_income(world);
  const double usa = income(world.find_country("USA").value()), others = income(world.find_country("EUX").value());
  EXPECT_NEAR(coalition.enforcer_cost,
              (usa * coalition.enforcer_costs[0].second + others * coalition.enforcer_costs[1].second) / (usa + others), 1e-12);
}

TEST_F(Toy5Compliance, MissingEquilibriumIsNaNAndNotCertified) {
  Scenario scenario = question();
  const GridPoint point{{}, scenario};
  testing::ShockBuilder builder(world);  // Russia cut off entirely while it runs a surplus: no equilibrium under closure (a)
  for (const char* partner : {"USA", "CHN", "EUX", "ROW"}) builder.ban("RUS", partner);
  const std::vector<Shock> shocks{builder.shock()};
  const ComplianceResult us = solve_compliance(world, economy, scenario, {&point, 1}, shocks)[0];
  EXPECT_FALSE(us.certified());
  EXPECT_TRUE(std::isnan(us.gain) && std::isnan(us.stake) && std::isnan(us.threshold));
}

TEST_F(Toy5Compliance, EveryWrongPlayerIsNamed) {
  Scenario scenario = question();
  scenario.compliance->penalties[0].by = {"USA", "CHN"};
  scenario.compliance->penalties[1].by = {"RUS"};
  try {
    solve_at({0}, scenario);
    FAIL() << "accepted enforcers that are the third country or the target";
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 2u);
    EXPECT_EQ(error.problems()[0].value, "CHN");
    EXPECT_EQ(error.problems()[1].value, "RUS");
  }
}

}  // namespace
}  // namespace entrepot
