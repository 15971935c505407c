// From a point of the cube to elasticities and numbers.
#include "uncertain/draw_space.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "entrepot/errors.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"
#include "uncertain/distributions.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

class DrawSpaceOfThree : public ::testing::Test {
 protected:
  DrawSpaceOfThree() {
    scenario.file = folder.path() / "s.toml";
    scenario.uncertainty = UncertaintyQuestion{.draws = 32};
    Measure measure;
    measure.id = "west";
    measure.kind = MeasureKind::trade_cost;
    measure.change = {Verb::factor, 2};
    scenario.measures.push_back(measure);
  }
  UncertaintyQuestion& question() { return *scenario.uncertainty; }
  void draw_factor(Distribution distribution, double first, double second) {
    UncertainNumber number{.key = "west.factor", .distribution = distribution};
    (distribution == Distribution::uniform ? number.low : number.median) = first;
    (distribution == Distribution::uniform ? number.high : number.log_sd) = second;
    question().numbers.push_back(number);
  }
  std::string refusal(const std::string& csv) {
    question().elasticity_file = folder.write("theta.csv", csv).filename().string();
    try {
      DrawSpace(scenario, world);
    } catch (const InputError& error) {
      return error.what();
    }
    return "accepted";
  }

  testing::TemporaryFolder folder;
  World world = testing::small_world();  // sectors GDS and SRV
  Scenario scenario;
};

TEST_F(DrawSpaceOfThree, TheMiddleOfTheCubeIsTheScenarioItself) {
  draw_factor(Distribution::uniform, 1.5, 2.5);
  const DrawSpace space(scenario, world);
  ASSERT_EQ(space.coordinates(), 4U);  // common, two sectors, one number
  const Drawn drawn = space.at(std::vector<double>(4, 0.5));
  for (const Sector j : all<Sector>(2)) EXPECT_NEAR(drawn.economy.trade_elasticity(j), 4, 1e-12);
  EXPECT_DOUBLE_EQ(drawn.scenario.measures[0].change.value, 2);
  EXPECT_NEAR(drawn.values[0], 1, 1e-12);
  EXPECT_TRUE(std::isnan(drawn.values[1]));
  EXPECT_DOUBLE_EQ(drawn.values[2], 2);
  EXPECT_FALSE(drawn.truncated);
}

/// ln theta_j = ln 4 + 0.25 (sqrt(.5) z_0 + sqrt(.5) z_j).
TEST_F(DrawSpaceOfThree, OneCommonFactorAndOneBySector) {
  const DrawSpace space(scenario, world);
  EXPECT_EQ(space.inputs()[0].id, "elasticity-level");
  EXPECT_EQ(space.inputs()[1].id, "elasticity-sectors");
  const double z = normal_quantile(0.9);
  const Drawn drawn = space.at(std::vector<double>{0.9, 0.5, 0.9});
  EXPECT_NEAR(std::log(drawn.economy.trade_elasticity(Sector(0)) / 4), 0.25 * std::sqrt(0.5) * z, 1e-12);
  EXPECT_NEAR(std::log(drawn.economy.trade_elasticity(Sector(1)) / 4), 0.25 * 2 * std::sqrt(0.5) * z, 1e-12);
  EXPECT_NEAR(std::log(drawn.values[0]), 0.25 * std::sqrt(0.5) * z, 1e-12);
}

TEST_F(DrawSpaceOfThree, AtTheEndsOfCorrelationOneGroupIsLeft) {
  question().elasticity_correlation = 1;
  EXPECT_EQ(DrawSpace(scenario, world).coordinates(), 1U);
  question().elasticity_correlation = 0;
  EXPECT_EQ(DrawSpace(scenario, world).inputs()[0].id, "elasticity-sectors");
}

TEST_F(DrawSpaceOfThree, WhatLeavesItsRangeIsHeldThereAndSaid) {
  draw_factor(Distribution::lognormal, 1.2, 0.5);
  const Drawn drawn = DrawSpace(scenario, world).at(std::vector<double>{0.5, 0.5, 0.5, 0.01});
  EXPECT_EQ(drawn.scenario.measures[0].change.value, 1);
  EXPECT_TRUE(drawn.truncated);
  question().elasticity_log_sd = 2;
  question().elasticity_correlation = 1;
  question().numbers.clear();
  const Drawn low = DrawSpace(scenario, world).at(std::vector<double>{1e-6});
  EXPECT_EQ(low.economy.trade_elasticity(Sector(0)), smallest_drawn_elasticity);
  EXPECT_TRUE(low.truncated);
}

/// Exactly the covariances of the file come out: summed over independent coordinates.
TEST_F(DrawSpaceOfThree, CovariancesOfAFileAreThoseOfTheDraws) {
  question().elasticity_file =
      folder.write("theta.csv", "sector,log_sd,GDS,SRV\nGDS,0.2,0.04,0.018\nSRV,0.3,0.018,0.09\n").filename().string();
  const ElasticitySpread spread = elasticity_spread(scenario, world);
  const Eigen::MatrixXd covariance = spread.loading * spread.loading.transpose();
  EXPECT_NEAR(covariance(0, 0), 0.04, 1e-14);
  EXPECT_NEAR(covariance(0, 1), 0.018, 1e-14);
  EXPECT_NEAR(covariance(1, 1), 0.09, 1e-14);
  EXPECT_EQ(DrawSpace(scenario, world).inputs()[0].id, "elasticities");
}

TEST_F(DrawSpaceOfThree, EveryFaultOfAFileIsSaid) {
  EXPECT_THAT(refusal("sector,log_sd\nGDS,0.2\nSRX,0.3\n"), HasSubstr("theta.csv:3"));
  EXPECT_THAT(refusal("sector,log_sd\nGDS,0.2\n"), HasSubstr("is missing"));
  EXPECT_THAT(refusal("sector,log_sd\nGDS,0.2\nGDS,0.2\nSRV,0.1\n"), HasSubstr("stands twice"));
  EXPECT_THAT(refusal("sector,log_sd\nGDS,2.5\nSRV,0.1\n"), HasSubstr("at most 2"));
  EXPECT_THAT(refusal("sector,log_sd,GDS,SRV\nGDS,0.2,0.05,0\nSRV,0.3,0,0.09\n"), HasSubstr("square of log_sd"));
  EXPECT_THAT(refusal("sector,log_sd,GDS,SRV\nGDS,0.2,0.04,0.01\nSRV,0.3,0.02,0.09\n"), HasSubstr("what stands in row"));
  EXPECT_THAT(refusal("sector,log_sd,GDS,SRV\nGDS,0.2,0.04,0.08\nSRV,0.3,0.08,0.09\n"), HasSubstr("eigenvalue"));
  EXPECT_THAT(refusal("sector,log_sd,GDS\nGDS,0.2,0.04\nSRV,0.3,0\n"), HasSubstr("SRV"));
}

TEST_F(DrawSpaceOfThree, ElasticitiesNearALimitCaseStayAsTheyAre) {
  scenario.elasticities_file = folder.write("set.csv", "sector,trade_elasticity\nGDS,4\nSRV,0.05\n").filename().string();
  const DrawSpace space(scenario, world);
  const Drawn drawn = space.at(std::vector<double>{0.9, 0.9, 0.9});
  EXPECT_NEAR(drawn.economy.trade_elasticity(Sector(1)), 0.05, 1e-15);
  ASSERT_EQ(space.notes().size(), 1U);
  EXPECT_THAT(space.notes()[0], HasSubstr("SRV"));
}

}  // namespace
}  // namespace entrepot
