// Words, tables and page of a study under doubt: numbers are formulas, nothing is solved.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/answer.hpp"
#include "report/bundle.hpp"
#include "report/study_doubt.hpp"
#include "report/uncertainty_page.hpp"
#include "report/uncertainty_words.hpp"
#include "support/synthetic_study.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double infinity = std::numeric_limits<double>::infinity();

HeadlineDoubt headline(const std::string& id, const std::string& unit, double low, double median, double high) {
  HeadlineDoubt h{.id = id, .words = "number " + id, .unit = unit, .central = median, .draws = 512};
  h.low = {low, 0.1, low, low};
  h.median = {median, 0.1, median, median};
  h.high = {high, 0.1, high, high};
  h.above_zero = 0.97;
  h.critical = unit == "probability" ? 1 : 0;
  h.above_critical = 0.6;
  h.drivers = {{0.2, 0.05, 0.3, 0.05, 0, {}}, {0.6, 0.05, 0.7, 0.05, 0, {Turn::Kind::found, 1.42, false}}};
  return h;
}

Uncertainty doubt_of(std::vector<HeadlineDoubt> headlines) {
  Uncertainty doubt;
  doubt.draws = 512;
  doubt.evaluations = 1024;
  doubt.inputs = {
      {"elasticity-sectors", "trade elasticities sector by sector", "lognormal", "assumption", false},
      {"compliance.penalty.us.factor", "how hard the penalty us is", "uniform between 1.1 and 1.5", "assumption", true}};
  doubt.headlines = std::move(headlines);
  doubt.input_values = {std::vector<double>(512, NAN), std::vector<double>(512, 1.3)};
  doubt.headline_values.assign(doubt.headlines.size(), std::vector<double>(512, 2.5));
  return doubt;
}

Study article_in_doubt() {
  Study study = testing::synthetic_article();
  study.uncertainty = doubt_of({headline("rise.us", "percentage points", 22, 64, 190),
                                headline("threshold.us@last", "probability", 0.8, 1.5, infinity),
                                headline("income.RUS@last", "percent", -5, -4, -3)});
  return study;
}

TEST(UncertaintyWords, ValuesHaveTheirUnit) {
  EXPECT_EQ(headline_value_text(0.224, "probability"), "22\u202F%");
  EXPECT_EQ(headline_value_text(1.4, "probability"), "more than certain");
  EXPECT_EQ(headline_value_text(infinity, "probability"), "more than certain");
  EXPECT_EQ(headline_value_text(-3.94, "percent"), "−3.9\u202F%");
  EXPECT_EQ(headline_value_text(12, "billion USD a year"), "12\u202Fbn USD a year");
}

TEST(UncertaintyWords, IntervalsNameTheirUnitOnce) {
  EXPECT_EQ(interval_text(headline("r", "percentage points", 22, 64, 190)), "between 22 and 190 percentage points");
  EXPECT_EQ(interval_text(headline("t", "probability", 0.22, 0.5, 2)), "between 22\u202F% and more than certain");
  EXPECT_EQ(interval_text(headline("t", "percent", 1.41, 1.41, 1.41)), "near 1.4\u202F%");
}

TEST(UncertaintyWords, SharesAreNeverCertainByRounding) {
  EXPECT_EQ(share_text(1), "in every draw");
  EXPECT_EQ(share_text(0), "in no draw");
  EXPECT_THAT(share_text(0.998), HasSubstr("more than 99"));
  EXPECT_THAT(share_text(0.002), HasSubstr("less than 1"));
}

TEST(UncertaintyWords, FailedDrawsWidenTheInterval) {
  Uncertainty doubt = doubt_of({headline("h", "percent", 1, 2, 3)});
  EXPECT_EQ(failed_draws_sentence(doubt, doubt.headlines[0]), "");
  doubt.headlines[0].failed = 9;
  doubt.headlines[0].high.failed_highest = infinity;
  doubt.failures = {{Outcome::stalled, 9, "prices run away", {}}};
  const std::string sentence = failed_draws_sentence(doubt, doubt.headlines[0]);
  EXPECT_THAT(sentence, HasSubstr("9 of 512 draws have no answer"));
  EXPECT_THAT(sentence, HasSubstr("prices run away"));
  EXPECT_THAT(sentence, HasSubstr("end at infinite"));
}

TEST(UncertaintyWords, DriversAndTurnsAreToldLargestFirst) {
  const Uncertainty doubt = doubt_of({headline("threshold.us@last", "probability", 0.8, 1.2, 2)});
  EXPECT_THAT(drivers_sentence(doubt, doubt.headlines[0]),
              HasSubstr("how hard the penalty us is (70\u202F%) and trade elasticities"));
  const auto turns = turning_sentences(doubt, doubt.headlines[0]);
  ASSERT_EQ(turns.size(), 2U);
  EXPECT_THAT(turns[0], HasSubstr("pass certainty at about 1.4 for: how hard the penalty us is"));
  EXPECT_THAT(turns[1], HasSubstr("not solved for"));
}

TEST(StudyDoubt, TheAnswerCarriesTheIntervalAndStaysShort) {
  const Study study = article_in_doubt();
  const Answer answer = make_answer(study);
  EXPECT_THAT(answer.sentences[1], HasSubstr("the rise would be between 22 and 190 percentage points in nine cases of ten"));
  EXPECT_EQ(make_answer(testing::synthetic_article()).sentences.size() + 1, answer.sentences.size());
  const std::string summary = terminal_summary(study, false);
  EXPECT_LE(std::ranges::count(summary, '\n'), 40);
  EXPECT_THAT(summary, HasSubstr("What drives it, by share of the variance"));
}

TEST(StudyDoubt, ThePageSaysWhatDrivesTheAnswer) {
  const std::string page = report_html(article_in_doubt());
  EXPECT_THAT(page, HasSubstr("What drives the answer"));
  EXPECT_THAT(page, HasSubstr("drivers-of-the-answer"));
  EXPECT_THAT(report_html(testing::synthetic_article()), Not(HasSubstr("What drives the answer")));
}

TEST(StudyDoubt, TablesHaveLoAndHiWhereARowHasAnInterval) {
  const Study study = article_in_doubt();
  const auto files = bundle_files(study);
  EXPECT_THAT(files.at("countries.csv"), HasSubstr("value,baseline,change,lo,hi,kind\n"));
  std::istringstream lines(files.at("countries.csv"));
  std::string line, last;
  while (std::getline(lines, line)) {
    if (line.find(",real_income,") != std::string::npos && line.find(",RUS,") != std::string::npos) last = line;
  }
  EXPECT_THAT(last, HasSubstr(",95,97,"));
  EXPECT_THAT(files.at("uncertainty.csv"), HasSubstr("rise.us,"));
  EXPECT_THAT(files.at("draws.csv"),
              HasSubstr("draw,compliance.penalty.us.factor,rise.us,threshold.us@last,income.RUS@last\n1,1.3,2.5,2.5,2.5\n"));
  EXPECT_THAT(files.at("drivers.csv"), HasSubstr("rise.us,compliance.penalty.us.factor,value,0.6,0.05,0.7,0.05,0,found,1.42\n"));
  EXPECT_EQ(bundle_files(testing::synthetic_article()).count("draws.csv"), 0U);
}

TEST(StudyDoubt, JsonSaysInfiniteInWords) {
  const auto json = nlohmann::json::parse(study_json(article_in_doubt()));
  const auto& threshold = json["uncertainty"]["headlines"][1];
  EXPECT_EQ(threshold["hi"]["value"], "infinite");
  EXPECT_EQ(threshold["above_critical"]["share"], 0.6);
  EXPECT_EQ(threshold["drivers"][0]["input"], "compliance.penalty.us.factor");
  EXPECT_EQ(threshold["drivers"][0]["turning_value"]["at"], 1.42);
}

}  // namespace
}  // namespace entrepot
