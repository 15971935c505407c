// T32 and the numbers of MODEL.md 11.5 on TOY-5, and what solve_comply promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/compliance.hpp"
#include "entrepot/errors.hpp"
#include "support/random_world.hpp"
#include "support/shared.hpp"
#include "support/toy5.hpp"
#include "support/toy5_compliance.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::toy5_compliance;
using testing::us_penalty;

constexpr const char* two_thirds = "thirds = [\"CHN\", \"ROW\"]\nenforcement_pct = [2, 5, 10, 25, 50, 90]\n";

class Toy5Comply : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(testing::shared_path("reference/toy5"))) {
      if (testing::in_ci()) FAIL() << "missing reference data: shared/reference/toy5";
      GTEST_SKIP() << "no reference data: shared/reference/toy5";
    }
    world = testing::toy5_world();
    economy = {testing::toy5_case("LR/west_x2").trade_elasticity, Closure::fixed_world_share};
  }
  ComplyResult solve(const std::string& tariffs, const std::string& compliance,
                     ComplyDetail detail = ComplyDetail::everything) const {
    return solve_comply(world, economy, toy5_compliance(tariffs, compliance), std::nullopt, {.tolerance = 1e-12}, {}, detail);
  }
  World world;
  Economy economy;
};

/// Who complies, as "01": the first ignores, the second complies.
std::string digits(const ComplianceProfile& profile) {
  std::string text;
  for (const bool complies : profile.complies) text += complies ? '1' : '0';
  return text;
}

TEST_F(Toy5Comply, ThresholdsWithRivals) {
  const ComplyResult result = solve("[0]", two_thirds + us_penalty);
  ASSERT_EQ(result.cases.size(), 1u);
  ASSERT_EQ(result.outcome, Outcome::converged);
  const ThirdCountry &china = result.cases[0].thirds[0], &others = result.cases[0].thirds[1];
  EXPECT_NEAR(china.threshold, .2167, 5e-5);
  EXPECT_NEAR(china.if_rivals_ignore.value, .21237, 5e-6);
  EXPECT_NEAR(china.if_rivals_comply.value, .1689, 5e-5);
  EXPECT_NEAR(others.threshold, .1310, 5e-5);
  EXPECT_NEAR(others.if_rivals_ignore.value, .13053, 5e-6);
  EXPECT_NEAR(others.if_rivals_comply.value, .1132, 5e-5);
  for (const DeterringProbability& p : {china.if_rivals_ignore, china.if_rivals_comply}) {
    EXPECT_EQ(p.deterrence, Deterrence::deters);
    EXPECT_EQ(p.crossings, 1);
    EXPECT_LT(p.residual, 1e-12);
  }
}

TEST_F(Toy5Comply, NashProfilesAtATariffOf30) {
  const ComplyResult result = solve("[30]", two_thirds + us_penalty);
  const std::vector<std::string> expected{"00", "00", "00", "01", "11", "11"};
  ASSERT_EQ(result.cases[0].games.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const ComplianceGame& game = result.cases[0].games[i];
    SCOPED_TRACE(game.enforcement);
    ASSERT_EQ(game.equilibria.size(), 1u);
    EXPECT_EQ(digits(game.equilibria[0]), expected[i]);
    EXPECT_GT(game.equilibria[0].margin, 0);
    EXPECT_EQ(game.from_ignoring, 0u);
    EXPECT_EQ(game.from_complying, 0u);
    EXPECT_TRUE(game.exhaustive);
    EXPECT_EQ(game.undecided, 0u);
    EXPECT_EQ(game.interaction, Interaction::complements) << "M19: weak complements in the long run";
    EXPECT_FALSE(game.mixed);
  }
  EXPECT_LT(result.cases[0].games[0].equilibria[0].target_loss, 0.01) << "who ignores costs the target nothing";
  EXPECT_GT(result.cases[0].games[5].equilibria[0].target_loss, 2) << "who complies does";
}

TEST_F(Toy5Comply, TheOrderOfThirdCountriesDoesNotMatter) {
  const ComplyResult one = solve("[30]", two_thirds + us_penalty);
  const ComplyResult two = solve("[30]", "thirds = [\"ROW\", \"CHN\"]\nenforcement_pct = [2, 5, 10, 25, 50, 90]\n" + us_penalty);
  for (std::size_t k = 0; k < 2; ++k) {
    const ThirdCountry &a = one.cases[0].thirds[k], &b = two.cases[0].thirds[1 - k];
    EXPECT_EQ(a.third, b.third);
    EXPECT_NEAR(a.threshold, b.threshold, 1e-12);
    EXPECT_NEAR(a.if_rivals_comply.value, b.if_rivals_comply.value, 1e-12);
  }
  for (std::size_t i = 0; i < one.enforcement.size(); ++i) {
    const ComplianceProfile &a = one.cases[0].games[i].equilibria.at(0), &b = two.cases[0].games[i].equilibria.at(0);
    const std::string turned = digits(b);
    EXPECT_EQ(digits(a), std::string(turned.rbegin(), turned.rend()));
    EXPECT_NEAR(a.margin, b.margin, 1e-10);
    EXPECT_NEAR(a.target_loss, b.target_loss, 1e-10);
  }
}

TEST_F(Toy5Comply, StayingOutPaysAndSparesTheTarget) {
  // Ghironi, Kim and Ozhan (2023): a third country gains by staying out of sanctions, and mitigates the target's loss.
  const ComplyResult result = solve("[0]", two_thirds + us_penalty);
  for (const ThirdCountry& third : result.cases[0].thirds) {
    EXPECT_GT(third.gain, 0) << third.third;
    EXPECT_GT(third.target_loss, 0) << third.third;
  }
}

TEST_F(Toy5Comply, ThreatsFollowTheTableOfM19) {
  const ComplyResult result = solve("[0, 30, 100]", "third = \"CHN\"\nwillingness_to_pay = 1\n" + us_penalty);
  const std::vector<double> costs{.346, .275, .088}, losses{2.214, 2.148, 2.122}, thresholds{.2167, .4587, 1.4221};
  for (std::size_t c = 0; c < 3; ++c) {
    const ThirdCountry& china = result.cases[c].thirds[0];
    EXPECT_NEAR(china.enforcer_cost, costs[c], 5e-4);
    EXPECT_NEAR(china.target_loss, losses[c], 5e-4);
    EXPECT_NEAR(china.threshold, thresholds[c], 5e-5);
    const double cost = china.enforcers[0].cost_value, loss = china.target_loss_value;
    EXPECT_NEAR(china.break_even_willingness, cost / loss, 1e-12);
    EXPECT_EQ(china.credible, cost <= loss);
    EXPECT_EQ(china.potency, china.credible ? china.stake : 0);
  }
  EXPECT_EQ(result.cases[2].thirds[0].deterrence, Deterrence::nothing_deters);
  EXPECT_EQ(result.cases[2].thirds[0].if_rivals_ignore.deterrence, Deterrence::nothing_deters);
  EXPECT_TRUE(std::isinf(result.cases[2].thirds[0].if_rivals_ignore.value));
  EXPECT_LT(result.cases[2].thirds[0].break_even_willingness, result.cases[0].thirds[0].break_even_willingness)
      << "finding (iv): at high tariffs a threat is more credible while less potent";
  EXPECT_LT(result.cases[2].thirds[0].stake, result.cases[0].thirds[0].stake);
  EXPECT_NEAR(std::exp(result.cases[1].thirds[0].dlog_threshold), 2.12, 5e-3);
}

TEST_F(Toy5Comply, ReputationMakesThreatsCredible) {
  const ThirdCountry without = solve("[0]", "third = \"CHN\"\n" + us_penalty).cases[0].thirds[0];
  EXPECT_FALSE(without.credible);
  EXPECT_EQ(without.potency, 0);
  const ThirdCountry with = solve("[0]", "third = \"CHN\"\nreputation = 0.004\n" + us_penalty).cases[0].thirds[0];
  EXPECT_TRUE(with.credible) << "0.4 log points against a cost of 0.346";
  EXPECT_LT(with.break_even_willingness, 0);
  EXPECT_EQ(with.potency, with.stake);
}

TEST_F(Toy5Comply, ExpectationsOverRegimes) {
  const std::string regimes =
      "[compliance.regimes]\nnames = [\"none\", \"war\"]\nvalues = [0, 100]\ntransitions = [[0.8, 0.2], [0.2, 0.8]]\n";
  const ComplyResult result = solve("[0, 100]", "third = \"CHN\"\nenforcement_pct = [50, 90]\n" + us_penalty + regimes);
  ASSERT_EQ(result.expectations.size(), 2u);
  const ComplianceExpectation &none = result.expectations[0], &war = result.expectations[1];
  EXPECT_NEAR(none.present_stake, .2360, 5e-5);
  EXPECT_NEAR(war.present_stake, .1986, 5e-5);
  EXPECT_NEAR(war.threshold_forever, 1.4221, 5e-5);
  EXPECT_NEAR(war.threshold, war.present_gain / war.present_stake, 1e-12);
  EXPECT_EQ(war.deterrence, Deterrence::deters) << "a war that is believed to pass leaves a threat its force";
  ASSERT_EQ(war.beliefs.size(), 2u);
  EXPECT_TRUE(war.beliefs[1].complies_if_brief);
  EXPECT_FALSE(war.beliefs[1].complies_if_forever);
  EXPECT_GT(war.beliefs[1].persistence, war.beliefs[0].persistence) << "more enforcement bears a longer war";
  EXPECT_LT(war.beliefs[1].persistence, 1);
}

TEST_F(Toy5Comply, BehaviourBoundsPoliticalValue) {
  const std::string seen = R"([[compliance.observation]]
third = "CHN"
penalty = "us"
complied = false
enforcement_low_pct = 30
enforcement_high_pct = 40
[[compliance.observation]]
third = "CHN"
penalty = "us"
complied = true
enforcement_low_pct = 50
enforcement_high_pct = 60
)";
  const ComplyResult result = solve("[0]", "third = \"CHN\"\n" + us_penalty + seen);
  const ThirdCountry& china = result.cases[0].thirds[0];
  ASSERT_EQ(result.bounds.size(), 2u);
  ASSERT_EQ(result.identified.size(), 1u);
  EXPECT_NEAR(result.identified[0].political_value.low, .3 * china.stake - china.gain, 1e-9);
  EXPECT_NEAR(result.identified[0].political_value.high, .6 * china.stake - china.gain, 1e-9);
  EXPECT_NEAR(result.bounds[1].enforcement_given_value.low, china.threshold, 1e-9);
  EXPECT_NEAR(result.bounds[0].enforcement_given_value.high, china.threshold, 1e-9);
  EXPECT_THAT(result.identified[0].observations, ElementsAre(0, 1));
}

TEST_F(Toy5Comply, SharesOfComplianceBetweenNoneAndAll) {
  const ComplyResult result = solve("[0]", "third = \"CHN\"\nseverity = 20\nenforcement_pct = [0, 15, 30, 100]\n" + us_penalty);
  const auto& partial = result.cases[0].partial;
  ASSERT_EQ(partial.size(), 4u);
  EXPECT_EQ(partial[0].share, 0) << "without enforcement nothing is observed";
  EXPECT_GT(partial[1].share, 0) << "below the threshold of all or nothing a little pays: the first share saves most";
  EXPECT_LT(partial[1].share, 1);
  EXPECT_GT(partial[1].advantage, 0);
  for (std::size_t i = 1; i < partial.size(); ++i) {
    EXPECT_GE(partial[i].share, partial[i - 1].share);
    EXPECT_LT(partial[i].error, 1e-4) << "percent of income; what is compared is some hundredths";
  }
}

TEST_F(Toy5Comply, ExposureScalesTheStake) {
  const auto stake = [&](const std::string& exposure) {
    return solve("[0]", "third = \"CHN\"\n" + us_penalty + exposure).cases[0].thirds[0].stake;
  };
  const double whole = stake(""), fifth = stake("exposure_pct = 20\n"), none = stake("exposure_pct = 0\n");
  EXPECT_NEAR(whole, .3780, 5e-5);
  EXPECT_NEAR(none, 0, 1e-9);
  EXPECT_GT(fifth, .1 * whole);
  EXPECT_LT(fifth, .3 * whole);
  EXPECT_EQ(solve("[0]", "third = \"CHN\"\n" + us_penalty + "exposure_pct = 0\n").cases[0].thirds[0].deterrence,
            Deterrence::nothing_deters);
}

TEST_F(Toy5Comply, GridsMoveThePenaltyToo) {
  Scenario scenario = toy5_compliance("[0, 30]", "third = \"CHN\"\n" + us_penalty);
  scenario.grid.push_back({{"compliance.penalty.us.factor"}, {1.25, 1.5}});
  const ComplyResult result = solve_comply(world, economy, scenario);
  ASSERT_EQ(result.cases.size(), 4u);
  EXPECT_NEAR(result.cases[0].thirds[0].threshold, .2167, 5e-5);
  EXPECT_NEAR(result.cases[2].thirds[0].threshold, .4587, 5e-5);
  EXPECT_LT(result.cases[1].thirds[0].threshold, result.cases[0].thirds[0].threshold);
  EXPECT_EQ(result.cases[1].parameters.at("compliance.penalty.us.factor"), 1.5);
}

TEST_F(Toy5Comply, HeadlinesAreTheSameWithAFractionOfTheWork) {
  const std::string question = two_thirds + us_penalty;
  const ComplyResult all = solve("[0, 30]", question), few = solve("[0, 30]", question, ComplyDetail::headlines);
  const Headlines whole = headlines(all), quick = headlines(few);
  ASSERT_EQ(whole.size(), quick.size());
  EXPECT_EQ(whole[0].id, "threshold.us.CHN@cn.add_pp=0&us.add_pp=0");
  for (std::size_t h = 0; h < whole.size(); ++h) {
    EXPECT_EQ(whole[h].id, quick[h].id);
    EXPECT_NEAR(whole[h].value, quick[h].value, 1e-9);
  }
  EXPECT_EQ(all.states, 18u);
  EXPECT_EQ(few.states, 10u);
}

TEST_F(Toy5Comply, TheSameBitsForAnyNumberOfThreads) {
  const Scenario scenario = toy5_compliance("[30]", two_thirds + us_penalty);
  const auto margins = [&](int threads) {
    Control control;
    control.threads = threads;
    std::vector<double> list;
    const ComplyResult result = solve_comply(world, economy, scenario, std::nullopt, {}, control);
    for (const ComplianceGame& game : result.cases[0].games) list.push_back(game.equilibria.at(0).margin);
    return list;
  };
  const auto one = margins(1);
  EXPECT_EQ(one, margins(2));
  EXPECT_EQ(one, margins(8));
}

TEST_F(Toy5Comply, StatesWithoutEquilibriumEnterNoAnswer) {
  // Whoever is penalised loses all trade with the United States; China has none with Russia left, so that what remains is too
  // little for Russia's surplus only where nobody trades with it: ban everything with Russia but China.
  Scenario scenario = toy5_compliance("[0]", "third = \"CHN\"\n" + us_penalty);
  Measure ban = scenario.measures[0];
  ban.id = "closed";
  ban.kind = MeasureKind::ban;
  ban.change = {};
  ban.importers = {"USA", "EUX", "ROW", "CHN"};
  scenario.measures = {ban};
  scenario.grid.clear();
  const ComplyResult result = solve_comply(world, economy, scenario);
  EXPECT_NE(result.outcome, Outcome::converged);
  EXPECT_EQ(result.failed, 3u);
  EXPECT_FALSE(result.diagnosis.reason.empty());
  const ComplianceCase& at = result.cases[0];
  EXPECT_TRUE(std::isnan(at.thirds[0].threshold));
  EXPECT_EQ(at.thirds[0].deterrence, Deterrence::unknown);
  EXPECT_FALSE(at.thirds[0].credible);
  EXPECT_THAT(at.games[0].equilibria, IsEmpty());
  EXPECT_EQ(at.games[0].undecided, 2u);
}

TEST_F(Toy5Comply, EveryWrongPlayerIsNamed) {
  Scenario scenario = toy5_compliance("[0]", two_thirds + us_penalty);
  scenario.compliance->thirds = {"CHN", "RUS", "XXX"};
  scenario.compliance->penalties[0].by = {"USA", "ZZZ"};
  scenario.compliance->sectors = {"none-such"};
  try {
    solve_comply(world, economy, scenario);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("XXX"));
    EXPECT_THAT(error.what(), HasSubstr("ZZZ"));
    EXPECT_THAT(error.what(), HasSubstr("none-such"));
  }
}

}  // namespace
}  // namespace entrepot
