#include "detect/rise_scan.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "detect/simulated_cells.hpp"

namespace entrepot::detect {
namespace {

std::vector<double> months(std::size_t from, std::size_t count, double growth, double season) {
  std::vector<double> values;
  for (std::size_t t = from; t < from + count; ++t)
    values.push_back(
        1e6 * std::exp(growth * static_cast<double>(t) + season * std::cos(2 * std::numbers::pi * static_cast<double>(t) / 12)));
  return values;
}

TEST(RiseScan, TrendAndSeasonAreCarriedOn) {
  const std::vector<double> before = months(0, 30, 0.02, 0.4), after = months(30, 9, 0.02, 0.4);
  const Rise rise = scan_rise(before, after, 0, FlowKind::values);
  ASSERT_TRUE(rise.tested);
  EXPECT_NEAR(rise.forecast.expected / std::accumulate(after.begin(), after.end(), 0.0), 1, 1e-6);
  EXPECT_NEAR(rise.trend, 0.02 * 30, 1e-6);
}

TEST(RiseScan, ADoubledFlowStandsOutAndMoneyMayBeCountedInAnyUnit) {
  std::vector<double> before, after;
  for (int t = 0; t < 26; ++t) before.push_back(100 + 20 * ((t * 7) % 5 - 2));
  for (int t = 0; t < 9; ++t) after.push_back(210 + 20 * ((t * 3) % 5 - 2));
  const Rise rise = scan_rise(before, after, 0, FlowKind::values);
  EXPECT_LT(rise.p, 0.01);
  EXPECT_LT(rise.forecast.point(0.95), rise.observed);
  EXPECT_NEAR(rise.forecast.tail(rise.forecast.point(0.95)), 0.05, 1e-6);
  for (double& v : before) v *= 1e-6;
  for (double& v : after) v *= 1e-6;
  EXPECT_NEAR(std::log(scan_rise(before, after, 0, FlowKind::values).p / rise.p), 0, 1e-6);
}

TEST(RiseScan, NothingToFitIsNotTested) {
  EXPECT_FALSE(scan_rise(std::vector<double>(26, 0.0), std::vector<double>(9, 1.0), 0, FlowKind::values).tested);
  EXPECT_FALSE(scan_rise(std::vector<double>(4, 1.0), std::vector<double>(9, 1.0), 0, FlowKind::values).tested);
}

TEST(RiseScan, ThePriorIsTheSpreadBeyondThatOfTheEstimates) {
  std::vector<Rise> scans;
  for (int i = 0; i < 400; ++i) {
    Rise rise;
    rise.tested = true;
    rise.trend = 0.3 + (i % 2 == 0 ? 0.5 : -0.5);  // variance 0.25, of which 0.16 is error
    rise.trend_variance = 0.16;
    scans.push_back(rise);
  }
  const TrendPrior prior = trend_prior(scans);
  EXPECT_NEAR(prior.mean, 0.3, 1e-9);
  EXPECT_NEAR(prior.variance, 0.09, 1e-9);
  EXPECT_TRUE(std::isinf(trend_prior(std::vector<Rise>(scans.begin(), scans.begin() + 5)).variance));
}

// The whole simulation is bench/detect_calibration_bench.cpp; this one is small enough for every run of the tests.
TEST(SimulatedCells, FalseDiscoveriesStayBelowTheRateAndDoubledCellsAreFound) {
  SimulationParams params;
  params.products = 100;
  std::vector<SimulationOutcome> outcomes;
  for (std::uint64_t r = 0; r < 4; ++r) outcomes.push_back(simulate_replicate(params, r));
  const Estimated wrong = estimated(outcomes, &SimulationOutcome::false_discoveries);
  EXPECT_LE(wrong.mean, params.false_discovery_rate + 2 * wrong.error);
  EXPECT_LT(estimated(outcomes, &SimulationOutcome::below_five_percent).mean,
            0.055);  // 0.05 and two standard errors of 3,900 cells
  EXPECT_LT(estimated(outcomes, &SimulationOutcome::placebo_below_five_percent).mean, 0.055);
  EXPECT_GT(estimated(outcomes, &SimulationOutcome::power).mean, 0.2);
  EXPECT_EQ(simulate_replicate(params, 2).power, outcomes[2].power);
}

}  // namespace
}  // namespace entrepot::detect
