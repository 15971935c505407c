// Horizons side by side in every form in which a study leaves the engine; a horizon without equilibrium leaves a gap that is
// named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/bundle.hpp"
#include "report/horizon_words.hpp"
#include "report/long_table.hpp"
#include "report/solved_states.hpp"
#include "support/synthetic_study.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Study three_horizons() { return testing::with_horizons(testing::synthetic_article()); }
Study one_missing() { return testing::with_a_missing_horizon(testing::synthetic_article()); }

TEST(HorizonWords, LossesAreSaidAtEveryHorizonWithUnitAndCondition) {
  const std::string sentence = horizon_income_sentence(three_horizons());
  EXPECT_THAT(sentence, HasSubstr("In this stylised scenario, with tariffs 100 percentage points higher, Russia would lose"));
  EXPECT_THAT(sentence, HasSubstr("of its real income in the short run"));  // 2 (1 - exp(-.0406))
  EXPECT_THAT(sentence, HasSubstr("lose 8.0\u202F% of its real income in the short run, 6.0\u202F% in the medium run and "
                                  "4.0\u202F% in the long run; the group pair would lose"));
}

TEST(HorizonWords, AGainIsNotCalledALoss) {
  Study study = three_horizons();
  study.horizons->horizons[2].runs.back().parties[0] = 1.5;
  EXPECT_THAT(horizon_income_sentence(study), HasSubstr("6.0\u202F% in the medium run and gain 1.5\u202F% in the long run"));
}

TEST(HorizonWords, TheThresholdMovesFromTheFirstRunToTheLast) {
  const std::string sentence = horizon_threshold_sentence(three_horizons(), 0);  // .09 / .27 at first, halved in the short run
  EXPECT_THAT(sentence, HasSubstr("market of the United States alone, the risk of punishment needed to keep China observing"));
  EXPECT_THAT(sentence, HasSubstr("would go from 17\u202F% without added tariffs to 52\u202F% with tariffs 100 percentage points "
                                  "higher in the short run, and from 33\u202F% to more than certain in the long run."));
}

TEST(HorizonWords, WhatIsMissingIsLeftOutOfTheSentenceAndNamedInAnother) {
  const Study study = one_missing();
  EXPECT_THAT(horizon_income_sentence(study), Not(HasSubstr("short run")));
  EXPECT_THAT(horizon_income_sentence(study), HasSubstr("lose 6.0\u202F% of its real income in the medium run"));
  EXPECT_THAT(horizon_threshold_sentence(study, 0), HasSubstr("higher in the medium run, and from"));
  const auto missing = missing_horizon_sentences(study);
  ASSERT_THAT(missing, SizeIs(1));
  EXPECT_THAT(missing[0], HasSubstr("At the short horizon"));
  EXPECT_THAT(missing[0], HasSubstr("no equilibrium exists: KAZ cannot pay for its imports"));
  EXPECT_THAT(missing_horizon_sentences(three_horizons()), IsEmpty());
}

TEST(HorizonWords, TheTerminalShowsNumbersInAtMostThreeLines) {
  const std::string rows = horizon_rows(three_horizons(), 3, 80);
  EXPECT_LE(std::ranges::count(rows, '\n'), 3);
  EXPECT_THAT(rows, HasSubstr("real income of Russia \u22128.0, \u22126.0,"));
  EXPECT_THAT(horizon_rows(one_missing(), 3, 80), HasSubstr("none"));
  EXPECT_THAT(terminal_summary(three_horizons(), false), HasSubstr(rows));
}

TEST(HorizonTable, EveryRunEveryHorizonEveryMember) {
  const Study study = three_horizons();
  const LongTable table = horizons_table(study);
  std::size_t incomes = 0, thresholds = 0;
  for (const LongRow& row : table.rows) {
    incomes += row.variable == "real_income";
    thresholds += row.variable == "threshold";
  }
  EXPECT_EQ(incomes, 3u * 5u * (1 + 1 + 2));
  EXPECT_EQ(thresholds, 3u * 5u * 2u);
  const LongRow& first = table.rows.front();
  EXPECT_EQ(first.scenario, "synthetic?cn-answer.add_pp=0&us-escalation.add_pp=0&horizon=short");
  EXPECT_EQ(first.iso3, "RUS");
  EXPECT_NEAR(first.value, 100 + study.horizons->horizons[0].runs[0].parties[0], 1e-12);
  EXPECT_THAT(horizons_table(testing::synthetic_article()).rows, IsEmpty());
  EXPECT_EQ(horizons_table(one_missing()).rows.size(), table.rows.size()) << "a gap is an empty value, not a missing row";
}

TEST(HorizonJson, HoldsElasticitiesOutcomesAndNumbers) {
  const json j = json::parse(study_json(three_horizons())).at("horizons");
  ASSERT_THAT(j, SizeIs(3));
  EXPECT_EQ(j[0].at("horizon"), "short");
  EXPECT_EQ(j[0].at("outcome"), "converged");
  EXPECT_EQ(j[0].at("trade_elasticity").at("min"), 4);
  const json& last = j[0].at("runs").back();
  EXPECT_EQ(last.at("parameters").at("us-escalation.add_pp"), 100);
  EXPECT_EQ(last.at("countries")[1].at("name"), "@pair");
  EXPECT_TRUE(last.at("countries")[1].at("members").contains("FRA"));
  EXPECT_FALSE(last.at("countries")[0].contains("members"));
  EXPECT_THAT(j[0].at("compliance"), SizeIs(10));
  EXPECT_FALSE(json::parse(study_json(testing::synthetic_article())).contains("horizons"));
}

TEST(HorizonJson, AGapHasItsReasonAndNoNumbers) {
  const json all = json::parse(study_json(one_missing()));
  EXPECT_EQ(all.at("outcome"), "infeasible");
  const json& last = all.at("horizons")[0].at("runs").back();
  EXPECT_EQ(last.at("reason"), "KAZ cannot pay for its imports");
  EXPECT_FALSE(last.contains("countries"));
  EXPECT_EQ(all.at("horizons")[0].at("compliance").back().at("outcome"), "infeasible");
  EXPECT_FALSE(all.at("horizons")[0].at("compliance").back().contains("threshold"));
  EXPECT_TRUE(all.at("horizons")[1].at("compliance").back().contains("threshold"));
}

TEST(HorizonStates, OthersThanTheOwnAreCountedOnce) {
  const std::size_t without = solved_states(testing::synthetic_article()).size();
  EXPECT_EQ(solved_states(three_horizons()).size(), without + 2 * (1 + 5 + 5 + 2 * 5)) << "baseline, runs, comply, two penalties";
}

TEST(HorizonPage, ShowsPicturesTablesAndDownloads) {
  const std::string html = report_html(three_horizons());
  EXPECT_THAT(html, HasSubstr("<section id=\"horizons\""));
  for (const char* id : {"horizon-income-figure", "horizon-threshold-1-figure", "horizon-threshold-2-figure",
                         "table-horizon-incomes", "table-horizon-compliance"})
    EXPECT_THAT(html, HasSubstr(std::string("id=\"") + id + "\""));
  EXPECT_THAT(html, HasSubstr("At other horizons"));
  EXPECT_LT(html.find("id=\"income\""), html.find("id=\"horizons\""));
  EXPECT_LT(html.find("id=\"horizons\""), html.find("id=\"mechanism\""));
  EXPECT_THAT(report_html(testing::synthetic_article()), Not(HasSubstr("id=\"horizons\"")));
}

TEST(HorizonPage, AGapIsShownInPictureAndTable) {
  const std::string html = report_html(one_missing());
  EXPECT_THAT(html, HasSubstr(">no equilibrium exists</text>"));
  EXPECT_THAT(html, HasSubstr(">no equilibrium exists</td>"));
  EXPECT_THAT(html, HasSubstr("so numbers are missing there"));
  EXPECT_THAT(html, HasSubstr("Solved and certified, except at the short horizon (no equilibrium exists): every market"));
  EXPECT_THAT(html, HasSubstr("id=\"threshold-figure\"")) << "the answer at the scenario's own horizon stands";
}

TEST(HorizonBundle, AMissingHorizonKeepsTheTablesAndIsExplained) {
  const Study study = one_missing();
  const auto files = bundle_files(study);
  EXPECT_TRUE(files.contains("report.html"));
  EXPECT_TRUE(files.contains("horizons.csv"));
  const json manifest = json::parse(files.at("manifest.json"));
  EXPECT_EQ(manifest.at("outcome"), "infeasible");
  ASSERT_THAT(manifest.at("horizons"), SizeIs(3));
  EXPECT_THAT(manifest.at("horizons")[0].at("states"), SizeIs(1 + 5 + 5 + 10));
  EXPECT_FALSE(manifest.at("horizons")[2].contains("states")) << "the scenario's own states stand in runs";
  const testing::TemporaryFolder folder;
  write_bundle(study, folder.path() / "out");
  const std::string text = explain_bundle(folder.path() / "out");
  EXPECT_THAT(text, HasSubstr("at the short horizon"));
  EXPECT_THAT(text, HasSubstr("KAZ cannot pay for its imports"));
}

}  // namespace
}  // namespace entrepot
