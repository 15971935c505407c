// The economy without input-output links: wages are the whole state. With uniform tariffs T of importers on chosen sectors,
//
//   lambda^s_ni = B^s_ni tau^s_ni^(-theta) w_i^(-theta) / sum_k (same),  B benchmark shares without their tariffs
//   I_n         = (w_n V_n + D_n) / (1 - rho_n),   rho_n = sum_s alpha^s_n sum_i lambda^s_ni (1 - 1 / tau^s_ni)
//   Y_i         = sum_s sum_n alpha^s_n I_n lambda^s_ni / tau^s_ni
//   F_i         = Y_i / (w_i V_i) - 1 = 0,         sum_i w_i V_i = sum_i V_i
//
// Source: Caliendo and Parro (2015, eqs. 2-6) with value-added shares of one; derivatives by hand.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

class WageEconomy {
 public:
  using Vector = Eigen::VectorXd;
  using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

  /// Keeps references. Errors: InputError for Worlds and economies of another form.
  WageEconomy(const World& world, const Economy& economy, const std::vector<Sector>& taxed);

  Eigen::Index size() const { return N_; }
  const Vector& value_added() const { return value_added_; }
  /// Everything at wages `w` (hats) and tariffs `t` but derivatives.
  void evaluate(const Vector& w, const Vector& t);

  const Vector& excess() const { return excess_; }  ///< F less the level of world value added, which is 0 at a solution
  const Vector& sales() const { return sales_; }
  const Vector& income() const { return income_; }
  /// What derivatives at the state are made of; to be called before they are asked for.
  void differentiate();
  /// d F / d ln w, with the level; and d Y_i / (w_i V_i) by T_n: [i][n].
  Matrix by_wages() const;
  Matrix by_tariffs() const;
  /// d ln W_n by its own T_n, wages fixed; and by d ln w_k: [n][k].
  Vector welfare_by_own_tariff() const;
  Matrix welfare_by_wages() const;
  /// theta X / (1 + T)^2 over income: curvature of ln W_n in T_n by its own trade.
  Vector own_curvature() const;
  /// Lashkaripour (2021, eq. 14) at the state.
  Vector formula() const;

  Shock shock() const;
  /// As solve fills it, without certificate and outcome.
  Equilibrium equilibrium() const;

 private:
  Eigen::Index row(std::size_t s, Eigen::Index n) const { return static_cast<Eigen::Index>(s) * N_ + n; }
  auto shares(std::size_t s) const { return share_.middleRows(row(s, 0), N_); }
  auto nets(std::size_t s) const { return net_.middleRows(row(s, 0), N_); }
  Vector revenue_by_own_tariff() const;
  double find_shares(std::size_t s, Eigen::Index n, const Vector& supplier);
  double log_tariff_change(std::size_t s, Eigen::Index n) const;

  Eigen::Index N_;
  std::vector<char> taxed_;
  std::vector<double> theta_;
  std::vector<Matrix> base_net_, free_share_;  ///< by sector: 1 / (1 + t) of the World; B, or shares where others' tariffs stay
  std::vector<Vector> spending_share_;         ///< alpha, by sector
  Vector value_added_, deficit_;
  Vector wage_, tariff_;
  Matrix share_, net_;             ///< lambda, lambda / tau; a row for each sector and importer
  std::vector<Vector> foreign_;    ///< sum of lambda over partners, by sector
  std::vector<Vector> log_price_;  ///< ln P, by sector
  Vector revenue_share_, income_, sales_, excess_;
  Matrix bought_, price_by_wages_, revenue_by_wages_, traded_;  ///< of differentiate()
};

}  // namespace entrepot
