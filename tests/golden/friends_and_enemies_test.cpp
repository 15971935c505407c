// First-order exposure against Kleinman, Liu and Redding (2020): their closed form for one sector without intermediates, and the
// exact solver for many sectors (MODEL.md M10, T17).
#include <gtest/gtest.h>
#include <Eigen/LU>
#include <cmath>

#include "entrepot/exposure.hpp"
#include "entrepot/outcomes.hpp"
#include "support/random_world.hpp"
#include "support/shared.hpp"
#include "support/toy5.hpp"

namespace entrepot::testing {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// One sector, no tariffs, balanced trade. S: expenditure shares [importer][exporter]; T: shares of markets in sales.
struct ClosedForm {
  Matrix S, T, system;
  Vector income;
  double theta;

  ClosedForm(const World& world, double trade_elasticity) : theta(trade_elasticity) {
    const auto N = static_cast<Eigen::Index>(world.country_count());
    Matrix X(N, N);
    for (Eigen::Index n = 0; n < N; ++n) {
      for (Eigen::Index i = 0; i < N; ++i)
        X(n, i) = world.flow(Sector(), Country(static_cast<std::size_t>(n)), Country(static_cast<std::size_t>(i)));
    }
    income = X.rowwise().sum();
    S = income.cwiseInverse().asDiagonal() * X;
    T = income.cwiseInverse().asDiagonal() * X.transpose();
    system = (1 + theta) * Matrix::Identity(N, N) - T - theta * T * S;
    system += Vector::Ones(N) * income.transpose() / income.sum();  // sum Y dlnw = 0
  }
  /// [(1 + theta) I - T - theta T S] dlnw = -theta (T S - I) dlnz + theta (T r - t)
  Vector wages(const Vector& productivity, const Matrix& cost) const {
    const Vector r = S.cwiseProduct(cost).rowwise().sum(), t = T.cwiseProduct(cost.transpose()).rowwise().sum();
    return system.lu().solve(theta * (productivity - T * (S * productivity)) + theta * (T * r - t));
  }
  /// dlnU = dlnw - S (dlnw - dlnz) - r
  Vector welfare(const Vector& wage, const Vector& productivity, const Matrix& cost) const {
    return wage - S * (wage - productivity) - S.cwiseProduct(cost).rowwise().sum();
  }
};

constexpr double theta = 4;

World one_sector_world() {
  return random_world(
      11, {.countries = 6, .sectors = 1, .zero_share = 0, .largest_tariff = 0, .input_output = false, .balanced = true});
}

TEST(FriendsAndEnemies, OneSectorMatricesAreTheClosedForm) {
  const World world = one_sector_world();
  const Economy economy{.trade_elasticity = BySector({1}, theta)};
  const Exposures e = compute_exposures(world, economy, {}, solve(world, economy, {}));
  ASSERT_EQ(e.solve.outcome, Outcome::converged);
  const ClosedForm form(world, theta);
  const Matrix no_cost = Matrix::Zero(6, 6);
  for (const Country i : all<Country>(6)) {
    const Vector z = Vector::Unit(6, i.value);
    const Vector wage = form.wages(z, no_cost), welfare = form.welfare(wage, z, no_cost);
    Matrix trade = no_cost;
    trade.row(i.value).setConstant(-1);
    trade.col(i.value).setConstant(-1);
    trade(i.value, i.value) = 0;
    const Vector cheap_wage = form.wages(Vector::Zero(6), trade), cheap = form.welfare(cheap_wage, Vector::Zero(6), trade);
    for (const Country n : all<Country>(6)) {
      EXPECT_NEAR(e.income.productivity(n, i), wage(n.value), 1e-10);
      EXPECT_NEAR(e.real_income.productivity(n, i), welfare(n.value), 1e-10);
      EXPECT_NEAR(e.income.trade_cost(n, i), cheap_wage(n.value), 1e-10);
      EXPECT_NEAR(e.real_income.trade_cost(n, i), cheap(n.value), 1e-10);
      if (n == i) continue;
      Matrix tie = no_cost;
      tie(n.value, i.value) = tie(i.value, n.value) = -1;
      const Vector tie_wage = form.wages(Vector::Zero(6), tie);
      EXPECT_NEAR(e.income.tie_cost(n, i), tie_wage(n.value), 1e-10);
      EXPECT_NEAR(e.real_income.tie_cost(n, i), form.welfare(tie_wage, Vector::Zero(6), tie)(n.value), 1e-10);
    }
  }
}

/// T17: a shock of 1e-5 to every productivity and every cost; errors relative to the shock are its size times curvature.
TEST(FriendsAndEnemies, ClosedFormMissesTheExactChangeBySecondOrderAlone) {
  const World world = one_sector_world();
  const Economy economy{.trade_elasticity = BySector({1}, theta)};
  constexpr double size = 1e-5;
  PolicyVector direction{{}, Flows({1, 6, 6}), {}, SectorByCountry({1, 6}), {}};
  Vector z(6);
  Matrix cost = Matrix::Zero(6, 6);
  for (const Country n : all<Country>(6)) {
    z(n.value) = direction.log_productivity(Sector(), n) = std::sin(n.value + 1);
    for (const Country i : all<Country>(6)) {
      if (i != n) cost(n.value, i.value) = direction.log_trade_cost(Sector(), n, i) = std::cos(3 * n.value + i.value);
    }
  }
  const Equilibrium exact = solve(world, economy, move_along(world, {}, direction, size), {.tolerance = 1e-14});
  ASSERT_LT(exact.certificate.max(), 1e-12);
  const ClosedForm form(world, theta);
  const Vector wage = form.wages(z, cost), welfare = form.welfare(wage, z, cost);
  double wage_error = 0, welfare_error = 0;
  for (const Country n : all<Country>(6)) {
    const double w = std::log(exact.wage_change(n)) / size, p = std::log(exact.consumer_price_change(n)) / size;
    wage_error = std::max(wage_error, std::abs(w - wage(n.value)));
    welfare_error = std::max(welfare_error, std::abs(w - p - welfare(n.value)));
  }
  EXPECT_LT(wage_error, 1e-5);
  EXPECT_LT(welfare_error, 1e-5);
  EXPECT_GT(wage_error, 1e-9);  // it is no identity
}

/// Many sectors, input-output links, deficits: column by column against two solved equilibria.
TEST(FriendsAndEnemies, ManySectorMatricesAreDifferencesOfExactEquilibria) {
  ENTREPOT_NEEDS_SHARED("reference/toy5");
  const World world = toy5_world();
  const Economy economy{.trade_elasticity = toy5_case("LR/west_x2").trade_elasticity};
  const Exposures e = compute_exposures(world, economy, {}, solve(world, economy, {}));
  constexpr double h = 1e-4;
  constexpr double tolerance = 1e-6;
  const auto expect_column = [&](const PolicyVector& direction, const ExposureMatrix& welfare, const ExposureMatrix& income,
                                 Country i) {
    const Equilibrium up = solve(world, economy, move_along(world, {}, direction, h), {.tolerance = 1e-12}),
                      down = solve(world, economy, move_along(world, {}, direction, -h), {.tolerance = 1e-12});
    const ByCountry high = log_real_income(world, up), low = log_real_income(world, down);
    for (const Country n : all<Country>(5)) {
      EXPECT_NEAR(welfare(n, i), (high(n) - low(n)) / (2 * h), tolerance);
      EXPECT_NEAR(income(n, i), std::log(up.income(n) / down.income(n)) / (2 * h), tolerance);
    }
  };
  for (const Country i : all<Country>(5)) {
    PolicyVector productivity, trade{{}, Flows({3, 5, 5}), {}, {}, {}};
    productivity.log_productivity = SectorByCountry({3, 5});
    for (const Sector j : all<Sector>(3)) {
      productivity.log_productivity(j, i) = 1;
      for (const Country m : all<Country>(5)) trade.log_trade_cost(j, i, m) = trade.log_trade_cost(j, m, i) = -1;
    }
    expect_column(productivity, e.real_income.productivity, e.income.productivity, i);
    expect_column(trade, e.real_income.trade_cost, e.income.trade_cost, i);
  }
}

}  // namespace
}  // namespace entrepot::testing
