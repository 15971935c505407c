#include "measures/ban_rule.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/hand_world.hpp"

namespace entrepot {
namespace {

std::vector<Problem> problems_of(std::vector<std::string> sectors, double theta_of_electronics) {
  Scenario scenario;
  Measure ban;
  ban.id = "embargo";
  ban.kind = MeasureKind::ban;
  ban.sectors = std::move(sectors);
  ban.line = 7;
  scenario.measures = {ban};
  BySector theta({3}, 4.0);
  theta(Sector(1)) = theta_of_electronics;
  Problems problems;
  refuse_bans_without_finite_cost(scenario, testing::hand_world(), theta, problems);
  return problems.list();
}

TEST(BanRule, BelowTheLimitMeasureSectorAndElasticityAreNamed) {
  const auto problems = problems_of({"goods"}, -0.24);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].line, 7);
  EXPECT_EQ(problems[0].field, "measure[embargo].kind");
  EXPECT_THAT(problems[0].rule, ::testing::HasSubstr("at 0.76 its cost has no bound (horizon long, sectors C26)"));
}

TEST(BanRule, TheLimitItselfIsRefusedAndAboveItIsNot) {
  EXPECT_EQ(problems_of({"C26"}, 0.0499).size(), 1U);
  EXPECT_EQ(problems_of({"C26"}, 0.0501).size(), 0U);
  EXPECT_EQ(problems_of({"A01"}, -0.24).size(), 0U) << "another sector";
}

}  // namespace
}  // namespace entrepot
