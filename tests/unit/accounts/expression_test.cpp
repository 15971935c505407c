#include "entrepot/expression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <map>

namespace entrepot {
namespace {

using Known = std::map<std::string, Interval>;

Evaluation value_of(const std::string& text, const Known& known = {}) {
  return evaluate(parse_expression(text), [&](const std::string& name) { return known.at(name); });
}
double number(const std::string& text, const Known& known = {}) { return value_of(text, known).interval.value; }

std::string fault(const std::string& text) {
  try {
    parse_expression(text, "facts.toml", 7, "identity.sum");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Expression, PrecedenceIsThatOfArithmetic) {
  EXPECT_DOUBLE_EQ(number("1 + 2 * 3 - 4 / 8"), 6.5);
  EXPECT_DOUBLE_EQ(number("-2 ^ 2"), -4);
  EXPECT_DOUBLE_EQ(number("2 ^ -1 * (1 + 3)"), 2);
  EXPECT_DOUBLE_EQ(number("100 * 7.5 % + percent(50)"), 8);
  EXPECT_DOUBLE_EQ(number("8 / 4 / 2 - 1 - -1"), 1);
}

TEST(Expression, FunctionsGiveWhatTheirMeaningSays) {
  EXPECT_NEAR(number("growth(71.1, 76.858)"), 71.1 / 76.858 - 1, 1e-15);
  EXPECT_DOUBLE_EQ(number("share(1, 4) + sum(1, 2, 3) + mean(2, 4) + min(3, 1, 2) + max(3, 1, 2)"), 0.25 + 6 + 3 + 1 + 3);
  EXPECT_DOUBLE_EQ(number("ln(exp(2)) + sqrt(9) + abs(-4)"), 9);
  EXPECT_NEAR(number("log_mean(13, 16.667)"), (13 - 16.667) / std::log(13 / 16.667), 1e-12);
  EXPECT_DOUBLE_EQ(number("log_mean(3, 3)"), 3);
  EXPECT_NEAR(number("log_mean(3, 3.0000001)"), 3.00000005, 1e-13);
}

TEST(Expression, NamesAreListedOnceInOrderOfUse) {
  const Expression expression = parse_expression("b / {world 1/x} + a.c_2 * b");
  EXPECT_THAT(expression.names, testing::ElementsAre("b", "world 1/x", "a.c_2"));
}

TEST(Expression, FaultsNameLineAndColumn) {
  EXPECT_THAT(fault("1 + * 2"), testing::HasSubstr("line 1, column 5"));
  EXPECT_THAT(fault("1 +\n  growht(a, b)"), testing::AllOf(testing::HasSubstr("line 2, column 3"), testing::HasSubstr("growth"),
                                                           testing::HasSubstr("facts.toml:8")));
  for (const char* wrong :
       {"", "(1", "growth(1)", "1 2", "{}", "{a", "a..b(", "2 ^ 1.5", "2 ^ 99", "1e999", "5 %%", "ln()", "a b", "\xff"})
    EXPECT_NE(fault(wrong), "") << wrong;
  EXPECT_NE(fault(std::string(500, '(') + "1" + std::string(500, ')')), "");
  EXPECT_NE(fault(std::string(20000, '1')), "");
}

TEST(Expression, AnIdentityThatIsMonotoneHasTheEndsOfItsCorners) {
  // Growth of a total from rounded parts and their rounded growth (MODEL.md, M2): the extremes are at two corners.
  const Known known{
      {"x", {30.75, 30.8, 30.85}}, {"y", {40.25, 40.3, 40.35}}, {"g", {-.0535, -.053, -.0525}}, {"h", {-.0915, -.091, -.0905}}};
  const Evaluation growth = value_of("growth(x + y, x / (1 + g) + y / (1 + h))", known);
  EXPECT_EQ(growth.method, EvaluationMethod::corners);
  EXPECT_NEAR(growth.interval.value, -.07492, 5e-6);
  EXPECT_NEAR(growth.interval.low, -.07545, 5e-6);
  EXPECT_NEAR(growth.interval.high, -.07439, 5e-6);
}

TEST(Expression, WhatIsNotMonotoneIsEnclosedAndSaysSo) {
  // The peak of x (1 - x) is inside: split or not, one part of the box holds it.
  const Known known{{"x", {-1, 0.5, 1.9}}};
  const Evaluation hump = value_of("x * (1 - x)", known);
  EXPECT_EQ(hump.method, EvaluationMethod::outward);
  EXPECT_LE(hump.interval.low, -2);
  EXPECT_GT(hump.interval.low, -2.1);
  EXPECT_GE(hump.interval.high, .25);
  EXPECT_LT(hump.interval.high, .4);
  const Evaluation square = value_of("x ^ 2", known);
  EXPECT_EQ(square.interval.low, 0);
  EXPECT_NEAR(square.interval.high, 1.9 * 1.9, 1e-12);
}

TEST(Expression, WhatIsMonotoneOnEveryPartOfTheBoxIsProvenByParts) {
  const Evaluation hump = value_of("x * (1 - x)", {{"x", {-1, 0.5, 2}}});  // rises to 1/2, then falls
  EXPECT_EQ(hump.method, EvaluationMethod::corners);
  EXPECT_DOUBLE_EQ(hump.interval.low, -2);
  EXPECT_DOUBLE_EQ(hump.interval.high, .25);
}

TEST(Expression, ANameThatStandsTwiceIsOneNumber) {
  const Evaluation zero = value_of("x - x", {{"x", {50, 100, 150}}});
  EXPECT_EQ(zero.method, EvaluationMethod::corners);
  EXPECT_EQ(zero.interval.low, 0);
  EXPECT_EQ(zero.interval.high, 0);
}

TEST(Expression, ADoubtfulDivisorGivesInfiniteEndsAndNoNumberGivesNone) {
  const Known known{{"x", {-1, 1, 2}}, {"y", {-2, -1, -.5}}};
  const Interval quotient = value_of("1 / x", known).interval;
  EXPECT_TRUE(std::isinf(quotient.low) && std::isinf(quotient.high));
  EXPECT_TRUE(std::isnan(value_of("ln(y)", known).interval.value));
  EXPECT_TRUE(std::isinf(value_of("ln(x)", known).interval.low));
}

TEST(Expression, MinimumAndMaximumStayMonotone) {
  const Known known{{"x", {1, 2, 3}}, {"y", {2, 2.5, 4}}};
  const Evaluation smallest = value_of("min(x, y)", known);
  EXPECT_EQ(smallest.method, EvaluationMethod::corners);
  EXPECT_DOUBLE_EQ(smallest.interval.low, 1);
  EXPECT_DOUBLE_EQ(smallest.interval.high, 3);
}

}  // namespace
}  // namespace entrepot
