// Horizons side by side on TOY-5: each is the scenario solved at it, nothing more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <set>

#include "entrepot/errors.hpp"
#include "entrepot/study.hpp"
#include "support/shared.hpp"
#include "support/temporary_folder.hpp"
#include "support/toy5.hpp"

namespace entrepot {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const std::string top = R"(schema = "1"
title = "TOY-5"
world = { file = "toy5.nc" }
groups = { allies = ["USA", "EUX"] }
)";
const std::string west = R"(
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
const std::string ban = R"(
[[measure]]
id = "no-chips"
kind = "ban"
importers = ["RUS"]
exporters = ["USA"]
sectors = ["goods"]
source = "stylised"
)";
const std::string question = R"(
[[measure]]
id = "us"
kind = "tariff"
importers = ["USA"]
exporters = ["CHN"]
sectors = ["goods"]
change = { add_pp = 100.0 }
source = "stylised"
[grid]
"us.add_pp" = [0, 60]
[compliance]
third = "CHN"
target = "RUS"
factor = 1.5
[[compliance.penalty]]
id = "us"
by = ["USA"]
factor = 1.25
[[compliance.penalty]]
id = "allies"
by = ["@allies"]
factor = 1.25
)";
const std::string all_three = "\n[horizons]\ncompare = [\"short\", \"medium\", \"long\"]\ncountries = [\"RUS\", \"@allies\"]\n";

std::string at(const std::string& horizon) { return top + "horizon = \"" + horizon + "\"\nelasticities = \"published\"\n"; }

class Toy5Horizons : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(testing::shared_path("reference/toy5"))) {
      if (testing::in_ci()) FAIL() << "missing reference data: shared/reference/toy5";
      GTEST_SKIP() << "no reference data: shared/reference/toy5";
    }
    World world = testing::toy5_world();
    ElasticitySet set{.name = "published", .horizon = "long", .source = "stylised", .sigma = {}};
    set.sigma = testing::toy5_case("LR/west_x2").trade_elasticity;
    for (double& value : set.sigma.values()) value += 1;
    world.elasticity_sets = {set, set};
    world.elasticity_sets[1].name = "rigid";
    for (double& sigma : world.elasticity_sets[1].sigma.values()) sigma = 2;  // .76 in the short run
    save_world(world, folder.path() / "toy5.nc");
  }
  Study study(const std::string& text, const StudyOptions& options = {}, const Control& control = {}) {
    return run_study(read_scenario(folder.write("scenario.toml", text)), options, control);
  }
  std::set<std::string> values_refused(const std::string& text) {
    std::set<std::string> values;
    try {
      study(text);
      ADD_FAILURE() << "accepted: " << text;
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) values.insert(problem.value);
    }
    return values;
  }
  testing::TemporaryFolder folder;
};

TEST_F(Toy5Horizons, EachHorizonIsTheScenarioSolvedAtIt) {
  const Study compared = study(at("long") + west + question + all_three);
  EXPECT_EQ(compared.outcome(), Outcome::converged);
  ASSERT_TRUE(compared.horizons);
  ASSERT_THAT(compared.horizons->horizons, SizeIs(3));
  for (const HorizonResult& result : compared.horizons->horizons) {
    const Study alone = study(at(result.horizon) + west + question);
    EXPECT_EQ(result.own, result.horizon == "long");
    EXPECT_EQ(result.economy.trade_elasticity, alone.economy.trade_elasticity);
    EXPECT_EQ(result.economy.substitution.intermediates, alone.economy.substitution.intermediates);
    ASSERT_THAT(result.runs, SizeIs(2));
    for (std::size_t r = 0; r < 2; ++r) {
      EXPECT_EQ(result.runs[r].parameters, alone.runs[r].parameters);
      for (const CountryOutcome& country : alone.runs[r].outcomes->countries)
        EXPECT_NEAR(result.runs[r].real_income(country.country), 100 * (country.real_income - 1), 1e-11);
    }
    ASSERT_EQ(result.compliance.size(), alone.compliance.size());
    for (std::size_t k = 0; k < alone.compliance.size(); ++k) {
      EXPECT_EQ(result.compliance[k].penalty, alone.compliance[k].penalty);
      EXPECT_EQ(result.compliance[k].gain, alone.compliance[k].gain);
      EXPECT_EQ(result.compliance[k].stake, alone.compliance[k].stake);
      EXPECT_EQ(result.compliance[k].threshold, alone.compliance[k].threshold);
    }
  }
}

TEST_F(Toy5Horizons, TheOwnHorizonNeedNotBeTheLongOne) {
  const Study compared = study(at("short") + west + all_three);
  const auto& horizons = compared.horizons->horizons;
  EXPECT_TRUE(horizons[0].own);
  EXPECT_EQ(horizons[2].economy.trade_elasticity, study(at("long") + west).economy.trade_elasticity);
  const Country russia = compared.world->find_country("RUS").value();
  EXPECT_LT(horizons[0].runs[0].real_income(russia), horizons[1].runs[0].real_income(russia));
  EXPECT_LT(horizons[1].runs[0].real_income(russia), horizons[2].runs[0].real_income(russia));
}

TEST_F(Toy5Horizons, AGroupIsTheMeanOfItsMembersWeightedByIncome) {
  const Study compared = study(at("long") + west + all_three);
  const World& world = *compared.world;
  const Country usa = world.find_country("USA").value(), eux = world.find_country("EUX").value();
  const auto& parties = compared.horizons->parties;
  ASSERT_THAT(parties, SizeIs(2));
  EXPECT_FALSE(parties[0].group);
  EXPECT_THAT(parties[1].members, ElementsAre(usa, eux));
  const ByCountry weight = benchmark_income(world);
  for (const HorizonResult& result : compared.horizons->horizons) {
    const HorizonRun& run = result.runs.front();
    EXPECT_EQ(run.parties[0], run.real_income(world.find_country("RUS").value()));
    EXPECT_NEAR(run.parties[1],
                (weight(usa) * run.real_income(usa) + weight(eux) * run.real_income(eux)) / (weight(usa) + weight(eux)), 1e-9);
    EXPECT_NE(run.real_income(usa), run.real_income(eux));
  }
}

TEST_F(Toy5Horizons, ExemptionsHoldForGroups) {
  std::string text = at("long") + west + all_three;
  text.replace(text.find("\"@allies\"]\n", text.find("[horizons]")), 10, "\"@allies\", \"-USA\", \"-CHN\"]");
  const Study compared = study(text);
  ASSERT_THAT(compared.horizons->parties, SizeIs(2));
  EXPECT_THAT(compared.horizons->parties[1].members, ElementsAre(compared.world->find_country("EUX").value()));
  EXPECT_EQ(compared.horizons->parties[1].name(), "@allies -USA") << "China was no member";
  EXPECT_EQ(compared.horizons->parties[0].name(), "RUS");
}

TEST_F(Toy5Horizons, TheBurdenIsSharedAtEachHorizonFromItsOwnBaseline) {
  const Study compared = study(at("long") + west + all_three +
                               "[closure]\ntransfers = \"coalition\"\n[coalition]\nmembers = [\"@allies\"]\ntarget = \"RUS\"\n");
  EXPECT_EQ(compared.outcome(), Outcome::converged);
  const Country usa = compared.world->find_country("USA").value(), eux = compared.world->find_country("EUX").value();
  for (const HorizonResult& result : compared.horizons->horizons) {
    const HorizonRun& run = result.runs.front();
    EXPECT_NEAR(run.real_income(usa), run.real_income(eux), 1e-8);
    EXPECT_GT(run.equilibrium.transfer(eux), 1);
  }
}

TEST_F(Toy5Horizons, ABaselineFileHoldsAtEveryHorizon) {
  folder.write("base-long.toml", at("long") + west);
  folder.write("base-short.toml", at("short") + west);
  const std::string tariff = question.substr(0, question.find("[grid]"));
  const Study compared = study(at("long") + west + tariff + all_three + "[compare]\nbaseline = \"base-long.toml\"\n");
  const Study alone = study(at("short") + west + tariff + "[compare]\nbaseline = \"base-short.toml\"\n");
  for (const CountryOutcome& country : alone.runs[0].outcomes->countries)
    EXPECT_NEAR(compared.horizons->horizons[0].runs[0].real_income(country.country), 100 * (country.real_income - 1), 1e-11);
}

TEST_F(Toy5Horizons, ABanWithoutFiniteCostIsALimitAtThatHorizonAlone) {
  std::string text = at("long") + ban + all_three;
  text.replace(text.find("\"published\""), 11, "\"rigid\"");
  const Study done = study(text);
  EXPECT_EQ(done.outcome(), Outcome::converged);
  EXPECT_THAT(done.warnings, Contains(HasSubstr("at the short horizon bans in")));
  EXPECT_THAT(done.warnings, Not(Contains(HasSubstr("at the long horizon bans in"))));
  EXPECT_THAT(done.runs[0].applied.shock.limits, SizeIs(0));
}

TEST_F(Toy5Horizons, BadPartiesAreNamed) {
  const auto with = [&](const std::string& countries) {
    return at("long") + west + "[horizons]\ncompare = [\"short\", \"long\"]\ncountries = [" + countries + "]\n";
  };
  EXPECT_THAT(values_refused(with("\"RSU\", \"@alies\"")), Contains("RSU"));
  EXPECT_THAT(values_refused(with("\"RSU\", \"@alies\"")), Contains("@alies"));
  EXPECT_THAT(values_refused(with("\"RUS\", \"RUS\"")), ElementsAre("RUS"));
  EXPECT_THAT(values_refused(with("\"USA\", \"-USA\"")), ElementsAre("USA"));
  EXPECT_THAT(values_refused(with("\"-USA\"")), ElementsAre(""));
}

/// Sweeps are cut off where the easiest horizon still gets through, so that others do not.
TEST_F(Toy5Horizons, AHorizonWithoutEquilibriumIsAValueAndSaysSo) {
  const Study complete = study(at("long") + west + question + all_three);
  const auto most_sweeps = [](const HorizonResult& result) {
    int most = result.baseline.sweeps;
    for (const ComplianceResult& r : result.compliance)
      for (const Equilibrium& e : r.equilibria) most = std::max(most, e.sweeps);
    return most;
  };
  const auto& horizons = complete.horizons->horizons;
  const auto easiest = std::ranges::min_element(horizons, {}, most_sweeps),
             hardest = std::ranges::max_element(horizons, {}, most_sweeps);
  ASSERT_LT(most_sweeps(*easiest), most_sweeps(*hardest));
  StudyOptions options;
  options.params.max_sweeps = most_sweeps(*easiest);
  const Study cut = study(at(easiest->horizon) + west + question + all_three, options);
  EXPECT_EQ(cut.outcome_at_own_horizon(), Outcome::converged);
  EXPECT_EQ(cut.outcome(), Outcome::iteration_limit);
  const HorizonResult& failed = *std::ranges::find(cut.horizons->horizons, hardest->horizon, &HorizonResult::horizon);
  EXPECT_EQ(failed.outcome(), Outcome::iteration_limit);
  ASSERT_THAT(failed.runs, SizeIs(2)) << "nothing is dropped";
  const bool missing = std::ranges::any_of(failed.runs, [](const HorizonRun& run) { return std::isnan(run.parties[0]); }) ||
                       std::ranges::any_of(failed.compliance, [](const ComplianceResult& r) { return std::isnan(r.threshold); });
  EXPECT_TRUE(missing);
  EXPECT_THAT(cut.warnings, Contains(HasSubstr("no equilibrium at the " + failed.horizon + " horizon")));
}

TEST_F(Toy5Horizons, ProgressNamesTheHorizonAndCancellationIsNotSuccess) {
  std::stop_source source;
  std::set<std::string> stages;
  Control control;
  control.stop = source.get_token();
  control.on_progress = [&](const Progress& progress) {
    stages.insert(progress.stage);
    if (progress.stage == "medium horizon: solving the baseline") source.request_stop();
  };
  const Study done = study(at("long") + west + question + all_three, {}, control);
  EXPECT_THAT(stages, Contains("short horizon: solving runs, compliance and penalties"));
  EXPECT_EQ(done.runs.back().equilibrium.outcome, Outcome::converged);
  EXPECT_EQ(done.outcome(), Outcome::cancelled);
  EXPECT_EQ(done.horizons->horizons[1].outcome(), Outcome::cancelled);
}

TEST_F(Toy5Horizons, SameBitsForAnyNumberOfThreads) {
  Control one;
  one.threads = 1;
  const Study expected = study(at("long") + west + question + all_three, {}, one);
  for (const int threads : {2, 8}) {
    Control many;
    many.threads = threads;
    const Study other = study(at("long") + west + question + all_three, {}, many);
    for (std::size_t h = 0; h < 3; ++h) {
      const HorizonResult &a = expected.horizons->horizons[h], &b = other.horizons->horizons[h];
      for (std::size_t r = 0; r < a.runs.size(); ++r) EXPECT_EQ(a.runs[r].real_income, b.runs[r].real_income);
      for (std::size_t k = 0; k < a.compliance.size(); ++k) EXPECT_EQ(a.compliance[k].threshold, b.compliance[k].threshold);
    }
  }
}

}  // namespace
}  // namespace entrepot
