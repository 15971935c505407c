// The light evaluation says what the whole study says, and a study can be drawn.
#include "study/run_headlines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"
#include "entrepot/realign.hpp"
#include "entrepot/study.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

const std::string text = R"(schema = "1"
world = { file = "small.nc" }
[[measure]]
id = "sanctions"
kind = "trade_cost"
importers = ["AAA"]
exporters = ["CCC"]
sectors = ["all"]
both_ways = true
change = { factor = 1.5 }
source = "s"
[[measure]]
id = "war"
kind = "tariff"
importers = ["AAA"]
exporters = ["BBB"]
sectors = ["goods"]
change = { add_pp = 10 }
source = "s"
[grid]
"war.add_pp" = [0, 20, 50]
[compliance]
third = "BBB"
target = "CCC"
factor = 1.5
[[compliance.penalty]]
id = "a"
by = ["AAA"]
factor = 1.25
[dependence]
pairs = [["CCC", "BBB"]]
[uncertainty]
draws = 32
[[uncertainty.number]]
key = "compliance.penalty.a.factor"
distribution = "uniform"
low = 1.1
high = 1.5
)";

class RunHeadlines : public ::testing::Test {
 protected:
  RunHeadlines() { save_world(testing::small_world(), folder.path() / "small.nc"); }
  Study drawn_study(const std::string& scenario, int threads = 0) {
    StudyOptions options;
    options.sweep = SweepOptions{};
    Control control;
    control.threads = threads;
    return run_study(read_scenario(folder.write("s.toml", scenario)), options, control);
  }
  testing::TemporaryFolder folder;
};

TEST_F(RunHeadlines, AreTheNumbersOfTheStudyBitForBit) {
  const Study study = drawn_study(text);
  ASSERT_EQ(study.outcome(), Outcome::converged);
  const auto central = [&](const std::string& id) {
    const HeadlineDoubt* headline = study.uncertainty->find(id);
    EXPECT_NE(headline, nullptr) << id;
    return headline != nullptr ? headline->central : NAN;
  };
  const ComplianceResult &first = study.compliance.front(), &last = study.compliance.back();
  EXPECT_EQ(central("threshold.a@first"), first.threshold);
  EXPECT_EQ(central("threshold.a@last"), last.threshold);
  EXPECT_EQ(central("stake.a@last"), last.stake);
  EXPECT_EQ(central("gain@first"), first.gain);
  EXPECT_EQ(central("rise.a"), 100 * (last.threshold - first.threshold));
  const Country ccc = study.world->find_country("CCC").value();
  EXPECT_NEAR(central("income.CCC@last"),
              100 * (study.runs.back().outcomes->countries[static_cast<std::size_t>(ccc.value)].real_income - 1), 1e-12);
  const PairStudy& pair = study.pairs.front();
  EXPECT_EQ(central("exit_loss.CCC-BBB@before"), pair.states.front().exit.loss_a);
  EXPECT_EQ(central("exit_loss.BBB-CCC@last"), pair.states.back().exit.loss_b);
  EXPECT_EQ(central("exit_ratio.CCC-BBB@last"), pair.states.back().exit.ratio);
  EXPECT_EQ(central("asymmetry.CCC-BBB@before"), pair.states.front().dependence.asymmetry);
  EXPECT_EQ(study.uncertainty->headlines.front().id, "rise.a");
}

TEST_F(RunHeadlines, EveryIdIsThereOnceAndHasWords) {
  const Study study = drawn_study(text);
  std::set<std::string> ids;
  for (const HeadlineDoubt& headline : study.uncertainty->headlines) {
    EXPECT_TRUE(ids.insert(headline.id).second) << headline.id;
    EXPECT_EQ(headline.id.find(' '), std::string::npos);
    EXPECT_FALSE(headline.words.empty());
  }
}

TEST_F(RunHeadlines, SameBitsForAnyThreads) {
  const auto values = [&](int threads) { return drawn_study(text, threads).uncertainty->headline_values; };
  const auto one = values(1);
  EXPECT_EQ(values(2), one);
  EXPECT_EQ(values(8), one);
}

/// The harder the penalty, the lower the risk that is needed, and what China would gain does not hang on it at all.
TEST_F(RunHeadlines, ThePenaltyDrivesTheThresholdAndNotTheGain) {
  const Study study = drawn_study(text);
  const Uncertainty& doubt = *study.uncertainty;
  ASSERT_EQ(doubt.inputs.back().id, "compliance.penalty.a.factor");
  EXPECT_EQ(doubt.ranked_inputs(*doubt.find("threshold.a@first")).front(), doubt.inputs.size() - 1);
  EXPECT_EQ(doubt.find("gain@first")->drivers.back().total, 0);
  EXPECT_EQ(doubt.failed, 0U);
}

TEST_F(RunHeadlines, NothingIsDrawnUnlessAsked) {
  EXPECT_FALSE(run_study(read_scenario(folder.write("s.toml", text))).uncertainty);
}

/// A draw of 60 % less than the country's whole tariff leaves no rate: said, counted, and not dropped.
TEST_F(RunHeadlines, NumbersThatMakeNoScenarioAreFailedDraws) {
  std::string scenario = text.substr(0, text.find("[grid]"));
  scenario += R"([uncertainty]
draws = 32
drivers = false
[[uncertainty.number]]
key = "war.add_pp"
distribution = "uniform"
low = -200
high = 50
)";
  const Study study = drawn_study(scenario);
  const Uncertainty& doubt = *study.uncertainty;
  ASSERT_EQ(doubt.failures.size(), 1U);
  EXPECT_EQ(doubt.failures[0].outcome, Outcome::infeasible);
  EXPECT_THAT(doubt.failures[0].reason, HasSubstr("make no scenario"));
  EXPECT_GT(doubt.failed, 5U);
  EXPECT_LT(doubt.failed, 20U);
  EXPECT_EQ(doubt.headlines[0].failed, doubt.failed);
}

const std::string statements = R"([[flow]]
id = "goods"
exporters = ["BBB"]
importers = ["AAA"]
sectors = ["goods"]
instead_of = ["CCC"]
[[flow]]
id = "back"
exporters = ["CCC"]
importers = ["AAA"]
sectors = ["goods"]
instead_of = ["BBB"]
[realign]
target = "CCC"
away_from = "BBB"
by = ["AAA"]
[[judgement]]
id = "falls"
claim = "The tariff makes trade fall"
number = "flow.goods.change"
below = 0
[[judgement]]
id = "rises"
claim = "The risk rises"
number = "threshold.a@last"
minus = "threshold.a@first"
above = 0
)";

TEST_F(RunHeadlines, FlowsAreThoseOfTheTwoRuns) {
  const Study study = drawn_study(text + statements);
  ASSERT_EQ(study.outcome(), Outcome::converged);
  const Uncertainty& doubt = *study.uncertainty;
  const World& world = *study.world;
  const Sector gds = world.find_sector("GDS").value();
  const Country aaa = world.find_country("AAA").value(), bbb = world.find_country("BBB").value(),
                ccc = world.find_country("CCC").value();
  EXPECT_NEAR(doubt.find("flow.goods.value")->central, world.flow(gds, aaa, bbb) / 1000, 1e-12);
  EXPECT_NEAR(doubt.find("flow.goods.lost")->central, world.flow(gds, aaa, ccc) / 1000, 1e-12);
  const entrepot::Run &first = study.runs.front(), &last = study.runs.back();
  const Flows change =
      real_trade_change(world, study.economy, first.applied.shock, first.equilibrium, last.applied.shock, last.equilibrium);
  EXPECT_NEAR(doubt.find("flow.goods.change")->central, 100 * (change(gds, aaa, bbb) - 1), 1e-9);
  EXPECT_LT(doubt.find("flow.goods.change")->central, 0);    // the tariff is on it
  EXPECT_EQ(doubt.find("flow.goods.replaced")->central, 0);  // CCC loses nothing
  EXPECT_GT(doubt.find("flow.back.replaced")->central, 0);
  EXPECT_LT(doubt.find("flow.back.replaced")->central, 100);  // AAA's own sellers take a part
}

TEST_F(RunHeadlines, AJudgementIsItsNumberLessTheOther) {
  const Study study = drawn_study(text + statements);
  const Uncertainty& doubt = *study.uncertainty;
  EXPECT_EQ(doubt.find("judgement.falls")->central, doubt.find("flow.goods.change")->central);
  const HeadlineDoubt& rises = *doubt.find("judgement.rises");
  EXPECT_NEAR(rises.central, doubt.find("rise.a")->central, 1e-9);
  EXPECT_EQ(rises.unit, "percentage points");
  EXPECT_EQ(doubt.find("judgement.falls")->above_zero, 0);
}

TEST_F(RunHeadlines, StickAndCarrotAreAskedInTheWorldOfTheLastRun) {
  const Study study = drawn_study(text + statements);
  const HeadlineDoubt* transfer = study.uncertainty->find("realign.transfer.alone.all");
  if (transfer == nullptr) {
    std::string ids;
    for (const HeadlineDoubt& h : study.uncertainty->headlines) ids += h.id + " ";
    FAIL() << ids;
  }
  Scenario last = expand_grid(study.scenario).back().scenario;
  last.grid.clear();
  const RealignResult alone = solve_realign(*study.world, study.economy, last);
  EXPECT_NEAR(transfer->central, alone.cases.front().transfer.front().value / 1000, 1e-6);
}

TEST_F(RunHeadlines, AJudgementAboutNoNumberIsRefusedWithWhatIsNear) {
  std::string wrong = text + statements;
  wrong.replace(wrong.find("number = \"flow.goods.change\""), 28, "number = \"flow.goods.chance\"");
  try {
    drawn_study(wrong);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().field, "judgement[falls].number");
    EXPECT_THAT(error.problems().front().hint, HasSubstr("flow.goods.change"));
  }
}

TEST_F(RunHeadlines, WrongFlowsAreRefusedAllAtOnce) {
  std::string wrong = text + statements;
  wrong.replace(wrong.find("exporters = [\"BBB\"]", text.size()), 19, "exporters = [\"BBX\"]");
  wrong.replace(wrong.find("instead_of = [\"BBB\"]", text.size()), 20, "instead_of = [\"CCC\"]");
  try {
    drawn_study(wrong);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 2U) << error.what();
    EXPECT_THAT(error.what(), HasSubstr("BBX"));
    EXPECT_THAT(error.what(), HasSubstr("must not be among exporters"));
  }
}

}  // namespace
}  // namespace entrepot
