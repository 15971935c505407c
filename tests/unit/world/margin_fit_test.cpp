#include "world/margin_fit.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace entrepot {
namespace {

Margins rows_of_two(double first, double second) { return {.group = {0, 0, 1, 1}, .total = {first, second}}; }
Margins columns_of_two(double first, double second) { return {.group = {0, 1, 0, 1}, .total = {first, second}}; }

TEST(FitToMargins, KeepsTheOddsRatioOfTheSeed) {
  // Of all two by two tables with these margins one has the odds ratio 1 * 4 / (2 * 3) of the seed: scaling cannot change it.
  std::vector<double> values{1, 2, 3, 4};
  const Margins margins[] = {columns_of_two(4, 6), rows_of_two(5, 5)};
  const MarginFit fit = fit_to_margins(values, margins, 1e-13, 1000);
  EXPECT_LE(fit.worst_gap, 1e-13);
  EXPECT_NEAR(values[0] + values[1], 5, 1e-12);
  EXPECT_NEAR(values[0] + values[2], 4, 1e-12);
  EXPECT_NEAR(values[0] * values[3] / (values[1] * values[2]), 4.0 / 6, 1e-11);
}

TEST(FitToMargins, LeavesASeedThatFitsAsItIs) {
  std::vector<double> values{0.1, 0.2, 0.3, 0.4};
  const std::vector<double> seed = values;
  const Margins margins[] = {columns_of_two(0.4, 0.6), rows_of_two(0.3, 0.7)};
  EXPECT_EQ(fit_to_margins(values, margins, 1e-12, 1000).sweeps, 0);
  EXPECT_EQ(values, seed);
}

TEST(FitToMargins, MeetsThreeMarginsAtOnce) {
  // Eight cells of a cube whose faces are those of the product of (1, 2), (3, 4) and (5, 6): the fit from ones is that product.
  std::vector<double> values(8, 1.0);
  std::vector<Margins> margins(3);
  const double sides[3][2] = {{1, 2}, {3, 4}, {5, 6}};
  for (std::uint32_t axis = 0; axis < 3; ++axis) {
    const double others =
        (sides[(axis + 1) % 3][0] + sides[(axis + 1) % 3][1]) * (sides[(axis + 2) % 3][0] + sides[(axis + 2) % 3][1]);
    margins[axis].total = {sides[axis][0] * others, sides[axis][1] * others};
    for (std::uint32_t cell = 0; cell < 8; ++cell) margins[axis].group.push_back((cell >> axis) & 1);
  }
  EXPECT_LE(fit_to_margins(values, margins, 1e-13, 100).worst_gap, 1e-13);
  for (std::size_t cell = 0; cell < 8; ++cell)
    EXPECT_NEAR(values[cell], sides[0][cell & 1] * sides[1][(cell >> 1) & 1] * sides[2][(cell >> 2) & 1], 1e-10);
}

TEST(FitToMargins, EmptiesGroupsWhoseTotalIsZero) {
  std::vector<double> values{1, 2, 3, 4};
  const Margins margins[] = {rows_of_two(0, 7)};
  fit_to_margins(values, margins, 1e-13, 10);
  EXPECT_EQ(values[0], 0);
  EXPECT_EQ(values[1], 0);
  EXPECT_NEAR(values[2] + values[3], 7, 1e-12);
}

TEST(FitToMargins, SaysHowFarItGotWhereNothingFits) {
  std::vector<double> values{1, 0, 0, 1};  // a diagonal cannot have rows (1, 3) and columns (3, 1)
  const Margins margins[] = {columns_of_two(3, 1), rows_of_two(1, 3)};
  const MarginFit fit = fit_to_margins(values, margins, 1e-13, 50);
  EXPECT_EQ(fit.sweeps, 50);
  EXPECT_GT(fit.worst_gap, 0.5);
}

}  // namespace
}  // namespace entrepot
