// The economy with one good per country, linear at the benchmark. Wages settle slowly when each sweep moves them by what their
// own market says alone; this model knows how all countries' wages, prices and expenditure move together, and its Newton step
// takes the place of the part of a sweep that moves whole countries. It makes sweeps fewer and cannot change the answer.
//
// Unknowns by country: omega = d ln w, p = d ln P of all goods, a = d ln A of all goods. With unit costs
// d ln c^j_i = beta^j_i omega_i + (1 - beta^j_i) p_i and sales d Y^j_i = sum_n X^j_ni (a_n - theta_j (d ln c^j_i - d ln P^j_n)):
//   p_n                  = sum_j (A^j_n / A_n) sum_i pi^j_ni d ln c^j_i
//   A_n a_n              = sum_j (1 - beta^j_n) d Y^j_n + w_n VA_n omega_n + T_n a_n
//   omega_n' - omega_n   = step (sum_j beta^j_n d Y^j_n / VA_n - omega_n), world value added fixed
// where sum_n theta_j X^j_ni d ln P^j_n is taken as if all traded goods were one good.
// Source: eqs. 1-6 of MODEL.md, differentiated; the correction is the coarse level of a two-level method.
#pragma once

#include <Eigen/Core>
#include <span>

#include "model/prepared_world.hpp"

namespace entrepot {

class CountryModel {
 public:
  /// `wage_step` as the joint map's.
  CountryModel(const PreparedWorld& prepared, double wage_step);

  /// mapped = map(state) before; after, mapped moved by what whole countries still have to move. States as in
  /// model/joint_map.hpp. Leaves mapped as it is where the model has no usable answer.
  void correct(std::span<const double> state, std::span<double> mapped) const;

 private:
  std::size_t J_, N_;
  bool mobile_;
  Eigen::MatrixXd price_solve_, price_by_wage_;        ///< p = price_solve r_p + price_by_wage omega
  Eigen::MatrixXd spending_solve_, spending_by_wage_;  ///< a = spending_solve (r_a + spending_by_price p_0) + ... omega
  Eigen::MatrixXd spending_by_price_;                  ///< d a' / d p
  Eigen::MatrixXd wage_by_price_, wage_by_spending_;   ///< d omega' / d p, d omega' / d a
  Eigen::MatrixXd wage_solve_;                         ///< of the wages alone, prices and expenditure eliminated
  AlignedVector expenditure_weight_;                   ///< A^j_n / A_n, [country][sector]
  AlignedVector factor_weight_;                        ///< share of a sector in value added, unless mobile
  bool usable_ = false;
};

}  // namespace entrepot
