// The page, the words and the JSON of the compliance question say what the result says, failures included.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/comply_tables.hpp"
#include "report/comply_words.hpp"
#include "support/random_world.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Four third countries of an invented World under two penalties, two tariffs and two regimes, one of them observed.
ComplyStudy study_of(const std::string& more = "") {
  ComplyStudy study;
  World world = testing::random_world(5, {.countries = 7, .sectors = 2});
  world.name = "invented";
  study.scenario = parse_scenario(R"(schema = "1"
title = "Invented"
world = { name = "invented" }
[[measure]]
id = "t"
kind = "tariff"
importers = ["C15"]
exporters = ["C10"]
sectors = ["all"]
change = { add_pp = 0 }
[grid]
"t.add_pp" = [0, 50]
[compliance]
thirds = ["C10", "C11", "C12", "C13"]
target = "C16"
factor = 1.5
enforcement_pct = [0, 30, 100]
severity = 3
willingness_to_pay = 1
[compliance.regimes]
names = ["calm", "war"]
values = [0, 50]
transitions = [[0.8, 0.2], [0.2, 0.8]]
[[compliance.penalty]]
id = "p"
by = ["C15"]
factor = 1.25
[[compliance.penalty]]
id = "cut"
by = ["C14", "C15"]
factor = 0
exposure_pct = 20
[[compliance.observation]]
third = "C11"
penalty = "p"
complied = true
enforcement_high_pct = 50
)" + more,
                                  "invented.toml");
  study.world = std::make_shared<const World>(std::move(world));
  study.economy = {BySector({2}, 4.0), Closure::fixed_world_share};
  study.result = solve_comply(*study.world, study.economy, study.scenario);
  study.command = "entrepot comply invented.toml";
  study.threads = 1;
  return study;
}

TEST(ComplyReport, JsonHoldsEveryCaseAndItsCertificates) {
  const ComplyStudy study = study_of();
  const auto json = nlohmann::json::parse(comply_json(study));
  EXPECT_EQ(json["outcome"], "converged");
  ASSERT_EQ(json["cases"].size(), 4u);
  EXPECT_EQ(json["cases"][3]["penalty"], "cut");
  EXPECT_EQ(json["cases"][3]["parameters"]["t.add_pp"], 50);
  const auto& first = json["cases"][0];
  ASSERT_EQ(first["thirds"].size(), 4u);
  EXPECT_NEAR(first["thirds"][1]["stake_pct"], study.result.cases[0].thirds[1].stake, 1e-15);
  ASSERT_EQ(first["games"].size(), 3u);
  EXPECT_EQ(first["games"][0]["equilibria"][0]["complies"].size(), 0u) << "nobody complies unpunished";
  EXPECT_GT(first["games"][0]["equilibria"][0]["margin_pct"], 0);
  EXPECT_EQ(first["partial"].size(), 12u);
  EXPECT_EQ(json["expectations"].size(), 16u) << "two penalties, four countries, two regimes";
  EXPECT_EQ(json["observations"].size(), 1u);
  EXPECT_EQ(json["identified"][0]["third"], "C11");
  EXPECT_TRUE(json["identified"][0]["political_value_pct"]["low"].is_null()) << "no lower bound";
}

TEST(ComplyReport, ThePageHasEveryPart) {
  const std::string html = comply_html(study_of());
  for (const char* section :
       {"answer", "settling", "threats", "expectations", "shares", "behaviour", "assumptions", "certificate", "sources"})
    EXPECT_THAT(html, HasSubstr(std::string("<section id=\"") + section + "\""));
  EXPECT_THAT(html, HasSubstr("to be cut off from 20"));
  EXPECT_THAT(html, HasSubstr("id=\"settling-1-figure\""));
  EXPECT_THAT(html, Not(HasSubstr(">nan")));
  EXPECT_THAT(html, Not(HasSubstr("src=\"http")));
}

TEST(ComplyReport, TwoAxesMakeAMap) {
  ComplyStudy study = study_of();
  study.scenario.compliance->regimes.reset();
  study.scenario.grid.push_back({{"compliance.penalty.p.exposure_pct"}, {10, 100}});
  study.result = solve_comply(*study.world, study.economy, study.scenario);
  const std::string html = comply_html(study);
  EXPECT_THAT(html, HasSubstr("id=\"break-even-1-figure\""));
  EXPECT_THAT(html, HasSubstr("Share of trade that penalty p reaches"));
  EXPECT_THAT(comply_summary(study, false), HasSubstr("share of trade that penalty p reaches, percent: 100"));
}

TEST(ComplyReport, WhatRestsOnAMissingStateIsNamed) {
  ComplyStudy study = study_of();
  const double none = std::numeric_limits<double>::quiet_NaN();
  ComplyResult& result = study.result;
  result.failed = 1;
  result.outcome = Outcome::infeasible;
  result.diagnosis.reason = "C10 has no trade left";
  result.failed_state = "C10 is penalised (cut)";
  ThirdCountry& third = result.cases.back().thirds[0];
  third.stake = third.threshold = third.potency = none;
  third.deterrence = Deterrence::unknown;
  result.cases.back().games[1].equilibria.clear();
  result.cases.back().games[1].undecided = 16;
  const std::string html = comply_html(study), words = comply_summary(study, false);
  EXPECT_THAT(html, HasSubstr("C10 is penalised (cut)"));
  EXPECT_THAT(html, HasSubstr("C10 has no trade left"));
  EXPECT_THAT(html, HasSubstr("undecided"));
  EXPECT_THAT(words, HasSubstr("no equilibrium"));
  EXPECT_THAT(words, HasSubstr("1 without equilibrium"));
  const auto json = nlohmann::json::parse(comply_json(study));
  EXPECT_EQ(json["outcome"], "infeasible");
  EXPECT_TRUE(json["cases"].back()["thirds"][0]["threshold"].is_null());
  EXPECT_EQ(json["diagnosis"]["state"], "C10 is penalised (cut)");
}

TEST(ComplyReport, IntervalsAndThresholdsInWords) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(interval_words({1, 0}), "empty");
  EXPECT_THAT(interval_words({-infinity, .5}), HasSubstr("at most"));
  EXPECT_THAT(interval_words({.5, infinity}), HasSubstr("at least"));
  EXPECT_EQ(interval_words({-infinity, infinity}), "anything");
  EXPECT_EQ(threshold_text(Deterrence::nothing_deters, 3.2), "no enforcement deters");
  EXPECT_EQ(threshold_text(Deterrence::complies_unasked, -1), "complies unasked");
  ComplyStudy study;
  study.scenario.compliance.emplace();
  study.world = std::make_shared<const World>(testing::random_world(5));
  study.result.target = "C11";
  EXPECT_THAT(identified_words(study, {"C10", {1, 0}, {0, 1}}), HasSubstr("contradict each other"));
}

TEST(ComplyReport, TablesHaveARowForEachThingAndKeepTheirDigits) {
  const ComplyStudy study = study_of();
  EXPECT_EQ(thresholds_table(study).rows.size(), 16u);
  EXPECT_EQ(threats_table(study).rows.size(), 2u * 4 * (1 + 2));
  EXPECT_EQ(interactions_table(study).rows.size(), 12u);
  EXPECT_EQ(beliefs_table(study).rows.size(), 16u * 3);
  const DataTable equilibria = equilibria_table(study);
  for (const auto& row : equilibria.rows) EXPECT_EQ(row.size(), equilibria.columns.size());
  const auto files = comply_files(study);
  for (const char* name : {"comply.csv", "comply.json", "equilibria.csv", "manifest.json", "report.html", "scenario.toml"})
    EXPECT_EQ(files.count(name), 1u) << name;
}

}  // namespace
}  // namespace entrepot
