#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

const std::string head = "schema = \"1\"\nworld = { name = \"icio-2022\" }\n[war]\n";

std::vector<Problem> problems_of(const std::string& text) {
  try {
    parse_scenario(head + text, "s.toml");
  } catch (const InputError& error) {
    return error.problems();
  }
  ADD_FAILURE() << "accepted: " << text;
  return {};
}

TEST(ReadWar, EveryKeyArrives) {
  const Scenario s = parse_scenario(head + R"(
players = ["AAA", "@EU27"]
blocs = ["@EU27"]
sectors = ["all", "-B06"]
detail = "partner_and_sector"
against = "players"
instruments = ["tariff", "export_tax"]
min_pct = -20
max_pct = 250.5
revenue_weight = 0.25
sector_weights = { C24 = 0.3, A01 = -1 }
target = "BBB"
willingness_to_pay = 0.7
)",
                                    "s.toml");
  ASSERT_TRUE(s.war);
  const WarQuestion& war = *s.war;
  EXPECT_THAT(war.players, ElementsAre("AAA", "@EU27"));
  EXPECT_THAT(war.blocs, ElementsAre("@EU27"));
  EXPECT_THAT(war.sectors, ElementsAre("all", "-B06"));
  EXPECT_EQ(war.detail, TaxDetail::partner_and_sector);
  EXPECT_FALSE(war.against_all);
  EXPECT_TRUE(war.tariffs);
  EXPECT_TRUE(war.export_taxes);
  EXPECT_EQ(war.min_pct, -20);
  EXPECT_EQ(war.max_pct, 250.5);
  EXPECT_EQ(war.revenue_weight, .25);
  EXPECT_THAT(war.sector_weights, ElementsAre(Pair("A01", -1), Pair("C24", .3)));
  EXPECT_EQ(war.target, "BBB");
  EXPECT_EQ(war.willingness_to_pay, .7);
  EXPECT_EQ(war.line, 3);
}

TEST(ReadWar, PlayersAreEnough) {
  const Scenario s = parse_scenario(head + "players = [\"AAA\", \"BBB\"]\n", "s.toml");
  ASSERT_TRUE(s.war);
  EXPECT_EQ(s.war->detail, TaxDetail::uniform);
  EXPECT_TRUE(s.war->against_all);
  EXPECT_TRUE(s.war->tariffs);
  EXPECT_FALSE(s.war->export_taxes);
  EXPECT_THAT(s.war->sectors, ElementsAre("goods"));
}

TEST(ReadWar, EveryProblemIsSaidWithItsLine) {
  const auto problems = problems_of(R"(players = ["AAA"]
instruments = ["tarif"]
min_pct = 40
max_pct = 20
revenue_weight = 11
sector_weights = { C24 = -12 }
willingness_to_pay = 0.5
)");
  ASSERT_EQ(problems.size(), 5u);
  EXPECT_EQ(problems[0].field, "war.instruments");
  EXPECT_THAT(problems[0].hint, HasSubstr("tariff"));
  EXPECT_EQ(problems[0].line, 5);
  EXPECT_EQ(problems[1].field, "war.max_pct");
  EXPECT_EQ(problems[2].field, "war.revenue_weight");
  EXPECT_EQ(problems[3].field, "war.sector_weights.C24");
  EXPECT_EQ(problems[4].field, "war.willingness_to_pay");
  EXPECT_EQ(problems_of("players = [\"AAA\"]\ntarget = \"BBB\"\n")[0].field, "war.target");
  EXPECT_EQ(problems_of("players = [\"AAA\"]\nmin_pct = -100\n")[0].field, "war.min_pct");
  EXPECT_EQ(problems_of("players = [\"AAA\"]\ninstruments = []\n")[0].field, "war.instruments");
  EXPECT_EQ(problems_of("players = [\"AAA\"]\ndetail = \"fine\"\n")[0].field, "war.detail");
  EXPECT_EQ(problems_of("blocs = [\"@EU27\"]\n")[0].field, "war.players");
}

}  // namespace
}  // namespace entrepot
