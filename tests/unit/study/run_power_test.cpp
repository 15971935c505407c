// The matrix of exit options on TOY-5: the numbers of MODEL.md M11.4, agreement with exit_options(), and what resuming promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <bit>
#include <cmath>
#include <fstream>

#include "entrepot/errors.hpp"
#include "entrepot/power.hpp"
#include "support/shared.hpp"
#include "support/temporary_folder.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string plain = R"(schema = "1"
title = "TOY-5"
world = { file = "toy5.nc" }
elasticities = "published"
groups = { allies = ["USA", "EUX"] }
)";
const std::string sanctions = R"(
[[measure]]
id = "west"
kind = "trade_cost"
both_ways = true
importers = ["@allies"]
exporters = ["RUS"]
sectors = ["all"]
change = { factor = 2.0 }
source = "stylised"
)";
const std::string embargo = R"(
[[measure]]
id = "embargo"
kind = "ban"
both_ways = true
importers = ["@allies"]
exporters = ["RUS"]
sectors = ["all"]
source = "stylised"
[[measure]]
id = "row"
kind = "ban"
both_ways = true
importers = ["ROW"]
exporters = ["RUS"]
sectors = ["all"]
source = "stylised"
)";

class Toy5Power : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(testing::shared_path("reference/toy5"))) {
      if (testing::in_ci()) FAIL() << "missing reference data: shared/reference/toy5";
      GTEST_SKIP() << "no reference data: shared/reference/toy5";
    }
    World world = testing::toy5_world();
    BySector sigma = testing::toy5_case("LR/west_x2").trade_elasticity;
    for (double& value : sigma.values()) value += 1;
    world.elasticity_sets = {{.name = "published", .horizon = "long", .source = "stylised", .sigma = sigma}};
    for (double& value : sigma.values()) value = 1.02;
    world.elasticity_sets.push_back({.name = "inelastic", .horizon = "long", .source = "stylised", .sigma = sigma});
    save_world(world, folder.path() / "toy5.nc");
    world.name = "toy5-later";
    save_world(world, folder.path() / "later.nc");
  }
  Scenario scenario(const std::string& text) { return read_scenario(folder.write("scenario.toml", text)); }
  static const CutTie& tie(const WorldPower& power, std::size_t state, const std::string& a, const std::string& b) {
    for (const CutTie& tie : power.states[state].ties) {
      if (power.sides[tie.a].name == a && power.sides[tie.b].name == b) return tie;
    }
    throw std::runtime_error("no tie " + a + "-" + b);
  }
  /// All numbers of a study, bit for bit.
  static std::vector<std::uint64_t> bits(const PowerStudy& study) {
    std::vector<std::uint64_t> all;
    for (const WorldPower& power : study.worlds) {
      for (const PowerState& state : power.states) {
        for (const CutTie& t : state.ties) {
          for (const double value :
               {t.loss_a, t.loss_b, t.ratio, t.trade, t.residual.value, t.dependence.asymmetry, t.power_a_over_b})
            all.push_back(std::isnan(value) ? 1 : std::bit_cast<std::uint64_t>(value));
          for (const double value : t.member_losses) all.push_back(std::isnan(value) ? 1 : std::bit_cast<std::uint64_t>(value));
          all.push_back(static_cast<std::uint64_t>(t.outcome) * 1000 + static_cast<std::uint64_t>(t.sweeps));
          all.push_back(std::hash<std::string>{}(t.diagnosis.reason + t.residual_kind + t.residual.country));
        }
      }
    }
    return all;
  }
  /// Stopped by the study's own progress after `cuts` cuts; chunks of three.
  PowerStudy stopped_after(std::size_t cuts, PowerOptions options, const std::string& text) {
    std::stop_source stop;
    Control control;
    control.threads = 1;
    control.stop = stop.get_token();
    control.on_progress = [&](const Progress& p) {
      if (p.stage == "cutting ties" && p.done >= cuts) stop.request_stop();
    };
    return run_power(scenario(text), options, control);
  }
  testing::TemporaryFolder folder;
};

TEST_F(Toy5Power, ExitOptionsOfRussiaAndChinaBeforeAndAfterSanctions) {
  const PowerStudy study = run_power(scenario(plain + sanctions));
  EXPECT_EQ(study.outcome(), Outcome::converged);
  ASSERT_THAT(study.worlds, SizeIs(1));
  const WorldPower& power = study.worlds[0];
  ASSERT_THAT(power.states, SizeIs(2));
  EXPECT_EQ(power.states[0].label, "before");
  EXPECT_THAT(power.states[0].ties, SizeIs(10)) << "every pair of five economies";
  EXPECT_EQ(study.cuts, 20u);
  const CutTie &before = tie(power, 0, "CHN", "RUS"), &after = tie(power, 1, "CHN", "RUS");
  EXPECT_NEAR(before.loss_b, 1.729, 5e-4);
  EXPECT_NEAR(before.loss_a, .0927, 5e-5);
  EXPECT_NEAR(1 / before.ratio, 18.7, .05);
  EXPECT_NEAR(after.loss_b, 2.474, 5e-4);
  EXPECT_NEAR(after.loss_a, .0971, 5e-5);
  EXPECT_NEAR(1 / after.ratio, 25.5, .05);
  EXPECT_NEAR(-before.dependence.asymmetry, .726, 5e-4);
  EXPECT_NEAR(-after.dependence.asymmetry, .828, 5e-4);
}

TEST_F(Toy5Power, EveryEntryIsWhatExitOptionsSays) {
  const PowerStudy study = run_power(scenario(plain + sanctions));
  const WorldPower& power = study.worlds[0];
  for (const PowerState& state : power.states) {
    const Flows trade = trade_flows(*power.world, power.economy, state.shock, state.equilibrium);
    for (const CutTie& t : state.ties) {
      const Country a(t.a), b(t.b);
      const ExitOptions exit = exit_options(*power.world, power.economy, state.shock, state.equilibrium, a, b);
      EXPECT_EQ(t.loss_a, exit.loss_a);
      EXPECT_EQ(t.loss_b, exit.loss_b);
      EXPECT_EQ(t.ratio, exit.ratio);
      EXPECT_EQ(t.dependence.a_on_b, dependence(trade, a, b).a_on_b);
      EXPECT_EQ(t.power_b_over_a, 100 * supplier_power(*power.world, power.economy, state.shock, state.equilibrium, b, a));
      EXPECT_LE(t.residual.value, certified_tolerance);
    }
  }
}

TEST_F(Toy5Power, ACoalitionCutsTogetherAndItsLossIsTheWeightedMeanOfItsMembers) {
  PowerOptions options;
  options.coalitions = {{"West", {"@allies"}}, {"All-but-Russia", {"@All", "-RUS"}}};
  const PowerStudy study = run_power(scenario(plain), options);
  const WorldPower& power = study.worlds[0];
  ASSERT_THAT(power.sides, SizeIs(7));
  EXPECT_THAT(power.states[0].ties, SizeIs(10 + 3 + 1));
  const CutTie& west = tie(power, 0, "West", "RUS");
  ASSERT_THAT(west.member_losses, SizeIs(3));  // USA, EUX, RUS
  const ByCountry weight = benchmark_income(*power.world);
  const Country usa = power.world->find_country("USA").value(), eux = power.world->find_country("EUX").value();
  EXPECT_NEAR(west.loss_a,
              (weight(usa) * west.member_losses[0] + weight(eux) * west.member_losses[1]) / (weight(usa) + weight(eux)), 1e-12);
  EXPECT_EQ(west.loss_b, west.member_losses[2]);
  EXPECT_GT(west.loss_b, tie(power, 0, "RUS", "EUX").loss_a + .1) << "two partners lost at once weigh more than one";
  EXPECT_NEAR(west.dependence.b_on_a,
              tie(power, 0, "USA", "RUS").dependence.b_on_a + tie(power, 0, "RUS", "EUX").dependence.a_on_b, 1e-12);
}

TEST_F(Toy5Power, CutsWithoutTradeOrWithoutEquilibriumAreListed) {
  const PowerStudy study = run_power(scenario(plain + embargo));  // Russia keeps China alone, and a surplus to run
  const WorldPower& power = study.worlds[0];
  const PowerState& after = power.states[1];
  ASSERT_EQ(after.equilibrium.outcome, Outcome::converged);
  ASSERT_THAT(after.ties, SizeIs(10));
  const CutTie& gone = tie(power, 1, "USA", "RUS");
  EXPECT_FALSE(gone.traded);
  EXPECT_EQ(gone.loss_a, 0);
  EXPECT_TRUE(std::isnan(gone.ratio));
  const CutTie& last = tie(power, 1, "CHN", "RUS");
  EXPECT_EQ(last.outcome, Outcome::infeasible);
  EXPECT_TRUE(std::isnan(last.loss_a) && std::isnan(last.loss_b));
  EXPECT_FALSE(last.diagnosis.reason.empty());
  EXPECT_EQ(study.outcome(), Outcome::infeasible);
  EXPECT_EQ(study.cuts, 10u + 7u);
  EXPECT_THAT(study.warnings.back(), HasSubstr("1 of 10 cuts have no equilibrium"));
}

TEST_F(Toy5Power, TheSameBitsForAnyNumberOfThreadsAndAnySizeOfChunk) {
  PowerOptions options;
  options.coalitions = {{"West", {"@allies"}}};
  Control one, two;
  one.threads = 1;
  two.threads = 2;
  const auto expected = bits(run_power(scenario(plain + sanctions), options, one));
  EXPECT_EQ(bits(run_power(scenario(plain + sanctions), options, two)), expected);
  options.chunk = 3;
  EXPECT_EQ(bits(run_power(scenario(plain + sanctions), options, two)), expected);
}

TEST_F(Toy5Power, AnInterruptedRunGoesOnToTheSameBits) {
  const auto expected = bits(run_power(scenario(plain + embargo)));
  PowerOptions options;
  options.unfinished = folder.path() / "out" / "unfinished";
  options.chunk = 3;
  const PowerStudy stopped = stopped_after(5, options, plain + embargo);
  EXPECT_TRUE(stopped.interrupted);
  EXPECT_EQ(stopped.outcome(), Outcome::cancelled);
  EXPECT_EQ(stopped.done, 3u) << "the chunk that was at work is lost, the one before is kept";
  std::vector<std::string> notes;
  options.on_note = [&](const std::string& note) { notes.push_back(note); };
  const PowerStudy resumed = run_power(scenario(plain + embargo), options);
  EXPECT_EQ(resumed.kept, 3u);
  EXPECT_THAT(notes, ElementsAre(HasSubstr("goes on from")));
  EXPECT_EQ(bits(resumed), expected);
  const PowerStudy again = run_power(scenario(plain + embargo), options);
  EXPECT_EQ(again.kept, again.cuts);
  EXPECT_EQ(bits(again), expected);
}

TEST_F(Toy5Power, ChunksOfOtherInputsOrDamagedOnesAreNotTaken) {
  PowerOptions options;
  options.unfinished = folder.path() / "unfinished";
  options.chunk = 3;
  const auto expected = bits(run_power(scenario(plain + sanctions), options));
  std::ofstream(options.unfinished / "cuts-1-1-3.csv", std::ios::app) << "USA,CHN,USA,1\n";
  const PowerStudy repaired = run_power(scenario(plain + sanctions), options);
  EXPECT_EQ(repaired.kept, repaired.cuts - 3);
  EXPECT_EQ(bits(repaired), expected);
  std::vector<std::string> notes;
  options.on_note = [&](const std::string& note) { notes.push_back(note); };
  options.params.tolerance = 1e-11;
  EXPECT_EQ(run_power(scenario(plain + sanctions), options).kept, 0u);
  ASSERT_THAT(notes, SizeIs(1));
  EXPECT_THAT(notes[0], HasSubstr("starts anew"));
  EXPECT_THAT(notes[0], HasSubstr("(the solver's settings)"));
}

TEST_F(Toy5Power, AFolderThatIsNotOursIsLeftAlone) {
  PowerOptions options;
  options.unfinished = folder.path() / "mine";
  std::filesystem::create_directory(options.unfinished);
  std::ofstream(options.unfinished / "letter.txt") << "dear";
  EXPECT_THROW(run_power(scenario(plain), options), InputError);
  EXPECT_TRUE(std::filesystem::exists(options.unfinished / "letter.txt"));
}

TEST_F(Toy5Power, SeveralWorldsGiveAPath) {
  PowerOptions options;
  options.worlds = {{"", (folder.path() / "toy5.nc").string()}, {"", (folder.path() / "later.nc").string()}};
  const PowerStudy study = run_power(scenario(plain), options);
  ASSERT_THAT(study.worlds, SizeIs(2));
  EXPECT_EQ(study.worlds[1].world->name, "toy5-later");
  EXPECT_EQ(tie(study.worlds[0], 0, "CHN", "RUS").loss_b, tie(study.worlds[1], 0, "CHN", "RUS").loss_b);
}

TEST_F(Toy5Power, BadInputIsSaidAllAtOnce) {
  PowerOptions options;
  options.coalitions = {{"West", {"@alies", "USX"}}, {"West", {"USA"}}, {"RUS", {"CHN"}}, {"Everyone", {"@All"}}, {"", {}}};
  options.pairs = {{"RUS", "CHX"}, {"RUS", "RUS"}};
  try {
    run_power(scenario(plain), options);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    const std::string text = error.what();
    for (const char* part : {"@alies", "USX", "stands twice", "code of an economy", "every economy", "needs a name", "CHX",
                             "two different economies"})
      EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST_F(Toy5Power, WhereACutHasNoFiniteCostItLeavesARemainder) {
  Scenario inelastic = scenario(plain);
  inelastic.elasticities = "inelastic";
  const PowerStudy study = run_power(inelastic);
  EXPECT_THAT(study.warnings, Contains(HasSubstr("keeps 5 % of its benchmark quantity")));
  int solved = 0;
  for (const CutTie& tie : study.worlds[0].states[0].ties) {
    if (tie.outcome != Outcome::converged) continue;
    ++solved;
    EXPECT_GT(tie.loss_a + tie.loss_b, 0);
  }
  EXPECT_GE(solved, 8);
}

TEST_F(Toy5Power, RankingsReadTheMatrix) {
  const PowerStudy study = run_power(scenario(plain));
  const WorldPower& power = study.worlds[0];
  const auto ranking = rank_economies(power, power.states[0]);
  ASSERT_THAT(ranking, SizeIs(5));
  for (std::size_t i = 1; i < ranking.size(); ++i) EXPECT_GE(ranking[i - 1].inflicted, ranking[i].inflicted);
  const ByCountry weight = benchmark_income(*power.world);
  const Country russia = power.world->find_country("RUS").value();
  double sum = 0, weights = 0;
  for (const CutTie& t : power.states[0].ties) {
    if (Country(t.a) != russia && Country(t.b) != russia) continue;
    const bool first = Country(t.a) == russia;
    sum += weight(Country(first ? t.b : t.a)) * (first ? t.loss_b : t.loss_a);
    weights += weight(Country(first ? t.b : t.a));
  }
  const auto own = std::ranges::find(ranking, russia, &EconomyPower::country);
  EXPECT_NEAR(own->inflicted, sum / weights, 1e-12);
  EXPECT_EQ(own->partners, 4u);
  EXPECT_EQ(power.world->countries[static_cast<std::size_t>(own->weakest_point.value)], "EUX");
  const auto pairs = rank_asymmetric_pairs(power, power.states[0]);
  ASSERT_FALSE(pairs.empty());
  for (const std::size_t i : pairs) EXPECT_GE(std::max(power.states[0].ties[i].loss_a, power.states[0].ties[i].loss_b), .1);
}

}  // namespace
}  // namespace entrepot
