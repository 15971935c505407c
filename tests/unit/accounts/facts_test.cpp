// The rounded-number checker on the figures of the article: known answers of MODEL.md, M2.
#include "entrepot/facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>

#include "support/shared.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

const FactReport& article() {
  static const FactReport report = check_facts(read_facts(testing::source_path("scenarios/article.facts.toml")));
  return report;
}
const FactCheck& check(const std::string& id) {
  const auto found = std::ranges::find(article().checks, id, &FactCheck::id);
  if (found == article().checks.end()) throw std::runtime_error("no check " + id);
  return *found;
}

TEST(Facts, TotalAndGrowthOfJanuaryToAprilAreConsistent) {
  EXPECT_EQ(check("total_ytd").verdict, FactVerdict::consistent);
  EXPECT_NEAR(check("total_ytd").implied.low, 71.0, 1e-9);
  EXPECT_NEAR(check("total_ytd").implied.high, 71.2, 1e-9);
  const FactCheck& growth = check("growth_ytd");
  EXPECT_EQ(growth.verdict, FactVerdict::consistent);
  EXPECT_EQ(growth.method, EvaluationMethod::corners);
  EXPECT_NEAR(growth.implied.low, -7.545, 5e-4);
  EXPECT_NEAR(growth.implied.high, -7.439, 5e-4);
  EXPECT_NEAR(growth.implied.value, -7.492, 5e-4);
}

TEST(Facts, TheFirstQuarterHoldsWithinRoundingOnly) {
  const FactCheck& growth = check("growth_q1");
  EXPECT_EQ(growth.verdict, FactVerdict::rounding_only);
  EXPECT_NEAR(growth.implied.low, -6.580, 5e-4);
  EXPECT_NEAR(growth.implied.high, -6.480, 5e-4);
  EXPECT_NEAR(growth.printed.low, -6.65, 1e-9);
  EXPECT_NEAR(growth.printed.high, -6.55, 1e-9);
}

TEST(Facts, TheFallOfTheSurplusContradictsItsParts) {
  EXPECT_EQ(check("growth_h1").verdict, FactVerdict::consistent);
  EXPECT_NEAR(check("growth_h1").implied.low, -9.122, 5e-4);
  EXPECT_NEAR(check("growth_h1").implied.high, -9.022, 5e-4);
  const FactCheck& surplus = check("surplus_h1_fall");
  EXPECT_EQ(surplus.verdict, FactVerdict::inconsistent);
  EXPECT_NEAR(surplus.implied.value, -14.0, .05);
  EXPECT_NEAR(surplus.implied.low, -14.37, 5e-3);
  EXPECT_NEAR(surplus.implied.high, -13.57, 5e-3);
  // The figure that no other identity confirms is named first, with the value it would need.
  ASSERT_FALSE(surplus.hinges.empty());
  EXPECT_EQ(surplus.hinges[0].fact, "surplus_h1_growth");
  EXPECT_FALSE(surplus.hinges[0].confirmed);
  EXPECT_NEAR(surplus.hinges[0].needed, -13.57, 5e-3);
}

TEST(Facts, ALevelToTheUnitContradictsTheCustomsOfficeAndToTheTenDoesNot) {
  const FactCheck& level = check("trade_2024 ~ gacc_trade_2024");
  EXPECT_EQ(level.kind, FactCheck::Kind::same_flow);
  EXPECT_EQ(level.verdict, FactVerdict::inconsistent);
  EXPECT_EQ(level.if_coarser, FactVerdict::rounding_only);
  EXPECT_EQ(check("trade_2024_growth ~ gacc_trade_2024_growth").verdict, FactVerdict::consistent);
}

TEST(Facts, PoundsAndDollarsShareOneRate) {
  ASSERT_EQ(article().rates.size(), 1u);
  const RateCheck& rate = article().rates[0];
  EXPECT_EQ(rate.unit, "USD per GBP");
  ASSERT_TRUE(rate.common);
  EXPECT_NEAR(rate.common->low, 1.3175, 5e-5);
  EXPECT_NEAR(rate.common->high, 1.3251, 5e-5);
}

TEST(Facts, ASlipOfDirectionIsFound) {
  const FactCheck& slip = check("exports_2025_growth_cny ~ geopost_imports_2025_growth");
  EXPECT_EQ(slip.verdict, FactVerdict::inconsistent);
  EXPECT_THAT(slip.notes, ::testing::Contains(::testing::AllOf(HasSubstr("geopost_imports_2025_growth"),
                                                               HasSubstr("deliveries_2025_growth_cny"),
                                                               HasSubstr("imports of CHN from RUS"))));
}

TEST(Facts, TheGrowthOfATotalLiesBetweenThatOfItsParts) { EXPECT_EQ(check("growth_aug").verdict, FactVerdict::inconsistent); }

TEST(Facts, TwoCurrenciesAgreeOnTheMoveOfTheRate) {
  EXPECT_NE(check("dollar_move").verdict, FactVerdict::inconsistent);
  EXPECT_NEAR(check("dollar_move").implied.low, 1.06, 5e-3);
  EXPECT_NEAR(check("dollar_move").printed.high, 1.32, 5e-3);
}

TEST(Facts, DerivedNumbersCarryTheirIntervals) {
  const auto number = [](const std::string& id) {
    return std::ranges::find_if(article().derived, [&](const DerivedNumber& one) { return one.derived.id == id; })->interval;
  };
  EXPECT_NEAR(number("ytd_delivery_part").value, 70.1, .05);
  EXPECT_NEAR(number("ytd_surplus_growth").value, -19.6, .05);
  EXPECT_NEAR(number("crude_volume_share").value, 64.0, .05);
  EXPECT_NEAR(number("crude_volume_share").low, 62, .5);
  EXPECT_NEAR(number("crude_volume_share").high, 66, .5);
  EXPECT_NEAR(number("robot_exit_share").value, 75, 1e-9);
  EXPECT_TRUE(article().evaluated());
}

std::string fact(const std::string& id, const std::string& value, const std::string& more = "unit = \"bn\"\ncurrency = \"USD\"") {
  return "[[fact]]\nid = \"" + id + "\"\nvalue = \"" + value + "\"\nsource = \"invented\"\n" + more + "\n";
}
std::string fault(const std::string& text) {
  try {
    parse_facts("schema = \"1\"\n" + text, "wrong.toml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Facts, EverythingWrongIsSaidAtOnce) {
  const std::string message =
      fault(fact("a", "1,5") + fact("a", "2") + fact("c", "3", "unit = \"kg\"\ncurrency = \"USD\"\nhalf_unt = 1") +
            "[[identity]]\nid = \"i\"\nexpression = \"a + d\"\nequals = \"a +\"\n");
  for (const char* part : {"as printed", "stands twice", "half_unit?", "must be \"thousand\", \"m\", \"bn\" or \"tn\"",
                           "must be the id of a fact", "column 4"})
    EXPECT_THAT(message, HasSubstr(part));
}

TEST(Facts, AmountsOfAnotherBasisNeverAddUnlessAReasonStands) {
  const std::string facts = fact("x", "30.8", "unit = \"bn\"\ncurrency = \"USD\"\nprice_basis = \"fob\"") +
                            fact("y", "40.3", "unit = \"bn\"\ncurrency = \"USD\"\nprice_basis = \"cif\"") +
                            fact("t", "71.1", "unit = \"bn\"\ncurrency = \"USD\"\nprice_basis = \"mixed\"");
  const std::string identity = "[[identity]]\nid = \"i\"\nexpression = \"x + y\"\nequals = \"t\"\n";
  EXPECT_THAT(fault(facts + identity), HasSubstr("these never add"));
  EXPECT_EQ(fault(facts + identity + "mixed_bases = \"as published\"\n"), "");
  EXPECT_THAT(fault(facts + "[[identity]]\nid = \"i\"\nexpression = \"x * x\"\nequals = \"x\"\n"), HasSubstr("same unit"));
  EXPECT_THAT(fault(facts + "[[identity]]\nid = \"i\"\nexpression = \"x + 1\"\nequals = \"x\"\n"), HasSubstr("these never add"));
  EXPECT_THAT(fault(facts + "[[identity]]\nid = \"i\"\nexpression = \"ln(x)\"\nequals = \"1\"\n"), HasSubstr("pure number"));
}

TEST(Facts, ACountryDoesNotTradeWithItself) {
  EXPECT_THAT(fault(fact("x", "-3.4", "unit = \"percent\"\nreporter = \"CHN\"\npartner = \"CHN\"\nflow = \"import\"")),
              HasSubstr("which flow is meant?"));
}

TEST(Facts, WhatCannotBeEvaluatedIsNoVerdict) {
  const FactFile file = parse_facts("schema = \"1\"\n" + fact("zero", "0.0") + fact("one", "1.0") +
                                        "[[identity]]\nid = \"i\"\nexpression = \"one / zero\"\nequals = \"one / one\"\n",
                                    "zero.toml");
  const FactReport report = check_facts(file);
  EXPECT_EQ(report.checks[0].verdict, FactVerdict::not_evaluable);
  EXPECT_FALSE(report.evaluated());
}

TEST(Facts, WhatBothSidesShareCancels) {
  // x - y against x - z: apart by rounding of y and z alone, however roughly x is known.
  const FactFile file =
      parse_facts("schema = \"1\"\n" + fact("x", "100", "unit = \"t\"\nhalf_unit = 50") + fact("y", "1.0", "unit = \"t\"") +
                      fact("z", "2.0", "unit = \"t\"") + "[[identity]]\nid = \"i\"\nexpression = \"x - y\"\nequals = \"x - z\"\n",
                  "share.toml");
  EXPECT_EQ(check_facts(file).checks[0].verdict, FactVerdict::inconsistent);
}

}  // namespace
}  // namespace entrepot
