// The shipped question on the shipped World: the orders of magnitude that were stated before the engine was built.
#include <gtest/gtest.h>
#include <cmath>
#include <functional>

#include "entrepot/study.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

TEST(Article, AnswersOnTheWorldOf2022) {
  Scenario scenario = read_scenario(testing::source_path("scenarios/article.toml"));
  scenario.grid[0].values = {0, 10, 30, 60, 100};
  const Study study = run_study(scenario);
  ASSERT_EQ(study.outcome(), Outcome::converged);
  const Country russia = study.world->find_country("RUS").value();
  const double loss = 100 * (study.runs[0].outcomes->countries[static_cast<std::size_t>(russia.value)].real_income - 1);
  EXPECT_NEAR(loss, -4, 0.5) << "Russia's real income under the West's factor of 2";
  std::vector<ComplianceResult> us;
  for (const ComplianceResult& result : study.compliance) {
    EXPECT_TRUE(result.certified());
    if (result.penalty == "us") us.push_back(result);
  }
  ASSERT_EQ(us.size(), 5u);
  EXPECT_NEAR(us.front().threshold, 1. / 3, .08) << "about a third without tariffs";
  EXPECT_GT(us.back().threshold, .8) << "about one at 100 points";
  EXPECT_LT(us.back().threshold, 1.4);
  for (std::size_t k = 1; k < us.size(); ++k) {
    EXPECT_GT(us[k].threshold, us[k - 1].threshold);
    EXPECT_GT(us[k].from_stake, 10 * std::abs(us[k].from_gain)) << "through the stake, not through the gain";
  }
  ASSERT_TRUE(study.path && study.contributions);
  for (Country n : all<Country>(study.world->country_count())) EXPECT_NEAR(study.path->gap(n), 0, 1e-6);
}

/// Threshold under the US penalty without added tariffs and at 100 points.
std::pair<double, double> us_thresholds(Scenario scenario) {
  scenario.grid[0].values = {0, 100};
  scenario.decompose_by.clear();
  scenario.compliance->penalties.resize(1);
  const Study study = run_study(scenario);
  EXPECT_EQ(study.outcome(), Outcome::converged);
  return {study.compliance.front().threshold, study.compliance.back().threshold};
}

TEST(Article, ThresholdsUnderOtherAssumptionsAreThoseOfTheDocuments) {  // docs/outcomes.md, "How firm"
  const Scenario shipped = read_scenario(testing::source_path("scenarios/article.toml"));
  const auto expect = [&](const char* what, double at_zero, double at_hundred, const std::function<void(Scenario&)>& change) {
    Scenario scenario = shipped;
    change(scenario);
    const auto [first, last] = us_thresholds(scenario);
    EXPECT_NEAR(first, at_zero, 0.005) << what;
    EXPECT_NEAR(last, at_hundred, 0.005) << what;
  };
  expect("nothing", 0.36, 1.25, [](Scenario&) {});
  expect("layer", 0.30, 1.13, [](Scenario& s) { s.world_layer = "us-china-2018"; });
  expect("zero", 0.37, 1.18, [](Scenario& s) { s.closure = Closure::zero; });
  expect("own_share", 0.40, 1.34, [](Scenario& s) { s.closure = Closure::own_share; });
  expect("2021", 0.33, 1.12, [](Scenario& s) { s.world_name = "icio-2021"; });
  expect("2014", 0.25, 0.83, [](Scenario& s) { s.world_name = "icio-2014"; });
  expect("medium", 0.41, 0.94, [](Scenario& s) { s.horizon = "medium"; });
}

}  // namespace
}  // namespace entrepot
