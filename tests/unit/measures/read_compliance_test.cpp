#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string head = "schema = \"1\"\nworld = { name = \"icio-2022\" }\n";
const std::string start = "[compliance]\ntarget = \"RUS\"\nfactor = 1.5\n";
const std::string penalty = "[[compliance.penalty]]\nid = \"us\"\nby = [\"USA\"]\nfactor = 1.25\n";
const std::string measure =
    "[[measure]]\nid = \"us\"\nkind = \"tariff\"\nimporters = [\"USA\"]\nexporters = [\"CHN\"]\nsectors = [\"goods\"]\n"
    "change = { add_pp = 1 }\n";
const std::string grid = "[grid]\n\"us.add_pp\" = [0, 30, 145]\n";

Compliance read(const std::string& text) { return *parse_scenario(head + text, "s.toml").compliance; }

Problem problem_of(const std::string& text) {
  try {
    parse_scenario(head + text, "s.toml");
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 1U) << error.what();
    return error.problems().front();
  }
  ADD_FAILURE() << "accepted: " << text;
  return {};
}

TEST(ReadCompliance, OneThirdCountryAndDefaults) {
  const Compliance c = read(start + "third = \"CHN\"\n" + penalty);
  EXPECT_EQ(c.third, "CHN");
  EXPECT_THAT(c.thirds, ElementsAre("CHN"));
  EXPECT_THAT(c.sectors, IsEmpty());
  EXPECT_THAT(c.enforcement_pct, IsEmpty());
  EXPECT_FALSE(c.severity);
  EXPECT_EQ(c.penalties[0].exposure_pct, 100);
  EXPECT_THAT(c.observations, IsEmpty());
}

TEST(ReadCompliance, EveryKey) {
  const Compliance c = read(measure + grid + start + R"(thirds = ["CHN", "TUR"]
sectors = ["goods"]
political_value = 0.001
political_values = { TUR = 0.002 }
compliance_cost = 0.0001
enforcement_pct = [50, 5]
severity = 2
willingness_to_pay = 0.5
reputation = 0.0003
[[compliance.penalty]]
id = "cut"
by = ["USA", "@EU27"]
factor = 0
exposure_pct = 20
sectors = ["SERV"]
[compliance.regimes]
names = ["truce", "war"]
values = [30, 145]
transitions = [[0.8, 0.2], [0.25, 0.75]]
discount = 0.9
[[compliance.observation]]
third = "TUR"
penalty = "cut"
on = 2024-01-15
complied = true
enforcement_low_pct = 1
enforcement_high_pct = 10
source = "invented"
)");
  EXPECT_EQ(c.third, "CHN");
  EXPECT_THAT(c.thirds, ElementsAre("CHN", "TUR"));
  EXPECT_EQ(c.political_values.at("TUR"), .002);
  EXPECT_THAT(c.enforcement_pct, ElementsAre(5, 50)) << "ascending";
  EXPECT_EQ(c.severity, 2);
  EXPECT_EQ(c.willingness_to_pay, .5);
  EXPECT_EQ(c.reputation, .0003);
  EXPECT_EQ(c.penalties[0].factor, 0);
  EXPECT_EQ(c.penalties[0].exposure_pct, 20);
  EXPECT_THAT(c.penalties[0].sectors, ElementsAre("SERV"));
  ASSERT_TRUE(c.regimes);
  EXPECT_THAT(c.regimes->transitions[1], ElementsAre(.25, .75));
  EXPECT_EQ(c.regimes->discount, .9);
  ASSERT_EQ(c.observations.size(), 1u);
  EXPECT_TRUE(c.observations[0].complied);
  EXPECT_EQ(c.observations[0].on, "2024-01-15");
  EXPECT_EQ(c.observations[0].enforcement_high_pct, 10);
}

TEST(ReadCompliance, ThirdOrThirds) {
  EXPECT_THAT(problem_of(start + penalty).rule, HasSubstr("either third or thirds"));
  EXPECT_THAT(problem_of(start + "third = \"CHN\"\nthirds = [\"TUR\"]\n" + penalty).rule, HasSubstr("either third or thirds"));
  EXPECT_EQ(problem_of(start + "thirds = [\"CHN\", \"TUR\", \"CHN\"]\n" + penalty).rule, "stands twice");
  EXPECT_THAT(problem_of(start + "thirds = [\"@BRICS\"]\n" + penalty).rule, HasSubstr("decides for itself"));
  EXPECT_EQ(problem_of(start + "thirds = [\"CHN\", \"RUS\"]\n" + penalty).field, "compliance.target");
}

TEST(ReadCompliance, NumbersHaveTheirRanges) {
  const auto field = [&](const std::string& line) { return problem_of(start + "third = \"CHN\"\n" + line + penalty).field; };
  EXPECT_EQ(field("political_value = 11\n"), "compliance.political_value");
  EXPECT_EQ(field("enforcement_pct = [101]\n"), "compliance.enforcement_pct");
  EXPECT_EQ(field("enforcement_pct = [5, 5]\n"), "compliance.enforcement_pct");
  EXPECT_EQ(field("severity = 0\n"), "compliance.severity");
  EXPECT_EQ(field("willingness_to_pay = -1\n"), "compliance.willingness_to_pay");
  EXPECT_EQ(field("reputation = -0.1\n"), "compliance.reputation");
  EXPECT_EQ(problem_of(start + "third = \"CHN\"\n" + penalty + "exposure_pct = 120\n").field,
            "compliance.penalty[us].exposure_pct");
  const Problem stranger = problem_of(start + "thirds = [\"CHN\"]\npolitical_values = { CHM = 0.1 }\n" + penalty);
  EXPECT_EQ(stranger.value, "CHM");
  EXPECT_THAT(stranger.hint, HasSubstr("CHN"));
}

TEST(ReadCompliance, APenaltyBelowOneIsNoPenaltyButZeroCutsOff) {
  const std::string other = "[[compliance.penalty]]\nid = \"x\"\nby = [\"USA\"]\nfactor = 0.5\n";
  const Problem problem = problem_of(start + "third = \"CHN\"\n" + other);
  EXPECT_EQ(problem.field, "compliance.penalty[x].factor");
  EXPECT_THAT(problem.hint, HasSubstr("0 cuts"));
  EXPECT_EQ(problem_of("[compliance]\ntarget = \"RUS\"\nfactor = 0\nthird = \"CHN\"\n" + penalty).field, "compliance.factor");
}

TEST(ReadCompliance, RegimesAreValuesOfTheGrid) {
  const std::string head_of = start + "third = \"CHN\"\n" + penalty + "[compliance.regimes]\nnames = [\"truce\", \"war\"]\n";
  const std::string fine = "values = [0, 145]\ntransitions = [[0.5, 0.5], [0, 1]]\n";
  EXPECT_THAT(problem_of(head_of + fine).rule, HasSubstr("needs a [grid]"));
  EXPECT_EQ(problem_of(measure + grid + head_of + "values = [0, 60]\ntransitions = [[0.5, 0.5], [0, 1]]\n").value, "60");
  EXPECT_THAT(problem_of(measure + grid + head_of + "values = [0, 145]\ntransitions = [[0.5, 0.4], [0, 1]]\n").rule,
              HasSubstr("add to 1"));
  EXPECT_THAT(problem_of(measure + grid + head_of + "values = [0, 145]\ntransitions = [[0.5, 0.5]]\n").rule, HasSubstr("2 rows"));
  EXPECT_THAT(problem_of(measure + grid + head_of + "values = [0, 145]\ntransitions = [[0.5, 0.5], [1]]\n").rule,
              HasSubstr("2 numbers"));
  EXPECT_THAT(problem_of(measure + grid + head_of + "values = [0, 145]\ntransitions = [[0.5, 0.5], 0.5]\n").rule,
              HasSubstr("lists of numbers"));
  EXPECT_EQ(problem_of(measure + grid + head_of + fine + "discount = 1\n").field, "compliance.regimes.discount");
}

TEST(ReadCompliance, ObservationsNameWhoAndWhat) {
  const auto seen = [&](const std::string& third, const std::string& by, const std::string& more) {
    return problem_of(start + "third = \"CHN\"\n" + penalty + "[[compliance.observation]]\nthird = \"" + third +
                      "\"\npenalty = \"" + by + "\"\ncomplied = false\n" + more);
  };
  EXPECT_EQ(seen("TUR", "us", "").field, "compliance.observation[1].third");
  EXPECT_THAT(seen("CHN", "uss", "").hint, HasSubstr("us"));
  EXPECT_EQ(seen("CHN", "us", "enforcement_low_pct = 20\nenforcement_high_pct = 10\n").rule,
            "must be at most enforcement_high_pct");
  EXPECT_THAT(seen("CHN", "us", "on = \"2024-01-01\"\n").rule, HasSubstr("must be a date"));
}

TEST(ReadCompliance, GridsMoveItsNumbers) {
  const Scenario s =
      parse_scenario(head + start + "third = \"CHN\"\n" + penalty +
                         "[grid]\n\"compliance.factor\" = [1.5, 2]\n\"compliance.penalty.us.exposure_pct\" = [10, 100]\n",
                     "s.toml");
  const auto points = expand_grid(s);
  ASSERT_EQ(points.size(), 4u);
  EXPECT_EQ(points[3].scenario.compliance->factor, 2);
  EXPECT_EQ(points[0].scenario.compliance->penalties[0].exposure_pct, 10);
  EXPECT_EQ(points[3].parameters.at("compliance.penalty.us.exposure_pct"), 100);
  const std::string text = start + "third = \"CHN\"\n" + penalty + "[grid]\n";
  EXPECT_THAT(problem_of(text + "\"compliance.penalty.uss.factor\" = [2]\n").hint, HasSubstr("compliance.penalty.us.factor"));
  EXPECT_THAT(problem_of(text + "\"compliance.factor\" = [0.5]\n").rule, HasSubstr("at least 1"));
}

}  // namespace
}  // namespace entrepot
