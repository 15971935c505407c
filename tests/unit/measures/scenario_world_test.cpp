#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <fstream>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "support/hand_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

Scenario with_file(const testing::TemporaryFolder& folder, const std::string& csv) {
  folder.write("theta.csv", csv);
  Scenario scenario;
  scenario.file = folder.path() / "s.toml";
  scenario.elasticities = "";
  scenario.elasticities_file = "theta.csv";
  return scenario;
}

std::vector<Problem> problems_of(const std::string& csv) {
  const testing::TemporaryFolder folder;
  try {
    scenario_elasticity(with_file(folder, csv), testing::hand_world());
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

TEST(ScenarioElasticity, OwnFileBesideTheScenarioScaledByHorizon) {
  const testing::TemporaryFolder folder;
  Scenario scenario = with_file(folder, "sector,trade_elasticity\nSERV,2\nA01,4\nC26,6.5\n");
  const BySector longer = scenario_elasticity(scenario, testing::hand_world());
  EXPECT_DOUBLE_EQ(longer(Sector(0)), 4);
  EXPECT_DOUBLE_EQ(longer(Sector(1)), 6.5);
  EXPECT_DOUBLE_EQ(longer(Sector(2)), 2);
  scenario.horizon = "short";
  EXPECT_DOUBLE_EQ(scenario_elasticity(scenario, testing::hand_world())(Sector(0)), 0.38 * 5 - 1) << "sigma is scaled, not theta";
}

TEST(ScenarioElasticity, EveryFaultOfTheFile) {
  EXPECT_THAT(problems_of("sector,trade_elasticity\nA01,4\nC26,4\n").at(0).value, HasSubstr("SERV"));
  EXPECT_EQ(problems_of("sector,trade_elasticity\nA01,4\n").size(), 2U) << "each missing sector";
  EXPECT_THAT(problems_of("sector,trade_elasticity\nA01,4\nA01,4\nC26,4\nSERV,4\n").at(0).rule, HasSubstr("twice"));
  EXPECT_EQ(problems_of("sector,trade_elasticity\nA01,4\nC27,4\nSERV,4\n").at(0).hint, "did you mean C26?");
  EXPECT_EQ(problems_of("sector,trade_elasticity\nA01,-2\nC26,4\nSERV,4\n").size(), 1U);
  EXPECT_EQ(problems_of("sector,trade_elasticity\nA01,nan\nC26,4\nSERV,1e308\n").size(), 2U);
}

TEST(ScenarioElasticity, AnUnknownSetIsTheScenariosProblem) {
  Scenario scenario;
  scenario.file = "s.toml";
  scenario.elasticities = "uniform-5";
  World world = testing::hand_world();
  world.elasticity_sets.push_back({"uniform-4", "long", "", BySector({3}, 5.0)});
  try {
    scenario_elasticity(scenario, world);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems()[0].file, "s.toml");
    EXPECT_EQ(error.problems()[0].field, "elasticities");
    EXPECT_EQ(error.problems()[0].hint, "did you mean uniform-4?");
  }
}

TEST(ScenarioWorld, TheLineOfTheKeyIsNamed) {
  const Scenario scenario = parse_scenario("schema = \"1\"\n\nworld = { name = \"icio-2202\" }\n", "s.toml");
  try {
    load_scenario_world(scenario);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems()[0].file, "s.toml");
    EXPECT_EQ(error.problems()[0].line, 3);
    EXPECT_THAT(error.problems()[0].hint, HasSubstr("did you mean icio-2022?"));
  }
}

TEST(ScenarioWorld, MissingWorldsAndLayersAreNamed) {
  Scenario scenario;
  scenario.file = "s.toml";
  scenario.world_name = "icio-1066";
  EXPECT_THROW(load_scenario_world(scenario), InputError);
  scenario.world_name = "icio-2022";
  scenario.world_layer = "us-mars";
  EXPECT_THROW(load_scenario_world(scenario), InputError);
  scenario.world_layer = "us-china-2018";
  EXPECT_EQ(load_scenario_world(scenario).active_layer, "us-china-2018");
}

TEST(ScenarioEconomy, NestsFollowTheHorizonUnlessSaid) {
  const auto economy = [](const std::string& text) {
    World world = testing::hand_world();
    world.elasticity_sets.push_back({"uniform-4", "long", "test", BySector({3}, 5.0)});
    return scenario_economy(parse_scenario("schema = \"1\"\nworld = { name = \"hand\" }\n" + text, "x.toml"), world);
  };
  EXPECT_TRUE(economy("").substitution.is_cobb_douglas());
  EXPECT_EQ(economy("horizon = \"short\"\n").substitution.intermediates, 0.2);
  EXPECT_EQ(economy("horizon = \"medium\"\n").substitution.value_added, 0.75);
  const Economy own = economy(
      "horizon = \"short\"\n[substitution]\nvalue_added = 0.3\nenergy = 0.1\nenergy_sectors = [\"C26\"]\n[factors]\nmobility = "
      "2.0\n");
  EXPECT_EQ(own.substitution.value_added, 0.3);
  EXPECT_EQ(own.substitution.consumption, 0.9);
  EXPECT_EQ(own.substitution.energy_sectors, std::vector{Sector(1)});
  EXPECT_EQ(own.factor_mobility, 2);
  EXPECT_TRUE(std::isinf(economy("").factor_mobility));
  try {
    economy("[substitution]\nenergy = 0.1\nenergy_sectors = [\"C27\"]\n");
    ADD_FAILURE() << "C27 is no sector of this World";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().line, 3);
    EXPECT_EQ(error.problems().front().value, "C27");
  }
}

}  // namespace
}  // namespace entrepot
