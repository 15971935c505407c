#include "report/number_text.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace entrepot {
namespace {

TEST(NumberText, KeepsTwoSignificantDigitsInText) {
  EXPECT_EQ(significant_text(4.04), "4.0");
  EXPECT_EQ(significant_text(-4.04), "\u22124.0");
  EXPECT_EQ(significant_text(0.08321), "0.083");
  EXPECT_EQ(significant_text(12.34), "12");
  EXPECT_EQ(significant_text(0), "0");
}

TEST(NumberText, DoesNotGrowADigitWhenRoundingCarries) {
  EXPECT_EQ(significant_text(0.0996), "0.10");
  EXPECT_EQ(significant_text(9.96), "10");
  EXPECT_EQ(significant_text(0.996), "1.0");
}

TEST(NumberText, NeverRoundsAwayDigitsBeforeThePoint) {
  EXPECT_EQ(significant_text(123.4), "123");
  EXPECT_EQ(significant_text(1234.4), "1\u202F234");
  EXPECT_EQ(significant_text(12345.6), "12\u202F346");
  EXPECT_EQ(significant_text(-1234567), "\u22121\u202F234\u202F567");
}

TEST(NumberText, WhatRoundsToZeroHasNoSign) {
  EXPECT_EQ(fixed_text(-0.004, 2), "0.00");
  EXPECT_EQ(fixed_text(-0.006, 2), "\u22120.01");
  EXPECT_EQ(signed_fixed_text(0.004, 2), "0.00");
  EXPECT_EQ(signed_fixed_text(0.006, 2), "+0.01");
}

TEST(NumberText, NamesTheUnit) {
  EXPECT_EQ(percent_text(-4.04), "\u22124.0\u202F%");
  EXPECT_EQ(signed_percent_text(0.31), "+0.31\u202F%");
  EXPECT_EQ(money_text(98e6), "98\u202Ftn USD");
  EXPECT_EQ(money_text(-123456), "\u2212123\u202Fbn USD");
  EXPECT_EQ(money_text(999600), "1.0\u202Ftn USD");
  EXPECT_EQ(money_text(12.3), "12\u202Fm USD");
  EXPECT_EQ(given_text(-12.5), "\u221212.5");
  EXPECT_EQ(given_text(145), "145");
  EXPECT_EQ(seconds_text(200), "3\u202Fmin 20\u202Fs");
}

TEST(NumberText, SaysInWordsWhatIsNotANumber) {
  EXPECT_EQ(significant_text(std::numeric_limits<double>::infinity()), "infinite");
  EXPECT_EQ(fixed_text(std::nan(""), 2), "not a number");
  EXPECT_EQ(plain_number(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(NumberText, MachinesGetAsciiThatReadsBack) {
  const double value = -1.0 / 3;
  EXPECT_EQ(plain_number(value), "-0.3333333333333333");
  EXPECT_EQ(std::stod(plain_number(value)), value);
  EXPECT_EQ(residual_text(3.2e-12), "3e\u221212");
  EXPECT_EQ(residual_text(9.7e-12), "1e\u221211");
}

}  // namespace
}  // namespace entrepot
