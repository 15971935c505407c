// What makes a scrambled net worth its name: elementary intervals hold what they must, means are unbiased, and errors fall faster
// than those of random numbers.
#include "uncertain/scrambled_sobol.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace entrepot {
namespace {

std::vector<std::vector<double>> net(const ScrambledSobol& sobol, std::uint64_t scrambling, int log_points) {
  std::vector<std::vector<double>> points;
  for (std::uint64_t i = 0; i < (std::uint64_t{1} << log_points); ++i) {
    points.emplace_back(sobol.dimensions());
    sobol.point(scrambling, i, points.back());
  }
  return points;
}

/// The first two Sobol dimensions are a (0, m, 2)-net: every elementary interval of volume 2^-m holds one point.
TEST(ScrambledSobol, EveryElementaryIntervalOfTwoDimensionsHoldsOnePoint) {
  constexpr int m = 8;
  const ScrambledSobol sobol(2, 42);
  for (const std::uint64_t scrambling : {0, 1, 2}) {
    const auto points = net(sobol, scrambling, m);
    for (int k = 0; k <= m; ++k) {
      std::set<std::pair<long, long>> cells;
      for (const auto& p : points)
        cells.emplace(static_cast<long>(std::ldexp(p[0], k)), static_cast<long>(std::ldexp(p[1], m - k)));
      EXPECT_EQ(cells.size(), points.size()) << "2^-" << k << " by 2^-" << m - k;
    }
  }
}

/// In more dimensions the quality t is what it is; scrambling neither mends nor harms it: counts by interval stay the same up to
/// their order.
TEST(ScrambledSobol, ScramblingKeepsTheCountsOfElementaryIntervals) {
  constexpr int m = 7, dimensions = 5, digits = 2;
  const ScrambledSobol sobol(dimensions, 3);
  std::map<std::vector<long>, int> plain, scrambled;
  for (std::uint64_t i = 0; i < (1U << m); ++i) {
    std::vector<double> p(dimensions);
    sobol.point(9, i, p);
    std::vector<long> before, after;
    for (std::size_t d = 0; d < dimensions; ++d) {
      before.push_back(static_cast<long>(sobol.digits(i, d) >> (sobol_bits - digits)));
      after.push_back(static_cast<long>(std::ldexp(p[d], digits)));
    }
    ++plain[before];
    ++scrambled[after];
  }
  std::multiset<int> plain_counts, scrambled_counts;
  for (const auto& [cell, count] : plain) plain_counts.insert(count);
  for (const auto& [cell, count] : scrambled) scrambled_counts.insert(count);
  EXPECT_EQ(plain_counts, scrambled_counts);
}

/// Published first points of the sequence, in any order: 0, 1/2, 1/4, 3/4 in each dimension; (1/2, 1/2, 1/2) is one of them.
TEST(ScrambledSobol, UnscrambledDigitsAreSobols) {
  const ScrambledSobol sobol(3, 0);
  const auto value = [&](std::uint64_t i, std::size_t d) {
    return std::ldexp(static_cast<double>(sobol.digits(i, d)), -sobol_bits);
  };
  for (std::size_t d = 0; d < 3; ++d) {
    EXPECT_EQ(value(0, d), 0);
    EXPECT_EQ(value(1, d), 0.5);
    EXPECT_EQ(std::set<double>({value(2, d), value(3, d)}), std::set<double>({0.25, 0.75}));
  }
  EXPECT_EQ(value(2, 0), 0.25);
  EXPECT_EQ(value(2, 1), 0.75);
}

TEST(ScrambledSobol, CoordinatesStayInsideTheOpenInterval) {
  const ScrambledSobol sobol(4, 11);
  for (const auto& p : net(sobol, 5, 12)) {
    for (const double u : p) {
      EXPECT_GT(u, 0);
      EXPECT_LT(u, 1);
    }
  }
}

/// A point before scrambling says nothing of where it goes: over scramblings it is uniform.
TEST(ScrambledSobol, EveryPointIsUniformOverScramblings) {
  constexpr int scramblings = 4096, cells = 16;
  const ScrambledSobol sobol(3, 1);
  std::vector<int> counts(cells);
  std::vector<double> p(3);
  for (std::uint64_t s = 0; s < scramblings; ++s) {
    sobol.point(s, 5, p);
    ++counts[static_cast<std::size_t>(p[2] * cells)];
  }
  double chi_squared = 0;
  const double expected = scramblings / static_cast<double>(cells);
  for (const int count : counts) chi_squared += (count - expected) * (count - expected) / expected;
  EXPECT_LT(chi_squared, 37.7);  // 0.1 % point of chi squared with 15 degrees of freedom
}

double product_integrand(const std::vector<double>& p) {  // integral 1
  double product = 1;
  for (const double u : p) product *= 1 + 0.8 * (u - 0.5);
  return product;
}

double rms_error(int log_points, int scramblings) {
  const ScrambledSobol sobol(4, 2);
  double squares = 0;
  for (int s = 0; s < scramblings; ++s) {
    double sum = 0;
    for (const auto& p : net(sobol, static_cast<std::uint64_t>(s), log_points)) sum += product_integrand(p);
    squares += std::pow(std::ldexp(sum, -log_points) - 1, 2);
  }
  return std::sqrt(squares / scramblings);
}

/// Owen (1997): n^(-3/2) up to logarithms for smooth integrands; random numbers fall by n^(-1/2). From 2^6 to 2^12 points random
/// numbers gain a factor of 8; half-way between the rates, n^-1, would gain 64.
TEST(ScrambledSobol, ErrorsFallFasterThanThoseOfRandomNumbers) {
  const double few = rms_error(6, 32), many = rms_error(12, 32);
  EXPECT_GT(few / many, 64);
}

TEST(ScrambledSobol, MeansAreUnbiased) {
  constexpr int scramblings = 256, log_points = 3;
  const ScrambledSobol sobol(4, 6);
  double sum = 0, squares = 0;
  for (int s = 0; s < scramblings; ++s) {
    double mean = 0;
    for (const auto& p : net(sobol, static_cast<std::uint64_t>(s), log_points))
      mean += std::ldexp(product_integrand(p), -log_points);
    sum += mean - 1;
    squares += (mean - 1) * (mean - 1);
  }
  EXPECT_LT(std::abs(sum / scramblings), 3.5 * std::sqrt(squares / scramblings / scramblings));
}

}  // namespace
}  // namespace entrepot
