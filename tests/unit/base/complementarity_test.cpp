#include "base/complementarity.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <random>

#include "support/lemke.hpp"

namespace entrepot::testing {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

ComplementaritySolution solve_linear(const MatrixXd& matrix, const VectorXd& constant) {
  return solve_complementarity(
      [&](const VectorXd& z, VectorXd& value, MatrixXd& jacobian) {
        value = matrix * z + constant;
        jacobian = matrix;
        return true;
      },
      VectorXd::Zero(constant.size()));
}

/// One source with inverse supply 2 + .1 Q and two markets, 20 - .5 q at a transport cost of 3 and 15 - .25 q at 1, each reached
/// by an arc with a capacity. Unknowns: both quantities, both shadow prices of capacity (MODEL.md M14).
struct Markets {
  double capacity_E, capacity_C;
  ComplementaritySolution solve() const {
    const MatrixXd matrix{{0.6, 0.1, 1, 0}, {0.1, 0.35, 0, 1}, {-1, 0, 0, 0}, {0, -1, 0, 0}};
    const VectorXd constant{{2 + 3 - 20.0, 2 + 1 - 15.0, capacity_E, capacity_C}};
    return solve_linear(matrix, constant);
  }
};

struct Expected {
  double q_E, q_C, mu_E, mu_C;
};

void expect_near(const ComplementaritySolution& found, const Expected& expected) {
  EXPECT_TRUE(found.converged) << found.residual;
  EXPECT_LT(found.residual, 1e-12);
  EXPECT_NEAR(found.z(0), expected.q_E, 1e-8);
  EXPECT_NEAR(found.z(1), expected.q_C, 1e-8);
  EXPECT_NEAR(found.z(2), expected.mu_E, 1e-8);
  EXPECT_NEAR(found.z(3), expected.mu_C, 1e-8);
}

TEST(Complementarity, FindsTheFourSpatialEquilibriaOfOneSourceAndTwoMarkets) {
  constexpr double unlimited = 1e3;
  expect_near(Markets{unlimited, unlimited}.solve(), {20.25, 28.5, 0, 0});
  expect_near(Markets{unlimited, 10}.solve(), {70 / 3.0, 10, 0, 12.5 - (2 + 0.1 * (70 / 3.0 + 10)) - 1});
  expect_near(Markets{0, 10}.solve(), {0, 10, 20 - 3 - 3.0, 12.5 - 3 - 1});
  expect_near(Markets{0, unlimited}.solve(), {0, 240 / 7.0, 20 - 3 - (2 + 24 / 7.0), 0});
}

TEST(Complementarity, AgreesWithPivotingOnMonotoneLinearProblems) {
  std::mt19937_64 engine(7);
  const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-52 - 1; };
  int binding = 0, slack = 0;
  for (int draw = 0; draw < 200; ++draw) {
    const auto n = static_cast<Eigen::Index>(1 + draw % 30);
    const MatrixXd root = MatrixXd::NullaryExpr(n, n, uniform), skew = MatrixXd::NullaryExpr(n, n, uniform);
    const MatrixXd matrix = root * root.transpose() + skew - skew.transpose() + 0.1 * MatrixXd::Identity(n, n);
    const VectorXd constant = VectorXd::NullaryExpr(n, [&] { return 3 * uniform(); });
    const ComplementaritySolution found = solve_linear(matrix, constant);
    const VectorXd expected = lemke(matrix, constant);
    ASSERT_TRUE(found.converged) << "draw " << draw << ", residual " << found.residual;
    EXPECT_LT((found.z - expected).cwiseAbs().maxCoeff(), 1e-8) << "draw " << draw;
    for (Eigen::Index k = 0; k < n; ++k) ++(expected(k) > 1e-9 ? binding : slack);
  }
  EXPECT_GT(binding, 500);
  EXPECT_GT(slack, 500);
}

TEST(Complementarity, SolvesANonlinearProblemWithADegenerateSolution) {
  // Kojima and Shindo (1986): z = (sqrt(6)/2, 0, 0, 1/2), where both z_3 and F_3 vanish, or (1, 0, 3, 0)
  const auto function = [](const VectorXd& z, VectorXd& value, MatrixXd& jacobian) {
    const double a = z(0), b = z(1), c = z(2), d = z(3);
    value << 3 * a * a + 2 * a * b + 2 * b * b + c + 3 * d - 6, 2 * a * a + a + b * b + 10 * c + 2 * d - 2,
        3 * a * a + a * b + 2 * b * b + 2 * c + 9 * d - 9, a * a + 3 * b * b + 2 * c + 3 * d - 3;
    jacobian << 6 * a + 2 * b, 2 * a + 4 * b, 1, 3, 4 * a + 1, 2 * b, 10, 2, 6 * a + b, a + 4 * b, 2, 9, 2 * a, 6 * b, 2, 3;
    return true;
  };
  for (const VectorXd& start : {VectorXd(VectorXd::Ones(4)), VectorXd(VectorXd::Constant(4, 5)), VectorXd(VectorXd::Zero(4))}) {
    const ComplementaritySolution found = solve_complementarity(function, start);
    ASSERT_TRUE(found.converged);
    const VectorXd one{{1, 0, 3, 0}}, other{{std::sqrt(6) / 2, 0, 0, 0.5}};
    EXPECT_LT(std::min((found.z - one).norm(), (found.z - other).norm()), 1e-6);
  }
}

TEST(Complementarity, ReachesSolutionsOfAnySize) {
  for (const double power : {0.2, 0.7, 5.0}) {
    for (const double size : {1.0, 1e3, 1e7}) {  // (1 + z)^power = size
      const ComplementaritySolution found = solve_complementarity(
          [&](const VectorXd& z, VectorXd& value, MatrixXd& jacobian) {
            if (!(z(0) > -1)) return false;
            value(0) = power * std::log1p(z(0)) - std::log(size);
            jacobian(0, 0) = power / (1 + z(0));
            return true;
          },
          VectorXd::Zero(1));
      ASSERT_TRUE(found.converged) << power << ", " << size << ": " << found.residual;
      EXPECT_NEAR(power * std::log1p(found.z(0)), std::log(size), 1e-11);
      EXPECT_LT(found.steps, 60);
    }
  }
}

TEST(Complementarity, SaysThatItFoundNothing) {
  const ComplementaritySolution none = solve_linear(MatrixXd{{-1}}, VectorXd{{-1}});  // -z - 1 >= 0 has no z >= 0
  EXPECT_FALSE(none.converged);
  EXPECT_GT(none.residual, 0.1);
  const auto nowhere = [](const VectorXd&, VectorXd&, MatrixXd&) { return false; };
  EXPECT_FALSE(solve_complementarity(nowhere, VectorXd::Zero(2)).converged);
  EXPECT_TRUE(solve_complementarity(nowhere, VectorXd::Zero(0)).converged);
}

}  // namespace
}  // namespace entrepot::testing
