#include "model/linear_map.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/dense_product.hpp"

namespace entrepot {
namespace {

using Place = Eigen::Index;
using Vector = Eigen::VectorXd;

/// Cells of a shock stand sorted by sector.
std::span<const CellShock> cells_of(const Shock& shock, Sector j) {
  return std::ranges::equal_range(shock.cells, j, {}, [](const CellShock& cell) { return cell.sector; });
}

Vector inverse_or_zero(const Vector& x) {
  return x.unaryExpr([](double v) { return v > 0 ? 1 / v : 0.0; });
}

/// F^j_n = b^j Y^j at the equilibrium, what the factors of a sector earn.
Columns factor_payments(const std::vector<CostSlopes>& costs, const std::vector<TradeSlopes>& trade) {
  Columns payments(static_cast<Place>(trade.size()), static_cast<Place>(costs.size()));
  for (Place j = 0; j < payments.rows(); ++j) {
    for (Place n = 0; n < payments.cols(); ++n)
      payments(j, n) = costs[static_cast<std::size_t>(n)].factor_share(j) * trade[static_cast<std::size_t>(j)].output()(n);
  }
  return payments;
}

/// 1 / V by country, V the mean of exports and imports; 0 where that is less than rounding makes of value added.
Vector per_foreign_trade(const std::vector<TradeSlopes>& trade, const Vector& factor_income) {
  constexpr double closed = 1e-12;
  Vector volume = Vector::Zero(factor_income.size());
  for (const TradeSlopes& t : trade) volume += (t.exports() + t.spending().cwiseProduct(t.import_share())) / 2;
  return (volume.array() > closed * factor_income.array()).select(volume.cwiseInverse(), 0.0);
}

/// By country, the weights of all countries in the value added of those that it trades with, directly or through others.
Eigen::MatrixXd world_weights(const std::vector<TradeSlopes>& trade, const Vector& factor_income, const Vector& per_trade) {
  const Place N = factor_income.size();
  Columns flows = Columns::Zero(N, N);
  for (const TradeSlopes& t : trade) flows += t.spending().asDiagonal() * t.net();
  std::vector<Place> part(static_cast<std::size_t>(N), -1);
  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(N, N);
  for (Place start = 0; start < N; ++start) {
    if (part[static_cast<std::size_t>(start)] >= 0) continue;
    std::vector<Place> members{start};
    part[static_cast<std::size_t>(start)] = start;
    for (std::size_t next = 0; next < members.size(); ++next) {
      for (Place other = 0; other < N; ++other) {
        const double volume = flows(members[next], other) + flows(other, members[next]);
        if (!(volume > 0 && per_trade(members[next]) > 0 && per_trade(other) > 0) || part[static_cast<std::size_t>(other)] >= 0)
          continue;
        part[static_cast<std::size_t>(other)] = start;
        members.push_back(other);
      }
    }
    double sum = 0;
    for (const Place n : members) sum += factor_income(n);
    for (const Place n : members) {
      for (const Place m : members) weights(n, m) = factor_income(m) / sum;
    }
  }
  return weights;
}

}  // namespace

LinearMap::LinearMap(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium)
    : J_(world.sector_count()),
      N_(world.country_count()),
      JN_(static_cast<Place>(J_ * N_)),
      mobile_(std::isinf(economy.factor_mobility)),
      mobility_(economy.factor_mobility),
      deficits_move_(economy.closure == Closure::own_share),
      income_(static_cast<Place>(N_)),
      factor_income_(income_.size()),
      deficit_slope_(income_.size()) {
  wage_rows_ = mobile_ ? static_cast<Place>(N_) : JN_;
  const Flows flows = trade_flows(world, economy, shock, equilibrium);
  for (const Sector j : all<Sector>(J_)) trade_.emplace_back(world, economy, cells_of(shock, j), flows, j);
  const PreparedWorld prepared(world, economy);
  std::optional<Nests> nests;
  if (prepared.nested) nests.emplace(prepared);
  double carried = 0, world_income = 0;
  for (const Country n : all<Country>(N_)) {
    Vector output(static_cast<Place>(J_));
    for (std::size_t j = 0; j < J_; ++j) output(static_cast<Place>(j)) = trade_[j].output()(n.value);
    costs_.push_back(cost_slopes(prepared, nests ? &*nests : nullptr, equilibrium, n, output));
    income_(n.value) = equilibrium.income(n);
    factor_income_(n.value) = equilibrium.wage_change(n) * world.value_added(n);
    carried += equilibrium.wage_change(n) * world.deficit(n);
    world_income += factor_income_(n.value);
  }
  for (const Country n : all<Country>(N_)) {
    deficit_slope_(n.value) = equilibrium.wage_change(n) * world.deficit(n) - factor_income_(n.value) * carried / world_income;
  }
  per_trade_ = per_foreign_trade(trade_, factor_income_);
  world_ = world_weights(trade_, factor_income_, per_trade_);
  if (!mobile_) sector_income_ = factor_payments(costs_, trade_);
}

LinearMap::Strided LinearMap::of_country(Columns& values, Place first, std::size_t n, Place rows) const {
  return {values.data() + (first + static_cast<Place>(n)) * values.cols(), rows, values.cols(),
          Eigen::OuterStride<>(static_cast<Place>(N_) * values.cols())};
}

LinearMap::ConstStrided LinearMap::of_country(const Columns& values, Place first, std::size_t n, Place rows) const {
  return {values.data() + (first + static_cast<Place>(n)) * values.cols(), rows, values.cols(),
          Eigen::OuterStride<>(static_cast<Place>(N_) * values.cols())};
}

/// Eq. 1: d ln c of all producers of a country.
Columns LinearMap::costs_of(std::size_t n, const ConstColumnsRef& wage, const ConstColumnsRef& price) const {
  const CostSlopes& c = costs_[n];
  Columns cost = Columns::Zero(static_cast<Place>(J_), price.cols());
  add_product(transposed(c.input_share), price, cost);
  if (mobile_) {
    cost.noalias() += c.factor_share * wage;
  } else {
    cost += c.factor_share.asDiagonal() * wage;
  }
  return cost;
}

/// d ln w of a country from the wages of its sectors.
Columns LinearMap::wage_index(std::size_t n, const ConstColumnsRef& wage) const {
  if (mobile_) return wage;
  return sector_income_.col(static_cast<Place>(n)).transpose() * wage / sector_income_.col(static_cast<Place>(n)).sum();
}

/// dD of the closure own_share; its transpose has the same form.
Columns LinearMap::deficits(const Columns& wage_index) const {
  Columns change = deficit_slope_.asDiagonal() * wage_index;
  change.noalias() -= factor_income_ * (deficit_slope_.transpose() * wage_index) / factor_income_.sum();
  return change;
}

/// Eqs. 4 and 6 of country n: next wages and expenditures.
void LinearMap::spend(std::size_t n, const Books& books, ColumnsRef next_wage, ColumnsRef next_spending) const {
  const CostSlopes& c = costs_[n];
  const auto at = static_cast<Place>(n);
  Columns uses = Columns::Zero(static_cast<Place>(J_), books.output.cols());
  add_product(factor(c.input_share), books.output, uses);
  uses.noalias() += c.final_share * books.income;
  if (c.shares_move()) {
    uses.noalias() += c.uses_by_price * books.price;
    if (mobile_) {
      uses.noalias() += c.uses_by_wage.rowwise().sum() * books.wage;
    } else {
      uses.noalias() += c.uses_by_wage * books.wage;
    }
  }
  next_spending = uses / income_(at);
  const Columns level = per_trade_(at) * books.balance - books.world;
  if (mobile_) {
    next_wage = books.index + level;
    return;
  }
  Columns payments = c.factor_share.asDiagonal() * books.output;
  if (c.shares_move()) {
    payments.noalias() += c.payments_by_price * books.price;
    payments += c.payments_by_wage.asDiagonal() * books.wage;
  }
  const Columns mean = payments.colwise().sum() / sector_income_.col(at).sum();
  for (Place j = 0; j < payments.rows(); ++j) {
    next_wage.row(j) = books.index;
    const double earned = sector_income_(j, at);  // 0 where nobody works
    if (earned > 0) next_wage.row(j) += (payments.row(j) / earned - mean + level) / (1 + mobility_);
  }
}

LinearMap::Tangent LinearMap::tangent(const Columns& x, std::span<const PolicyVector> policies) const {
  const Place m = x.cols(), J = static_cast<Place>(J_), N = static_cast<Place>(N_), prices = wage_rows_,
              spendings = wage_rows_ + JN_;
  Tangent t{Columns(size(), m), Columns(JN_, m), Columns(JN_, m), Columns(N, m), Columns(N, m)};
  for (std::size_t n = 0; n < N_; ++n) {
    const auto wage = of_country(x, 0, n, wages_of_country());
    of_country(t.cost, 0, n, J) = costs_of(n, wage, of_country(x, prices, n, J));
    t.wage.row(static_cast<Place>(n)) = wage_index(n, wage);
  }
  t.income = factor_income_.asDiagonal() * t.wage;
  Columns output(JN_, m), balance = Columns::Zero(N, m);
  if (deficits_move_) {
    balance = deficits(t.wage);
    t.income += balance;
  }
  TradeSlopes::Tangent trade;
  for (std::size_t j = 0; j < J_; ++j) {
    const Place first = static_cast<Place>(j) * N;
    const Vector& spent = trade_[j].spending();
    const Columns more = income_.asDiagonal() * x.middleRows(spendings + first, N);
    const Columns spending = inverse_or_zero(spent).asDiagonal() * more;
    Columns cost = t.cost.middleRows(first, N);
    for (Place c = 0; c < static_cast<Place>(policies.size()); ++c) {
      const SectorByCountry& z = policies[static_cast<std::size_t>(c)].log_productivity;
      for (Place i = 0; i < N && !z.empty(); ++i) cost(i, c) -= z(Sector(j), Country(static_cast<std::size_t>(i)));
    }
    trade_[j].tangent(cost, spending, trade);
    if (!policies.empty()) add_policies(j, policies, trade);
    t.cost.middleRows(first, N) = cost;
    t.price.middleRows(first, N) = trade.price;
    output.middleRows(first, N) = trade.received + trade.domestic;
    t.income += trade.exports - trade.received + more - trade.imports - trade.domestic;
    balance += trade.exports - trade.imports;
  }
  for (Place c = 0; c < static_cast<Place>(policies.size()); ++c) {
    const ByCountry& transfer = policies[static_cast<std::size_t>(c)].transfer;
    for (Place n = 0; n < N && !transfer.empty(); ++n) {
      t.income(n, c) += transfer(Country(static_cast<std::size_t>(n)));
      balance(n, c) += transfer(Country(static_cast<std::size_t>(n)));
    }
  }
  const Columns world = world_ * t.wage;
  t.next.middleRows(prices, JN_) = t.price;
  for (std::size_t n = 0; n < N_; ++n) {
    const auto row = static_cast<Place>(n);
    spend(n,
          {of_country(x, 0, n, wages_of_country()), of_country(x, prices, n, J), of_country(output, 0, n, J),
           t.wage.middleRows(row, 1), t.income.middleRows(row, 1), balance.middleRows(row, 1), world.middleRows(row, 1)},
          of_country(t.next, 0, n, wages_of_country()), of_country(t.next, spendings, n, J));
  }
  return t;
}

/// The transpose of `spend` for country n: adds to all weights but that of output, which it sets.
void LinearMap::spend_back(std::size_t n, const ConstColumnsRef& of_wage, const ConstColumnsRef& of_spending,
                           BookWeights weights) const {
  const CostSlopes& c = costs_[n];
  const auto at = static_cast<Place>(n);
  const Columns uses = of_spending / income_(at);
  weights.output.setZero();
  add_product(transposed(c.input_share), uses, weights.output);
  weights.income += c.final_share.transpose() * uses;
  if (c.shares_move()) {
    weights.price += c.uses_by_price.transpose() * uses;
    if (mobile_) {
      weights.wage += c.uses_by_wage.rowwise().sum().transpose() * uses;
    } else {
      weights.wage += c.uses_by_wage.transpose() * uses;
    }
  }
  weights.index += of_wage.colwise().sum();
  Columns level = of_wage;
  if (!mobile_) {
    const Eigen::VectorXd earned = sector_income_.col(at);
    const Eigen::VectorXd works = (earned.array() > 0).cast<double>() / (1 + mobility_);
    const Columns by_sector = works.asDiagonal() * of_wage;
    level = by_sector.colwise().sum();
    Columns payments = inverse_or_zero(earned).asDiagonal() * by_sector;
    payments.rowwise() -= (level / earned.sum()).row(0);
    weights.output += c.factor_share.asDiagonal() * payments;
    if (c.shares_move()) {
      weights.price += c.payments_by_price.transpose() * payments;
      weights.wage += c.payments_by_wage.asDiagonal() * payments;
    }
  }
  weights.balance += per_trade_(at) * level;
  weights.world -= level;
}

LinearMap::Adjoint LinearMap::adjoint(const Columns& y, std::span<const OutcomeVector> objectives) const {
  const Place m = y.cols(), J = static_cast<Place>(J_), N = static_cast<Place>(N_), prices = wage_rows_,
              spendings = wage_rows_ + JN_;
  Adjoint a{Columns::Zero(size(), m),  Columns(JN_, m), Columns::Zero(N, m), Columns(N, m),
            y.middleRows(prices, JN_), Columns(JN_, m)};
  Columns index = Columns::Zero(N, m), balance = index, world = index;
  if (!objectives.empty()) add_objectives(objectives, a, index);
  for (std::size_t n = 0; n < N_; ++n) {
    const auto row = static_cast<Place>(n);
    spend_back(n, of_country(y, 0, n, wages_of_country()), of_country(y, spendings, n, J),
               {of_country(a.next, 0, n, wages_of_country()), of_country(a.next, prices, n, J), of_country(a.output, 0, n, J),
                index.middleRows(row, 1), a.income.middleRows(row, 1), balance.middleRows(row, 1), world.middleRows(row, 1)});
  }
  a.claim = a.income + balance;
  TradeSlopes::Adjoint trade;
  for (std::size_t j = 0; j < J_; ++j) {
    const Place first = static_cast<Place>(j) * N;
    trade.price = a.price.middleRows(first, N);
    trade_[j].adjoint({a.output.middleRows(first, N), a.income, balance, a.claim}, trade);
    for (Place c = 0; c < static_cast<Place>(objectives.size()); ++c)
      add_trade_weights(j, objectives[static_cast<std::size_t>(c)], c, trade);
    a.price.middleRows(first, N) = trade.price;
    a.cost.middleRows(first, N) = trade.cost;
    const Vector active = (trade_[j].spending().array() > 0).cast<double>();
    a.next.middleRows(spendings + first, N) =
        income_.asDiagonal() *
        (active.asDiagonal() * a.income + inverse_or_zero(trade_[j].spending()).asDiagonal() * trade.spending);
  }
  index += factor_income_.asDiagonal() * a.income;
  index.noalias() += world_.transpose() * world;
  if (deficits_move_) {
    index += deficit_slope_.asDiagonal() * a.claim;
    index.noalias() -= deficit_slope_ * (factor_income_.transpose() * a.claim) / factor_income_.sum();
  }
  for (std::size_t n = 0; n < N_; ++n) {
    const CostSlopes& c = costs_[n];
    const auto cost = of_country(a.cost, 0, n, J);
    auto wage = of_country(a.next, 0, n, wages_of_country());
    const auto own = index.row(static_cast<Place>(n));
    add_product(factor(c.input_share), cost, of_country(a.next, prices, n, J));
    if (mobile_) {
      wage += c.factor_share.transpose() * cost + own;
    } else {
      const Vector weight = sector_income_.col(static_cast<Place>(n)) / sector_income_.col(static_cast<Place>(n)).sum();
      wage += c.factor_share.asDiagonal() * cost;
      wage += weight * own;
    }
  }
  return a;
}

}  // namespace entrepot
