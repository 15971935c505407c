// The light evaluation says what the whole study says, and a study can be drawn.
#include "study/run_headlines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "entrepot/errors.hpp"
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

}  // namespace
}  // namespace entrepot
