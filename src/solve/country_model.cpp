#include "solve/country_model.hpp"

#include <Eigen/LU>
#include <cmath>

#include "model/cobb_douglas.hpp"
#include "model/worst.hpp"

namespace entrepot {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Row = Eigen::Map<const Eigen::RowVectorXd, Eigen::Aligned64>;

/// Flows of all sectors added up, with the weights that the linear model needs. Matrices are (buyer, seller) of net sales or
/// gross spending, million USD; an answering flow belongs to a traded sector and carries its trade elasticity.
struct Totals {
  explicit Totals(Eigen::Index N)
      : sales(Matrix::Zero(N, N)),
        factor_sales(sales),
        answering_sales(sales),
        answering_factor_sales(sales),
        spending(sales),
        factor_spending(sales),
        fixed_spending(sales),
        fixed_factor_spending(sales),
        answer(Matrix::Zero(N, 3)) {}

  Matrix sales, factor_sales;                      ///< sum_j X, sum_j beta_seller X
  Matrix answering_sales, answering_factor_sales;  ///< the same times theta
  Matrix spending, factor_spending;                ///< sum_j A pi, sum_j A pi beta_seller
  Matrix fixed_spending, fixed_factor_spending;    ///< of that, in sectors whose flows do not answer
  Matrix answer;                                   ///< by seller: sum_j theta Y beta^k, k = 0, 1, 2
};

Totals add_up(const PreparedWorld& prepared) {
  const auto J = static_cast<Eigen::Index>(prepared.J), N = static_cast<Eigen::Index>(prepared.N);
  const auto stride = static_cast<Eigen::Index>(prepared.stride);
  // rows are contiguous for the sums, so everything is added up as (seller, buyer) and turned at the end
  Totals sum(N);
  Vector beta(N), sold(N), paid(N), sales(N);
  for (Eigen::Index j = 0; j < J; ++j) {
    const bool own_only = prepared.own_only[static_cast<std::size_t>(j)];
    const double elasticity = prepared.economy.trade_elasticity(Sector(static_cast<std::size_t>(j)));
    const double theta = own_only || is_cobb_douglas(elasticity) ? 0 : elasticity;
    for (Eigen::Index i = 0; i < N; ++i) beta(i) = prepared.value_added_share[static_cast<std::size_t>(i * J + j)];
    sold.setZero();
    for (Eigen::Index n = 0; n < N; ++n) {
      const double spent = prepared.expenditure[static_cast<std::size_t>(n * J + j)];
      if (!(spent > 0)) continue;
      const auto at = static_cast<std::size_t>((j * N + n) * stride);
      const Row share(&prepared.shares[at], N);
      const Row net(prepared.taxed[static_cast<std::size_t>(j)] ? &prepared.net_shares[at] : &prepared.shares[at], N);
      sales = spent * net.transpose();
      paid = spent * share.transpose();
      sum.sales.col(n) += sales;
      sum.factor_sales.col(n) += sales.cwiseProduct(beta);
      sum.spending.col(n) += paid;
      sum.factor_spending.col(n) += paid.cwiseProduct(beta);
      if (theta == 0) {
        sum.fixed_spending.col(n) += paid;
        sum.fixed_factor_spending.col(n) += paid.cwiseProduct(beta);
        continue;
      }
      sales *= theta;
      sum.answering_sales.col(n) += sales;
      sum.answering_factor_sales.col(n) += sales.cwiseProduct(beta);
      sold += sales;
    }
    sum.answer.col(0) += sold;
    sum.answer.col(1) += sold.cwiseProduct(beta);
    sum.answer.col(2) += sold.cwiseProduct(beta).cwiseProduct(beta);
  }
  for (Matrix* m : {&sum.spending, &sum.factor_spending, &sum.fixed_spending, &sum.fixed_factor_spending}) m->transposeInPlace();
  return sum;
}

Vector inverse_or_zero(const Vector& x) {
  return x.unaryExpr([](double v) { return v > 0 ? 1 / v : 0.0; });
}

}  // namespace

CountryModel::CountryModel(const PreparedWorld& prepared, double wage_step)
    : J_(prepared.J), N_(prepared.N), mobile_(prepared.mobile), factor_weight_(prepared.factor_share) {
  const auto N = static_cast<Eigen::Index>(N_);
  const Totals sum = add_up(prepared);
  const Vector spent = sum.spending.rowwise().sum(), per_spent = inverse_or_zero(spent);
  Vector value_added(N);
  for (Eigen::Index n = 0; n < N; ++n) value_added(n) = prepared.world.value_added(Country(static_cast<std::size_t>(n)));
  expenditure_weight_ = prepared.expenditure;
  for (std::size_t n = 0; n < N_; ++n) {
    for (std::size_t j = 0; j < J_; ++j) expenditure_weight_[n * J_ + j] *= per_spent(static_cast<Eigen::Index>(n));
  }

  // d ln P = price_by_cost_of_factors omega + price_by_price p
  const Matrix by_factors = per_spent.asDiagonal() * sum.factor_spending;
  const Matrix by_price = per_spent.asDiagonal() * (sum.spending - sum.factor_spending);
  const Matrix traded = sum.spending - sum.fixed_spending, traded_factors = sum.factor_spending - sum.fixed_factor_spending;
  constexpr double rounding = 1e-12;  // of spending: what a difference of sums leaves where nothing is traded
  const Vector spent_on_traded = traded.rowwise().sum();
  const Vector per_traded = inverse_or_zero((spent_on_traded.array() > rounding * spent.array()).select(spent_on_traded, 0));
  const Matrix traded_by_factors = per_traded.asDiagonal() * traded_factors;
  const Matrix traded_by_price = per_traded.asDiagonal() * (traded - traded_factors);

  // What sellers' receipts of factors (first) and of inputs (second) answer to wages, prices and buyers' spending
  const Matrix answering_input_sales = sum.answering_sales - sum.answering_factor_sales;
  Matrix factors_by_wage = sum.answering_factor_sales * traded_by_factors,
         factors_by_price = sum.answering_factor_sales * traded_by_price;
  Matrix inputs_by_wage = answering_input_sales * traded_by_factors, inputs_by_price = answering_input_sales * traded_by_price;
  const Vector a0 = sum.answer.col(0), a1 = sum.answer.col(1), a2 = sum.answer.col(2);
  factors_by_wage.diagonal() -= a2;
  factors_by_price.diagonal() -= a1 - a2;
  inputs_by_wage.diagonal() -= a1 - a2;
  inputs_by_price.diagonal() -= a0 - 2 * a1 + a2;

  const Vector revenue = spent - sum.sales.colwise().sum().transpose();  // tariffs: what buyers spend and sellers do not receive
  inputs_by_wage.diagonal() += value_added;
  Matrix spending_by_spending = sum.sales - sum.factor_sales;
  spending_by_spending.diagonal() += revenue;
  const auto solve_for = [&](const Matrix& slope) { return Matrix((Matrix::Identity(N, N) - slope).partialPivLu().inverse()); };
  price_solve_ = solve_for(by_price);
  price_by_wage_.noalias() = price_solve_ * by_factors;
  spending_solve_ = solve_for(per_spent.asDiagonal() * spending_by_spending);
  spending_by_price_ = per_spent.asDiagonal() * inputs_by_price;
  Matrix spending_by_wage = per_spent.asDiagonal() * inputs_by_wage;
  spending_by_wage.noalias() += spending_by_price_ * price_by_wage_;
  spending_by_wage_.noalias() = spending_solve_ * spending_by_wage;

  // Rows of wages are relative to their mean, as the map's are.
  const Eigen::RowVectorXd weight = value_added.transpose() / value_added.sum();
  const auto relative = [&](Matrix rows) {
    rows = (wage_step * inverse_or_zero(value_added)).asDiagonal() * rows;
    return rows;
  };
  const auto centre = [&](Matrix& rows) { rows.rowwise() -= Eigen::RowVectorXd(weight * rows); };
  wage_by_price_ = relative(factors_by_price);
  wage_by_spending_ = relative(sum.factor_sales);
  Matrix wage_by_wage = relative(factors_by_wage);
  wage_by_wage.diagonal().array() += 1 - wage_step;
  centre(wage_by_price_);
  centre(wage_by_spending_);
  centre(wage_by_wage);
  wage_by_wage.noalias() += wage_by_price_ * price_by_wage_;
  wage_by_wage.noalias() += wage_by_spending_ * spending_by_wage_;
  wage_solve_ = solve_for(wage_by_wage);
  usable_ = wage_solve_.allFinite() && price_solve_.allFinite() && spending_solve_.allFinite();
}

void CountryModel::correct(std::span<const double> state, std::span<double> mapped) const {
  if (!usable_) return;
  constexpr double longest_move = 1;  // of a log; beyond it the linear model says nothing
  const auto N = static_cast<Eigen::Index>(N_);
  const std::size_t wage_count = mobile_ ? N_ : N_ * J_, prices = wage_count, expenditure = wage_count + N_ * J_;
  Vector wage(N), price(N), spending(N);
  for (std::size_t n = 0; n < N_; ++n) {
    const auto at = static_cast<Eigen::Index>(n);
    double wage_move = mobile_ ? mapped[n] - state[n] : 0, price_move = 0, spent = 0, spent_next = 0;
    for (std::size_t c = n * J_; c < (n + 1) * J_; ++c) {
      if (!mobile_) wage_move += factor_weight_[c] * (mapped[c] - state[c]);
      price_move += expenditure_weight_[c] * (mapped[prices + c] - state[prices + c]);
      spent += state[expenditure + c];
      spent_next += mapped[expenditure + c];
    }
    wage(at) = wage_move;
    price(at) = price_move;
    spending(at) = spent > 0 ? spent_next / spent - 1 : 0;
  }
  const Vector price_alone = price_solve_ * price;
  const Vector spending_alone = spending_solve_ * (spending + spending_by_price_ * price_alone);
  const Vector wage_total = wage_solve_ * (wage + wage_by_price_ * price_alone + wage_by_spending_ * spending_alone);
  const Vector wage_more = wage_total - wage;
  const Vector price_more = price_alone + price_by_wage_ * wage_total - price;
  const Vector spending_more = spending_alone + spending_by_wage_ * wage_total - spending;
  const auto largest = [](const Vector& x) { return x.cwiseAbs().maxCoeff<Eigen::PropagateNaN>(); };
  const double longest = worst_of(largest(wage_more), worst_of(largest(price_more), largest(spending_more)));
  if (!std::isfinite(longest)) return;
  const double part = longest > longest_move ? longest_move / longest : 1;
  for (std::size_t n = 0; n < N_; ++n) {
    const auto at = static_cast<Eigen::Index>(n);
    if (mobile_) mapped[n] += part * wage_more(at);
    const double growth = part * spending_more(at);
    for (std::size_t c = n * J_; c < (n + 1) * J_; ++c) {
      if (!mobile_) mapped[c] += part * wage_more(at);
      mapped[prices + c] += part * price_more(at);
      mapped[expenditure + c] += growth * state[expenditure + c];
    }
  }
}

}  // namespace entrepot
