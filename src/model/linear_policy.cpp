// Where policy enters the linear system, and what it says about outcomes; both ways.
#include "model/linear_map.hpp"

namespace entrepot {
namespace {

using Place = Eigen::Index;

Country country(Place n) { return Country(static_cast<std::size_t>(n)); }

/// d ln (1 + t) and d ln (1 + e) by rates, of cells with trade: factors are ratios of shares.
double tariff_slope(const TradeSlopes& trade, Place n, Place i) { return trade.net()(n, i) / trade.share()(n, i); }
double export_tax_slope(const TradeSlopes& trade, Place n, Place i) { return trade.received()(n, i) / trade.net()(n, i); }

double at(const Flows& values, Sector j, Place n, Place i) { return values.empty() ? 0 : values(j, country(n), country(i)); }

/// Changes in logs that policy makes to one cell.
struct CellPolicy {
  double tariff = 0, export_tax = 0, wedge = 0;  ///< wedge = all of it: ln (kappa e tau)
};

CellPolicy cell_policy(const PolicyVector& policy, const TradeSlopes& trade, Sector j, Place n, Place i) {
  CellPolicy cell;
  if (n == i || trade.share()(n, i) == 0) return cell;
  cell.tariff = at(policy.tariff_rate, j, n, i) * tariff_slope(trade, n, i);
  cell.export_tax = at(policy.export_tax_rate, j, n, i) * export_tax_slope(trade, n, i);
  cell.wedge = at(policy.log_trade_cost, j, n, i) + cell.tariff + cell.export_tax;
  return cell;
}

}  // namespace

/// v in d ln P_n = ... + sum_i pi_ni v_ni, d ln X_ni = ... - theta (v_ni - d ln P_n) - d ln tau_ni, d ln S = d ln X - d ln e.
void LinearMap::add_policies(std::size_t j, std::span<const PolicyVector> policies, TradeSlopes::Tangent& tangent) const {
  const TradeSlopes& trade = trade_[j];
  const auto N = static_cast<Place>(N_);
  for (Place c = 0; c < static_cast<Place>(policies.size()); ++c) {
    const PolicyVector& policy = policies[static_cast<std::size_t>(c)];
    if (policy.tariff_rate.empty() && policy.log_trade_cost.empty() && policy.export_tax_rate.empty()) continue;
    for (Place n = 0; n < N; ++n) {
      double price = 0;
      for (Place i = 0; i < N; ++i) price += trade.share()(n, i) * cell_policy(policy, trade, Sector(j), n, i).wedge;
      tangent.price(n, c) += price;
      for (Place i = 0; i < N; ++i) {
        if (trade.share()(n, i) == 0) continue;
        const CellPolicy cell = cell_policy(policy, trade, Sector(j), n, i);
        const double flow = -trade.theta() * (cell.wedge - price) - cell.tariff, spent = trade.spending()(n);
        tangent.imports(n, c) += spent * trade.net()(n, i) * flow;
        tangent.exports(i, c) += spent * trade.net()(n, i) * flow;
        tangent.received(i, c) += spent * trade.received()(n, i) * (flow - cell.export_tax);
      }
      tangent.domestic(n, c) += trade.spending()(n) * trade.own_net()(n) * trade.theta() * price;
    }
  }
}

OutcomeVector LinearMap::outcomes(const Tangent& solved, const Columns& x, Place column, const PolicyVector& policy) const {
  const auto N = static_cast<Place>(N_);
  OutcomeVector change{ByCountry({N_}), ByCountry({N_}),           ByCountry({N_}),
                       ByCountry({N_}), SectorByCountry({J_, N_}), Flows({J_, N_, N_})};
  for (Place n = 0; n < N; ++n) {
    change.wage(country(n)) = solved.wage(n, column);
    change.income(country(n)) = solved.income(n, column) / income_(n);
    double consumer_price = 0;
    for (std::size_t j = 0; j < J_; ++j) {
      const double price = solved.price(static_cast<Place>(j) * N + n, column);
      change.price(Sector(j), country(n)) = price;
      consumer_price += costs_[static_cast<std::size_t>(n)].final_share(static_cast<Place>(j)) * price;
    }
    change.consumer_price(country(n)) = consumer_price;
    change.real_income(country(n)) = change.income(country(n)) - consumer_price;
  }
  for (std::size_t j = 0; j < J_; ++j) {
    const TradeSlopes& trade = trade_[j];
    const Place first = static_cast<Place>(j) * N;
    for (Place n = 0; n < N; ++n) {
      const double spent = trade.spending()(n);
      if (!(spent > 0)) continue;
      const double more = x(wage_rows_ + JN_ + first + n, column) * income_(n) / spent;
      for (Place i = 0; i < N; ++i) {
        const CellPolicy cell = cell_policy(policy, trade, Sector(j), n, i);
        const double relative = solved.cost(first + i, column) + cell.wedge - solved.price(first + n, column);
        const double net = i == n ? trade.own_net()(n) : trade.net()(n, i);
        change.trade(Sector(j), country(n), country(i)) = spent * net * (more - trade.theta() * relative - cell.tariff);
      }
    }
  }
  return change;
}

void LinearMap::add_objectives(std::span<const OutcomeVector> objectives, Adjoint& adjoint, Columns& wage_index) const {
  const auto N = static_cast<Place>(N_);
  for (Place c = 0; c < static_cast<Place>(objectives.size()); ++c) {
    const OutcomeVector& r = objectives[static_cast<std::size_t>(c)];
    for (Place n = 0; n < N; ++n) {
      const auto weight = [&](const ByCountry& values) { return values.empty() ? 0 : values(country(n)); };
      wage_index(n, c) += weight(r.wage);
      adjoint.income(n, c) += (weight(r.income) + weight(r.real_income)) / income_(n);
      const double bundle = weight(r.consumer_price) - weight(r.real_income);
      for (std::size_t j = 0; j < J_; ++j) {
        const double own = r.price.empty() ? 0 : r.price(Sector(j), country(n));
        adjoint.next(wage_rows_ + static_cast<Place>(j) * N + n, c) +=
            own + bundle * costs_[static_cast<std::size_t>(n)].final_share(static_cast<Place>(j));
      }
    }
  }
}

/// Weights on flows act on d ln X as payments do.
void LinearMap::add_trade_weights(std::size_t j, const OutcomeVector& objective, Place column,
                                  TradeSlopes::Adjoint& adjoint) const {
  if (objective.trade.empty()) return;
  const TradeSlopes& trade = trade_[j];
  const auto N = static_cast<Place>(N_);
  Columns net = trade.net();
  net.diagonal() = trade.own_net();
  const Columns value = (trade.spending().asDiagonal() * net)
                            .cwiseProduct(Eigen::Map<const Columns>(&objective.trade(Sector(j), Country(), Country()), N, N));
  const Eigen::VectorXd price = trade.theta() * value.rowwise().sum();
  adjoint.spending.col(column) += value.rowwise().sum();
  adjoint.price.col(column) += price;
  adjoint.cost.col(column) += trade.share().transpose() * price + trade.own_share().cwiseProduct(price);
  adjoint.cost.col(column) -= trade.theta() * value.colwise().sum().transpose();
}

LinearMap::CellSlopes LinearMap::cell_slopes(const Adjoint& solved, Place column, const OutcomeVector& objective, Sector j,
                                             Country importer, Country exporter) const {
  const TradeSlopes& trade = trade_[static_cast<std::size_t>(j.value)];
  const auto n = static_cast<Place>(importer.value), i = static_cast<Place>(exporter.value);
  const double share = trade.share()(n, i);
  if (i == n || share == 0) return {};
  const Place first = static_cast<Place>(j.value) * static_cast<Place>(N_);
  const double spent = trade.spending()(n), price = solved.price(first + n, column);
  const double received = spent * trade.received()(n, i) * (solved.output(first + i, column) - solved.income(i, column));
  const double paid =
      spent * trade.net()(n, i) * (solved.claim(i, column) - solved.claim(n, column) + at(objective.trade, j, n, i));
  const double flow = paid + received, wedge = share * price - trade.theta() * flow;
  return {.tariff_rate = (wedge - flow) * tariff_slope(trade, n, i),
          .log_trade_cost = wedge,
          .export_tax_rate = (wedge - received) * export_tax_slope(trade, n, i)};
}

PolicyVector LinearMap::policies(const Adjoint& solved, Place column, const OutcomeVector& objective) const {
  PolicyVector gradient{Flows({J_, N_, N_}), Flows({J_, N_, N_}), Flows({J_, N_, N_}), SectorByCountry({J_, N_}),
                        ByCountry({N_})};
  for (const Country n : all<Country>(N_)) gradient.transfer(n) = solved.claim(n.value, column);
  for (const Sector j : all<Sector>(J_)) {
    for (const Country n : all<Country>(N_)) {
      gradient.log_productivity(j, n) = -solved.cost(static_cast<Place>(j.value) * static_cast<Place>(N_) + n.value, column);
      for (const Country i : all<Country>(N_)) {
        const CellSlopes slopes = cell_slopes(solved, column, objective, j, n, i);
        gradient.tariff_rate(j, n, i) = slopes.tariff_rate;
        gradient.log_trade_cost(j, n, i) = slopes.log_trade_cost;
        gradient.export_tax_rate(j, n, i) = slopes.export_tax_rate;
      }
    }
  }
  return gradient;
}

}  // namespace entrepot
