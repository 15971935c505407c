// A whole study on TOY-5: numbers of MODEL.md M11 and M19 through the front door, and what a Study promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <map>
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
using ::testing::SizeIs;

const std::string head = R"(schema = "1"
title = "TOY-5"
world = { file = "toy5.nc" }
elasticities = "published"
groups = { allies = ["USA", "EUX"] }
)";
const std::string west = R"(
[[measure]]
id = "west"
group = "west"
kind = "trade_cost"
both_ways = true
importers = ["@allies"]
exporters = ["RUS"]
sectors = ["all"]
change = { factor = 2.0 }
source = "stylised"
)";
const std::string tariffs = R"(
[[measure]]
id = "us"
group = "us"
kind = "tariff"
importers = ["USA"]
exporters = ["CHN"]
sectors = ["goods"]
change = { add_pp = 100.0 }
source = "stylised"
[[measure]]
id = "cn"
group = "cn"
kind = "tariff"
importers = ["CHN"]
exporters = ["USA"]
sectors = ["goods"]
change = { add_pp = 100.0 }
source = "stylised"
)";
const std::string question = R"(
[grid]
"us.add_pp, cn.add_pp" = [0, 30, 100]
[compliance]
third = "CHN"
target = "RUS"
factor = 1.5
[[compliance.penalty]]
id = "us"
by = ["USA"]
factor = 1.25
[[compliance.penalty]]
id = "coalition"
by = ["@allies"]
factor = 1.25
[dependence]
pairs = [["RUS", "CHN"]]
[decompose]
by = "group"
)";

StudyOptions on_day(const std::string& day) {
  StudyOptions options;
  options.on = day;
  return options;
}
Control with_threads(int threads) {
  Control control;
  control.threads = threads;
  return control;
}

class Toy5Study : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(testing::shared_path("reference/toy5"))) {
      if (testing::in_ci()) FAIL() << "missing reference data: shared/reference/toy5";
      GTEST_SKIP() << "no reference data: shared/reference/toy5";
    }
    World world = testing::toy5_world();
    world.elasticity_sets = {set_of("published", "LR/west_x2"), set_of("inelastic", "LR/west_x2")};
    for (double& sigma : world.elasticity_sets[1].sigma.values()) sigma = 1.02;
    save_world(world, folder.path() / "toy5.nc");
  }
  static ElasticitySet set_of(const std::string& name, const std::string& toy5_case) {
    BySector sigma = testing::toy5_case(toy5_case).trade_elasticity;
    for (double& value : sigma.values()) value += 1;
    return {.name = name, .horizon = "long", .source = "stylised", .sigma = sigma};
  }
  Study study(const std::string& text, const StudyOptions& options = {}, const Control& control = {}) {
    return run_study(read_scenario(folder.write("scenario.toml", text)), options, control);
  }
  double log_points(const entrepot::Run& run, const Study& of, const std::string& iso3) {
    return 100 * std::log(run.outcomes->countries[static_cast<std::size_t>(of.world->find_country(iso3)->value)].real_income);
  }
  testing::TemporaryFolder folder;
};

TEST_F(Toy5Study, AnswersTheComplianceQuestionThroughTheFrontDoor) {
  std::map<std::string, std::size_t> totals;
  Control control;
  control.on_progress = [&](const Progress& progress) { totals[progress.stage] = progress.total; };
  const Study done = study(head + west + tariffs + question, {}, control);
  EXPECT_EQ(done.outcome(), Outcome::converged);
  ASSERT_THAT(done.runs, SizeIs(3));
  ASSERT_THAT(done.compliance, SizeIs(6));
  const std::vector<double> us{.2167, .4587, 1.4221}, coalition{.0664, .0761, .0854};
  for (std::size_t point = 0; point < 3; ++point) {
    EXPECT_NEAR(done.compliance[2 * point].threshold, us[point], 5e-5);
    EXPECT_NEAR(done.compliance[2 * point + 1].threshold, coalition[point], 5e-5);
    EXPECT_EQ(done.compliance[2 * point].parameters, done.runs[point].parameters);
    ASSERT_TRUE(done.runs[point].outcomes.has_value());
  }
  EXPECT_NEAR(log_points(done.runs[0], done, "RUS"), -5.314872, 5e-7);
  EXPECT_EQ(totals["solving runs, compliance and penalties"], 12u) << "ignore and comply are solved once by grid point";
}

TEST_F(Toy5Study, PairsAreSeenBeforeAndInEachRun) {
  const Study done = study(head + west + tariffs + question);
  ASSERT_THAT(done.pairs, SizeIs(1));
  const std::vector<PairStudy::State>& states = done.pairs[0].states;
  ASSERT_THAT(states, SizeIs(4));
  EXPECT_EQ(states[0].label, "before");
  EXPECT_THAT(states[2].label, HasSubstr("us.add_pp = 30"));
  EXPECT_NEAR(states[0].exit.ratio, 18.7, .05);
  EXPECT_NEAR(states[1].exit.ratio, 25.5, .05);
  EXPECT_NEAR(states[0].dependence.asymmetry, .726, 5e-4);
  EXPECT_NEAR(states[1].dependence.asymmetry, .828, 5e-4);
  EXPECT_NEAR(states[3].dependence.asymmetry, .808, 5e-4);
  EXPECT_GT(states[0].power_b_over_a, states[0].power_a_over_b) << "China supplies more of what Russia needs than the reverse";
}

TEST_F(Toy5Study, PartsAddUpToTheLastRun) {
  const Study done = study(head + west + tariffs + question);
  ASSERT_TRUE(done.contributions && done.path);
  EXPECT_THAT(done.contributions->groups, ElementsAre("west", "us", "cn"));
  for (const CountryOutcome& country : done.runs.back().outcomes->countries) {
    const Country n = country.country;
    const double whole = 100 * std::log(country.real_income);
    double groups = 0;
    for (const ByCountry& contribution : done.contributions->contribution) groups += contribution(n);
    EXPECT_NEAR(groups, whole, 1e-7);
    EXPECT_NEAR(done.path->terms_of_trade(n) + done.path->tariff_revenue(n) + done.path->trade_cost(n) +
                    done.path->productivity(n) + done.path->balance(n),
                whole, 1e-6);
  }
  EXPECT_TRUE(done.warnings.empty()) << done.warnings.front();
}

const std::string sharing = "[closure]\ntransfers = \"coalition\"\n[coalition]\nmembers = [\"@allies\"]\ntarget = \"RUS\"\n";

TEST_F(Toy5Study, TheBurdenIsSharedInEveryRunAndInItsParts) {
  const Study done = study(head + west + tariffs + sharing + question.substr(0, question.find("[dependence]")) +
                           "[decompose]\nby = \"group\"\n");
  EXPECT_EQ(done.outcome(), Outcome::converged);
  EXPECT_THAT(done.burden_sharers, SizeIs(2));
  const Country usa = done.world->find_country("USA").value(), eux = done.world->find_country("EUX").value();
  EXPECT_NEAR(done.runs[0].equilibrium.transfer(eux), 14.1254, 5e-4) << "the first point adds no tariffs";
  for (const entrepot::Run& run : done.runs) {
    EXPECT_NEAR(log_points(run, done, "USA"), log_points(run, done, "EUX"), 1e-9);
    EXPECT_NEAR(run.equilibrium.transfer(usa), -run.equilibrium.transfer(eux), 1e-8);
  }
  ASSERT_TRUE(done.contributions && done.path);
  double groups = 0;
  for (const ByCountry& contribution : done.contributions->contribution) groups += contribution(eux);
  EXPECT_NEAR(groups, log_points(done.runs.back(), done, "EUX"), 1e-7);
  EXPECT_NEAR(done.path->gap(eux), 0, 1e-6);
}

TEST_F(Toy5Study, TheCoalitionQuestionIsAskedOnRequestAlone) {
  StudyOptions options;
  options.coalition = true;
  const std::string text = head + west + "[coalition]\nmembers = [\"@allies\"]\ntarget = \"RUS\"\n";
  EXPECT_FALSE(study(text).coalition);
  const Study done = study(text, options);
  ASSERT_TRUE(done.coalition);
  EXPECT_NEAR(done.coalition->joint.target, 100 * std::expm1(log_points(done.runs[0], done, "RUS") / 100), 1e-9);
  EXPECT_THROW(study(head + west, options), InputError);
}

TEST_F(Toy5Study, ABaselineSharesNoBurden) {
  folder.write("base.toml", head + west + sharing);
  EXPECT_THROW(study(head + west + tariffs + "[compare]\nbaseline = \"base.toml\"\n"), InputError);
}

TEST_F(Toy5Study, DiversionFollowsTheLargestTouchedFlows) {
  const Study done = study(head + tariffs);
  ASSERT_THAT(done.diversion, SizeIs(2)) << "two bilateral flows are touched";
  const Country usa = done.world->find_country("USA").value(), china = done.world->find_country("CHN").value();
  EXPECT_EQ(done.diversion[0].importer, usa);  // 520 against 185 before
  EXPECT_EQ(done.diversion[0].exporter, china);
  EXPECT_LT(done.diversion[0].change, -300);
  EXPECT_EQ(done.diversion[1].importer, china);
}

TEST_F(Toy5Study, MeasuresCanBeAttributedOneByOne) {
  const Study done = study(head + west + tariffs + "[decompose]\nby = \"measure\"\n");
  EXPECT_THAT(done.contributions->groups, ElementsAre("west", "us", "cn"));
}

TEST_F(Toy5Study, EachDateOfChangeIsOneRun) {
  const std::string dated = head + west +
                            "from = 2022-03-01\n"
                            "[[measure]]\nid = \"us\"\nkind = \"tariff\"\nimporters = [\"USA\"]\nexporters = [\"CHN\"]\n"
                            "sectors = [\"goods\"]\nchange = { add_pp = 30.0 }\nfrom = 2025-04-10\nuntil = 2025-05-14\n";
  const Study done = study(dated);
  ASSERT_THAT(done.runs, SizeIs(3));
  EXPECT_EQ(done.runs[0].on, "2022-03-01");
  EXPECT_EQ(done.runs[1].on, "2025-04-10");
  EXPECT_NEAR(log_points(done.runs[0], done, "RUS"), -5.314872, 5e-7);
  EXPECT_DOUBLE_EQ(log_points(done.runs[2], done, "CHN"), log_points(done.runs[0], done, "CHN")) << "the tariff has ended";
  EXPECT_NE(log_points(done.runs[1], done, "CHN"), log_points(done.runs[0], done, "CHN"));

  const Study one_day = study(dated, on_day("2025-04-20"));
  ASSERT_THAT(one_day.runs, SizeIs(1));
  EXPECT_DOUBLE_EQ(log_points(one_day.runs[0], one_day, "CHN"), log_points(done.runs[1], done, "CHN"));
}

TEST_F(Toy5Study, ComparesWithABaselineFile) {
  folder.write("status-quo.toml", head + west);
  const Study done = study(head + west + tariffs + "[compare]\nbaseline = \"status-quo.toml\"\n[decompose]\nby = \"group\"\n");
  const Study alone = study(head + west), both = study(head + west + tariffs);
  EXPECT_NEAR(log_points(done.runs[0], done, "RUS"),
              log_points(both.runs[0], both, "RUS") - log_points(alone.runs[0], alone, "RUS"), 1e-7);
  EXPECT_THAT(done.contributions->groups, ElementsAre("us", "cn")) << "the West's measures are the same in both";
  const Country russia = done.world->find_country("RUS").value();
  EXPECT_NEAR(done.contributions->contribution[0](russia) + done.contributions->contribution[1](russia),
              log_points(done.runs[0], done, "RUS"), 1e-7);
  EXPECT_NEAR(done.path->exact(russia), log_points(done.runs[0], done, "RUS"), 1e-7);
}

TEST_F(Toy5Study, LiftingTheBaselinesMeasuresIsAttributedToThem) {
  folder.write("status-quo.toml", head + west);
  const Study done = study(head + tariffs + "[compare]\nbaseline = \"status-quo.toml\"\n[decompose]\nby = \"group\"\n");
  EXPECT_THAT(done.contributions->groups, ElementsAre("us", "cn", "west"));
  const Country russia = done.world->find_country("RUS").value();
  EXPECT_NEAR(done.contributions->contribution[2](russia), 5.3, .2) << "Russia gains what the sanctions had cost";
  EXPECT_NEAR(done.contributions->total(russia), log_points(done.runs[0], done, "RUS"), 1e-7);
}

TEST_F(Toy5Study, EveryProblemIsReportedAtOnce) {
  folder.write("status-quo.toml", "schema = \"1\"\nworld = { file = \"toy5.nc\" }\nelasticities = \"inelastic\"\n");
  std::string text = head + west + tariffs + question + "[compare]\nbaseline = \"status-quo.toml\"\n";
  const auto replace = [&](const std::string& from, const std::string& to) { text.replace(text.find(from), from.size(), to); };
  replace("pairs = [[\"RUS\", \"CHN\"]]", "pairs = [[\"RSU\", \"CHN\"]]");
  replace("third = \"CHN\"", "third = \"CHI\"");
  try {
    study(text);
    FAIL() << "accepted unknown countries and a baseline of other elasticities";
  } catch (const InputError& error) {
    std::set<std::string> values;
    for (const Problem& problem : error.problems()) values.insert(problem.value);
    EXPECT_THAT(values, Contains("RSU"));
    EXPECT_THAT(values, Contains("CHI"));
    EXPECT_THAT(values, Contains("inelastic"));
  }
  EXPECT_THROW(study(head + west, on_day("2025-13-01")), InputError);
}

TEST_F(Toy5Study, ARunWithoutEquilibriumIsAValue) {
  const Study done = study(head +
                           "[[measure]]\nid = \"cut\"\nkind = \"ban\"\nboth_ways = true\nimporters = [\"RUS\"]\n"
                           "exporters = [\"@All\", \"-RUS\"]\nsectors = [\"all\"]\n[dependence]\npairs = [[\"RUS\", \"CHN\"]]\n");
  EXPECT_EQ(done.outcome(), Outcome::infeasible);
  EXPECT_FALSE(done.runs[0].outcomes.has_value());
  EXPECT_FALSE(done.path.has_value());
  ASSERT_THAT(done.pairs, SizeIs(1));
  EXPECT_THAT(done.pairs[0].states, SizeIs(1)) << "only the state before the measures exists";
  EXPECT_THAT(done.warnings, Contains(HasSubstr("no equilibrium")));
  EXPECT_THAT(done.runs[0].equilibrium.diagnosis.reason, HasSubstr("(closed by the measure cut)"));
}

TEST_F(Toy5Study, ExitOptionsLeaveARemainderWhereGoodsHardlyReplaceEachOther) {
  std::string text = head + west + "[dependence]\npairs = [[\"RUS\", \"CHN\"]]\n";
  text.replace(text.find("\"published\""), 11, "\"inelastic\"");
  const auto loss = [&](const std::string& rest) {
    const Study done = study(text + rest);
    EXPECT_EQ(done.pairs[0].states[0].exit.cut.outcome, Outcome::converged);
    return done.pairs[0].states[0].exit.loss_a;
  };
  EXPECT_GT(loss(""), loss("[bans]\nremainder_pct = 20\n"));
  EXPECT_GT(loss("[bans]\nremainder_pct = 20\n"), 0);
}

TEST_F(Toy5Study, BansWithoutAFiniteCostBecomeLimitsAndTheResultSaysSo) {
  std::string text = head +
                     "[[measure]]\nid = \"cut\"\nkind = \"ban\"\nboth_ways = true\nimporters = [\"RUS\"]\n"
                     "exporters = [\"USA\"]\nsectors = [\"all\"]\n";
  text.replace(text.find("\"published\""), 11, "\"inelastic\"");
  const Study done = study(text);
  ASSERT_EQ(done.outcome(), Outcome::converged);
  EXPECT_THAT(done.warnings, Contains(HasSubstr("are limits of 5 % of the benchmark quantity")));
  ASSERT_THAT(done.runs[0].outcomes->limits, SizeIs(1));
  const LimitOutcome& limit = done.runs[0].outcomes->limits[0];
  EXPECT_EQ(limit.name, "ban");
  EXPECT_EQ(limit.flows, 6U) << "three sectors, both ways";
  EXPECT_EQ(limit.binding, 6U);
  EXPECT_NEAR(limit.used, limit.bound, 1e-8 * limit.bound);
  EXPECT_GT(limit.rent, 0);
  ASSERT_TRUE(done.path.has_value());
  EXPECT_EQ(done.path->outcome, Outcome::converged);
  for (const double gap : done.path->gap.values()) EXPECT_LT(std::abs(gap), 1e-5);
}

TEST_F(Toy5Study, AQuotaAlongAGridIsAPathOfRents) {
  const Study done = study(head +
                           "[[measure]]\nid = \"q\"\nkind = \"quota\"\nimporters = [\"EUX\"]\nexporters = [\"RUS\"]\n"
                           "sectors = [\"ENE\"]\nrent = \"CHN\"\nchange = { max_pct = 100 }\n"
                           "[grid]\n\"q.max_pct\" = [100, 80, 40, 10]\n");
  ASSERT_EQ(done.outcome(), Outcome::converged);
  double rent = -1, paid = -1;
  for (std::size_t r = 0; r < 3; ++r) {
    const LimitOutcome& limit = done.runs[r].outcomes->limits.at(0);
    EXPECT_GT(limit.rent_pct, paid) << r;
    paid = limit.rent_pct;
    EXPECT_EQ(limit.earned.at(0).first, *done.world->find_country("CHN"));
    rent = std::max(rent, limit.rent);
  }
  EXPECT_GT(rent, 0);
  EXPECT_GT(done.runs[3].outcomes->limits.at(0).rent_pct, paid);
}

TEST_F(Toy5Study, CancellationEndsAsAValue) {
  std::stop_source source;
  source.request_stop();
  Control control;
  control.stop = source.get_token();
  EXPECT_EQ(study(head + west, {}, control).outcome(), Outcome::cancelled);
}

TEST_F(Toy5Study, CancellationInALaterStageIsNotSuccess) {
  std::stop_source source;
  Control control;
  control.stop = source.get_token();
  control.on_progress = [&](const Progress& progress) {
    if (progress.stage == "cutting ties") source.request_stop();
  };
  const Study done = study(head + west + tariffs + question, {}, control);
  EXPECT_EQ(done.runs.back().equilibrium.outcome, Outcome::converged);
  EXPECT_EQ(done.outcome(), Outcome::cancelled);
  EXPECT_FALSE(done.path.has_value());
}

TEST_F(Toy5Study, SameBitsForAnyNumberOfThreads) {
  const Study one = study(head + west + tariffs + question, {}, with_threads(1));
  for (int threads : {2, 8}) {
    const Study many = study(head + west + tariffs + question, {}, with_threads(threads));
    for (std::size_t k = 0; k < one.compliance.size(); ++k) EXPECT_EQ(one.compliance[k].threshold, many.compliance[k].threshold);
    EXPECT_EQ(one.contributions->contribution, many.contributions->contribution);
    EXPECT_EQ(one.path->terms_of_trade, many.path->terms_of_trade);
    EXPECT_EQ(one.pairs[0].states[3].exit.ratio, many.pairs[0].states[3].exit.ratio);
  }
}

}  // namespace
}  // namespace entrepot
