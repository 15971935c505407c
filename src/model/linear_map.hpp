// The joint map of model/joint_map.hpp, differentiated at an equilibrium: x -> M x for changes x of its state, the transpose of
// M, and how policy and outcomes enter. Derivatives solve (1 - M) x = N v, gradients (1 - M') y = W' r, with v a policy, r an
// objective and x the change of the state: d ln w by country, or by [sector][country] where factors do not move freely;
// d ln P [sector][country]; dA / I [sector][country]. Here [sector][country], so that a sector is one block of rows.
//
// Wages answer the trade balance, which by the budget of a country is what its factors are paid above what they earn. It is
// taken relative to foreign trade V_n, so that the wage of an almost closed economy, which foreign trade alone decides, is found
// as precisely as any:
//   mobile factors  d ln w_n   = d ln w_n + dB_n / V_n - d ln w
//   others          d ln w^j_n = d ln w_n + [d(b^j Y^j) / F^j_n - sum_k d(b^k Y^k) / F_n + dB_n / V_n - d ln w] / (1 + m)
// with B = exports - imports + D + T, F^j_n what factors of a sector earn, F_n = w_n VA_n, d ln w_n = sum_j F^j_n d ln w^j_n /
// F_n. d ln w = sum_m F_m d ln w_m / sum_m F_m holds world value added; it is 0 at the solution, since balances add up to 0.
// Where bans have cut the world into parts that do not trade with each other, nothing says how their wages compare; each part
// then keeps its own value added (a country without any trade its wage), and real incomes do not depend on it.
#pragma once

#include <span>
#include <vector>

#include "entrepot/sensitivity.hpp"
#include "model/cost_slopes.hpp"
#include "model/trade_slopes.hpp"

namespace entrepot {

class LinearMap {
 public:
  LinearMap(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium);

  /// What one pass finds on the way from a change of the state and of policy; a column for each problem.
  struct Tangent {
    Columns next;    ///< M x + N v
    Columns cost;    ///< d ln (c / z), [sector][country]
    Columns price;   ///< d ln P, [sector][country]
    Columns wage;    ///< d ln w, [country]
    Columns income;  ///< dI, million USD, [country]
  };
  /// `policies`: one for each column from the first on; others have none.
  Tangent tangent(const Columns& x, std::span<const PolicyVector> policies = {}) const;
  /// Everything that the solved column says about outcomes.
  OutcomeVector outcomes(const Tangent& solved, const Columns& x, Eigen::Index column, const PolicyVector& policy) const;

  /// The way back: the weight of everything in an objective.
  struct Adjoint {
    Columns next;    ///< M' y + W' r
    Columns output;  ///< of dY, [sector][country]
    Columns income;  ///< of dI, [country]
    Columns claim;   ///< of money from abroad: income, and what the balance adds, [country]
    Columns price;   ///< of d ln P as trade finds it, [sector][country]
    Columns cost;    ///< of d ln (c / z), [sector][country]
  };
  /// `objectives`: one for each column from the first on; others have none.
  Adjoint adjoint(const Columns& y, std::span<const OutcomeVector> objectives = {}) const;
  /// Derivatives of the column's objective by what policy can do to one foreign flow; 0 where nothing is traded.
  struct CellSlopes {
    double tariff_rate = 0, log_trade_cost = 0, export_tax_rate = 0;
  };
  CellSlopes cell_slopes(const Adjoint& solved, Eigen::Index column, const OutcomeVector& objective, Sector j, Country importer,
                         Country exporter) const;
  /// X of a foreign flow at the equilibrium, million USD.
  double trade(Sector j, Country importer, Country exporter) const {
    const TradeSlopes& slopes = trade_[static_cast<std::size_t>(j.value)];
    return slopes.spending()(importer.value) * slopes.net()(importer.value, exporter.value);
  }
  /// Derivatives of the column's objective by every policy.
  PolicyVector policies(const Adjoint& solved, Eigen::Index column, const OutcomeVector& objective) const;

  Eigen::Index size() const { return wage_rows_ + 2 * JN_; }
  std::size_t country_count() const { return N_; }
  /// Rows of country n in a state: its wage or wages, prices, expenditures.
  std::vector<Eigen::Index> rows_of(std::size_t n) const;
  /// Of 1 - M what country n does to itself, in the order of rows_of, all else given.
  Eigen::MatrixXd own_block(std::size_t n) const;
  /// How the state of country n moves if its wages, or prices, or expenditures (kind 0, 1, 2) rise together: by rows_of; and with
  /// which weights the mean of such moves is taken.
  Eigen::VectorXd joint_move(std::size_t n, int kind) const;
  Eigen::VectorXd mean_weights(std::size_t n, int kind) const;

 private:
  using Strided = Eigen::Map<Columns, 0, Eigen::OuterStride<>>;
  using ConstStrided = Eigen::Map<const Columns, 0, Eigen::OuterStride<>>;
  Strided of_country(Columns& values, Eigen::Index first, std::size_t n, Eigen::Index rows) const;
  ConstStrided of_country(const Columns& values, Eigen::Index first, std::size_t n, Eigen::Index rows) const;
  Eigen::Index wages_of_country() const { return mobile_ ? 1 : static_cast<Eigen::Index>(J_); }

  Columns costs_of(std::size_t n, const ConstColumnsRef& wage, const ConstColumnsRef& price) const;
  Columns wage_index(std::size_t n, const ConstColumnsRef& wage) const;
  Columns deficits(const Columns& wage_index) const;
  /// What eqs. 4 and 6 of a country work with; a row, or a row for each sector.
  struct Books {
    ConstColumnsRef wage, price, output, index, income, balance, world;
  };
  void spend(std::size_t n, const Books& books, ColumnsRef next_wage, ColumnsRef next_spending) const;
  struct BookWeights {
    ColumnsRef wage, price, output, index, income, balance, world;
  };
  void spend_back(std::size_t n, const ConstColumnsRef& of_wage, const ConstColumnsRef& of_spending, BookWeights weights) const;
  void add_policies(std::size_t j, std::span<const PolicyVector> policies, TradeSlopes::Tangent& tangent) const;
  void add_objectives(std::span<const OutcomeVector> objectives, Adjoint& adjoint, Columns& wage_index) const;
  void add_trade_weights(std::size_t j, const OutcomeVector& objective, Eigen::Index column, TradeSlopes::Adjoint& adjoint) const;

  std::size_t J_, N_;
  Eigen::Index JN_, wage_rows_;
  bool mobile_;
  double mobility_;
  bool deficits_move_;              ///< closure own_share
  std::vector<CostSlopes> costs_;   ///< by country
  std::vector<TradeSlopes> trade_;  ///< by sector
  Eigen::VectorXd income_;          ///< I, million USD
  Eigen::VectorXd factor_income_;   ///< w VA, million USD
  Eigen::VectorXd deficit_slope_;   ///< D_n / w_n of the closure own_share: dD_n = slope_n dw_n - F_n sum_m slope_m dw_m / sum F
  Eigen::VectorXd per_trade_;       ///< 1 / V, million USD^-1; 0 without foreign trade
  Eigen::MatrixXd world_;           ///< d ln w of the part of the world that a country trades with, by wages of all countries
  Columns sector_income_;           ///< F^j_n, [sector][country], unless mobile
};

}  // namespace entrepot
