// What a country does to itself in the linear system, and how it moves as a whole: what a solver may invert beforehand.
#include "model/linear_map.hpp"

namespace entrepot {
namespace {

using Place = Eigen::Index;  // of a row; entrepot::Index counts countries and sectors

}  // namespace

std::vector<Eigen::Index> LinearMap::rows_of(std::size_t n) const {
  std::vector<Place> rows;
  const auto add = [&](Place first, Place count) {
    for (Place j = 0; j < count; ++j) rows.push_back(first + j * static_cast<Place>(N_) + static_cast<Place>(n));
  };
  add(0, wages_of_country());
  add(wage_rows_, static_cast<Place>(J_));
  add(wage_rows_ + JN_, static_cast<Place>(J_));
  return rows;
}

Eigen::MatrixXd LinearMap::own_block(std::size_t n) const {
  const Place W = wages_of_country(), J = static_cast<Place>(J_), size = W + 2 * J, at = static_cast<Place>(n);
  const Columns x = Columns::Identity(size, size);
  const auto wage = x.topRows(W), price = x.middleRows(W, J), spending = x.bottomRows(J);
  const Columns cost = costs_of(n, wage, price), index = wage_index(n, wage);
  const double world_share = factor_income_(at) / factor_income_.sum();
  Columns next(size, size), output(J, size), balance = Columns::Zero(1, size);
  if (deficits_move_) balance = deficit_slope_(at) * (1 - world_share) * index;
  Columns income = factor_income_(at) * index + balance;
  for (Place j = 0; j < J; ++j) {
    const TradeSlopes& trade = trade_[static_cast<std::size_t>(j)];
    const double spent = trade.spending()(at), theta = trade.theta();
    const Columns more = (spent > 0 ? income_(at) : 0.0) * spending.row(j);
    next.row(W + j) = trade.own_share()(at) * cost.row(j);
    const Columns bought = theta * spent * next.row(W + j) + more;  // at prices that own costs alone move
    const Columns domestic = trade.own_net()(at) * (bought - theta * spent * cost.row(j));
    const Columns imports = trade.import_share()(at) * bought, exports = -theta * trade.exports()(at) * cost.row(j),
                  received = -theta * trade.sold_abroad()(at) * cost.row(j);
    output.row(j) = received + domestic;
    income += exports - received + more - imports - domestic;
    balance += exports - imports;
  }
  Columns next_wage(W, size), next_spending(J, size);
  spend(n, {wage, price, output, index, income, balance, world_(at, at) * index}, next_wage, next_spending);
  next.topRows(W) = next_wage;
  next.bottomRows(J) = next_spending;
  return x - next;
}

Eigen::VectorXd LinearMap::joint_move(std::size_t n, int kind) const {
  const Place W = wages_of_country(), J = static_cast<Place>(J_);
  Eigen::VectorXd move = Eigen::VectorXd::Zero(W + 2 * J);
  if (kind == 0) move.head(W).setOnes();
  for (Place j = 0; j < J; ++j) {
    const double spent = trade_[static_cast<std::size_t>(j)].spending()(static_cast<Place>(n));
    if (kind == 1 && spent > 0) move(W + j) = 1;
    if (kind == 2) move(W + J + j) = spent / income_(static_cast<Place>(n));
  }
  return move;
}

Eigen::VectorXd LinearMap::mean_weights(std::size_t n, int kind) const {
  const Place W = wages_of_country(), J = static_cast<Place>(J_), at = static_cast<Place>(n);
  Eigen::VectorXd weights = Eigen::VectorXd::Zero(W + 2 * J);
  double spent = 0;
  for (const TradeSlopes& trade : trade_) spent += trade.spending()(at);
  if (kind == 0) {
    if (mobile_) {
      weights(0) = 1;
    } else {
      weights.head(W) = sector_income_.col(at) / sector_income_.col(at).sum();
    }
  }
  for (Place j = 0; j < J; ++j) {
    if (kind == 1) weights(W + j) = trade_[static_cast<std::size_t>(j)].spending()(at) / spent;
    if (kind == 2) weights(W + J + j) = income_(at) / spent;
  }
  return weights;
}

}  // namespace entrepot
