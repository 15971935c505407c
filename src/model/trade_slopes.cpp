#include "model/trade_slopes.hpp"

#include "model/cobb_douglas.hpp"
#include "model/dense_product.hpp"

namespace entrepot {

TradeSlopes::TradeSlopes(const World& world, const Economy& economy, std::span<const CellShock> cells, const Flows& flows,
                         Sector sector)
    : theta_(is_cobb_douglas(economy.trade_elasticity(sector)) ? 0 : economy.trade_elasticity(sector)) {
  const std::size_t N = world.country_count();
  const auto size = static_cast<Eigen::Index>(N);
  Columns tariff_factor(size, size), export_factor = Columns::Ones(size, size), paid(size, size);
  for (const Country n : all<Country>(N)) {
    for (const Country i : all<Country>(N)) {
      tariff_factor(n.value, i.value) = 1 + world.tariff(sector, n, i);
      paid(n.value, i.value) = flows(sector, n, i);
    }
  }
  for (const CellShock& cell : cells) {
    tariff_factor(cell.importer.value, cell.exporter.value) = 1 + cell.tariff_rate;
    export_factor(cell.importer.value, cell.exporter.value) = 1 + cell.export_tax_rate;
  }
  spending_ = paid.cwiseProduct(tariff_factor).rowwise().sum();
  const Eigen::VectorXd per_spent = spending_.unaryExpr([](double a) { return a > 0 ? 1 / a : 0.0; });
  own_net_ = per_spent.cwiseProduct(paid.diagonal());
  own_share_ = own_net_.cwiseProduct(tariff_factor.diagonal());
  paid.diagonal().setZero();
  const Columns received = paid.cwiseQuotient(export_factor);
  share_ = per_spent.asDiagonal() * paid.cwiseProduct(tariff_factor);
  if ((paid.array() != 0 && tariff_factor.array() != 1).any()) net_ = per_spent.asDiagonal() * paid;
  if ((paid.array() != 0 && export_factor.array() != 1).any()) received_ = per_spent.asDiagonal() * received;
  sold_abroad_ = received.colwise().sum();
  exports_ = paid.colwise().sum();
  import_share_ = net().rowwise().sum();
}

void TradeSlopes::tangent(const ConstColumnsRef& cost, const ConstColumnsRef& spending, Tangent& result) const {
  const Eigen::Index N = cost.rows(), m = cost.cols();
  Columns foreign = Columns::Zero(N, m);
  add_product(factor(share_), cost, foreign);
  result.price = foreign + own_share_.asDiagonal() * cost;
  const Columns lift = theta_ * result.price + spending, bought = spending_.asDiagonal() * lift;
  result.exports.setZero(N, m);
  add_product(transposed(net()), bought, result.exports);
  if (received_.size() > 0) {
    result.received.setZero(N, m);
    add_product(transposed(received_), bought, result.received);
  } else {
    result.received = result.exports;
  }
  result.imports = import_share_.asDiagonal() * bought;
  result.domestic = own_net_.asDiagonal() * bought;
  if (theta_ == 0) return;
  if (net_.size() > 0) {
    foreign.setZero();
    add_product(factor(net_), cost, foreign);
  }
  result.imports.noalias() -= theta_ * (spending_.asDiagonal() * foreign);
  result.exports.noalias() -= theta_ * (exports_.asDiagonal() * cost);
  result.received.noalias() -= theta_ * (sold_abroad_.asDiagonal() * cost);
  result.domestic.noalias() -= theta_ * (spending_.cwiseProduct(own_net_).asDiagonal() * cost);
}

/// With m_ni = X_ni (income_i + balance_i - claim_n) + S_ni (output_i - income_i) abroad, S_nn (output_n - income_n) at home, the
/// weight of d ln X_ni: sums by importer and by exporter.
void TradeSlopes::adjoint(const Weights& w, Adjoint& result) const {
  const Columns domestic = own_net_.asDiagonal() * Columns(w.output - w.income);
  const Columns earned = (received_.size() > 0 ? w.income : w.output) + w.balance;
  Columns by_importer = domestic - import_share_.asDiagonal() * w.claim;
  add_product(factor(net()), earned, by_importer);
  if (received_.size() > 0) add_product(factor(received_), Columns(w.output - w.income), by_importer);
  result.spending = spending_.asDiagonal() * by_importer;
  result.price += theta_ * result.spending;
  result.cost = own_share_.asDiagonal() * result.price;
  Columns claimed = theta_ * (spending_.asDiagonal() * w.claim);
  if (net_.size() > 0) {
    add_product(transposed(share_), result.price, result.cost);
    if (theta_ != 0) add_product(transposed(net_), claimed, result.cost);
  } else {
    claimed += result.price;
    add_product(transposed(share_), claimed, result.cost);
  }
  if (theta_ == 0) return;
  result.cost -= theta_ * (spending_.asDiagonal() * domestic);
  result.cost -= theta_ * (exports_.asDiagonal() * (w.income + w.balance));
  result.cost -= theta_ * (sold_abroad_.asDiagonal() * (w.output - w.income));
}

}  // namespace entrepot
