#include "world/biproportional.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace entrepot {
namespace {

TEST(Biproportional, IndependenceFromAUniformSeed) {
  const std::vector<double> seed(4, 1.0), rows = {30, 70}, columns = {40, 60};
  const auto fit = fit_biproportional(seed, rows, columns);
  EXPECT_NEAR(fit.values[0], 12, 1e-12);  // 30 * 40 / 100
  EXPECT_NEAR(fit.values[3], 42, 1e-12);  // 70 * 60 / 100
}

TEST(Biproportional, KeepsTheSeedsCrossRatio) {
  const std::vector<double> seed = {1, 0.01, 0.1, 1}, rows = {5, 3}, columns = {2, 6};
  const auto fit = fit_biproportional(seed, rows, columns);
  const auto& v = fit.values;
  EXPECT_NEAR(v[0] + v[1], 5, 1e-10);
  EXPECT_NEAR(v[2] + v[3], 3, 1e-10);
  EXPECT_NEAR(v[0] + v[2], 2, 1e-10);
  EXPECT_NEAR(v[0] * v[3] / (v[1] * v[2]) / 1000, 1, 1e-9);  // (1 * 1) / (0.01 * 0.1)
}

TEST(Biproportional, ZeroTotalsBecomeZero) {
  const auto fit = fit_biproportional(std::vector<double>(6, 1.0), std::vector<double>{0, 4}, std::vector<double>{1, 0, 3});
  EXPECT_EQ(fit.values, (std::vector<double>{0, 0, 0, 1, 0, 3}));
}

}  // namespace
}  // namespace entrepot
