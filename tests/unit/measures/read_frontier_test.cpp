#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string head = "schema = \"1\"\nworld = { name = \"icio-2022\" }\n[frontier]\n";
const std::string players = "coalition = [\"@West\"]\ntarget = \"RUS\"\n";

std::vector<Problem> problems_of(const std::string& text) {
  try {
    parse_scenario(head + text, "s.toml");
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

TEST(ReadFrontier, EveryKeyIsReadAndDefaultsHold) {
  const Scenario s = parse_scenario(head + players, "s.toml");
  ASSERT_TRUE(s.frontier);
  EXPECT_THAT(s.frontier->coalition, ElementsAre("@West"));
  EXPECT_THAT(s.frontier->sectors, ElementsAre("goods"));
  EXPECT_TRUE(s.frontier->by_sector && s.frontier->tariffs && !s.frontier->export_taxes);
  EXPECT_TRUE(s.frontier->willingness_to_pay.empty());
  const Scenario all = parse_scenario(head + players +
                                          "sectors = [\"B06\"]\ndetail = \"uniform\"\ninstruments = [\"export_tax\"]\n"
                                          "willingness_to_pay = [0, 0.5]\nmax_pct = 300\n",
                                      "s.toml");
  EXPECT_THAT(all.frontier->sectors, ElementsAre("B06"));
  EXPECT_TRUE(!all.frontier->by_sector && !all.frontier->tariffs && all.frontier->export_taxes);
  EXPECT_THAT(all.frontier->willingness_to_pay, ElementsAre(0, 0.5));
  EXPECT_EQ(all.frontier->max_pct, 300);
}

TEST(ReadFrontier, EveryProblemIsNamedAtOnceWithItsLine) {
  const std::vector<Problem> found = problems_of(players +
                                                 "willingness_to_pay = [0.5, 0.2]\nmax_pct = 0\nmeasures = \"wst\"\n"
                                                 "instruments = [\"tarif\", \"export_tax\", \"export_tax\"]\n");
  ASSERT_THAT(found, SizeIs(5));
  EXPECT_EQ(found[0].field, "frontier.willingness_to_pay");
  EXPECT_THAT(found[0].rule, HasSubstr("must rise"));
  EXPECT_EQ(found[1].field, "frontier.max_pct");
  EXPECT_EQ(found[2].field, "frontier.measures");
  EXPECT_EQ(found[3].line, 9);
  EXPECT_THAT(found[3].hint + found[4].hint, HasSubstr("tariff"));
}

TEST(ReadFrontier, CoalitionAndTargetAreNeeded) {
  const std::vector<Problem> found = problems_of("max_pct = 10\n");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].field, "frontier.coalition");
  EXPECT_EQ(found[1].field, "frontier.target");
}

}  // namespace
}  // namespace entrepot
