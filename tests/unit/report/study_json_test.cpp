#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "support/synthetic_study.hpp"

namespace entrepot {
namespace {

using nlohmann::json;

TEST(StudyJson, SingleRunStandsAtTheTopLevel) {
  const json j = json::parse(study_json(testing::synthetic_single_run()));
  EXPECT_EQ(j.at("outcome"), "converged");
  EXPECT_DOUBLE_EQ(j.at("residuals").at("max"), 3.1e-12);
  EXPECT_EQ(j.at("residuals").at("worst"), "goods_markets");
  EXPECT_EQ(j.at("residuals").at("goods_markets").at("country"), "RUS");
  EXPECT_EQ(j.at("iterations"), 48);
  EXPECT_TRUE(j.at("seconds").is_number());
  EXPECT_FALSE(j.contains("runs"));
  ASSERT_EQ(j.at("countries").size(), 14u);
  for (const json& c : j.at("countries"))
    for (const char* name : {"iso3", "real_income_pct", "real_wage_pct", "exports_pct", "imports_pct"})
      EXPECT_TRUE(c.contains(name)) << name;
}

TEST(StudyJson, PercentIsOfTheRatio) {
  const Study study = testing::synthetic_single_run();
  const json j = json::parse(study_json(study));
  const CountryOutcome& russia = study.runs[0].outcomes->countries[study.world->find_country("RUS")->value];
  for (const json& c : j.at("countries")) {
    if (c.at("iso3") != "RUS") continue;
    EXPECT_DOUBLE_EQ(c.at("real_income_pct"), 100 * (russia.real_income - 1));
    EXPECT_DOUBLE_EQ(c.at("exports_pct"), 100 * (russia.exports / russia.exports_baseline - 1));
  }
}

TEST(StudyJson, GridHasRunsWithParametersAndCompliance) {
  const json j = json::parse(study_json(testing::synthetic_article()));
  ASSERT_EQ(j.at("runs").size(), 5u);
  EXPECT_EQ(j.at("runs")[2].at("parameters").at("us-escalation.add_pp"), 30);
  ASSERT_EQ(j.at("compliance").size(), 10u);
  const json& first = j.at("compliance")[0];
  EXPECT_EQ(first.at("penalty"), "us");
  EXPECT_NEAR(first.at("threshold").get<double>(), first.at("gain_pct").get<double>() / first.at("stake_pct").get<double>(),
              1e-12);
  EXPECT_TRUE(first.contains("enforcer_cost_pct"));
  EXPECT_TRUE(first.contains("parameters"));
  EXPECT_EQ(j.at("pairs").size(), 1u);
  EXPECT_EQ(j.at("contributions").size(), 3u);
}

TEST(StudyJson, InfinityIsNull) {
  Study study = testing::synthetic_article();
  study.compliance[0].threshold = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(json::parse(study_json(study)).at("compliance")[0].at("threshold").is_null());
}

TEST(StudyJson, DatesNameTheirDay) {
  const json j = json::parse(study_json(testing::synthetic_dates()));
  EXPECT_EQ(j.at("runs")[1].at("parameters").at("on"), "2025-04-10");
}

TEST(StudyJson, NoEquilibriumMeansNoCountries) {
  const json j = json::parse(study_json(testing::synthetic_infeasible()));
  EXPECT_EQ(j.at("outcome"), "infeasible");
  EXPECT_FALSE(j.contains("countries"));
  EXPECT_EQ(j.at("diagnosis").at("country"), "KAZ");
}

}  // namespace
}  // namespace entrepot
