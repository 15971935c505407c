// The shipped question on the shipped World: the orders of magnitude that were stated before the engine was built.
#include <gtest/gtest.h>
#include <cmath>

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

}  // namespace
}  // namespace entrepot
