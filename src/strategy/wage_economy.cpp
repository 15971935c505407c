#include "strategy/wage_economy.hpp"

#include <algorithm>
#include <cmath>

#include "entrepot/errors.hpp"
#include "model/benchmark.hpp"
#include "model/cobb_douglas.hpp"

namespace entrepot {
namespace {

using Place = Eigen::Index;
using Vector = WageEconomy::Vector;
using Matrix = WageEconomy::Matrix;

void check_form(const World& world, const Economy& economy, const std::vector<Sector>& taxed) {
  Problems problems;
  if (std::ranges::any_of(world.value_added_share.values(), [](double beta) { return beta != 1; }))
    problems.add(
        {.field = "world", .value = world.name, .rule = "must have no input-output links: value added is all of output"});
  if (!std::isinf(economy.factor_mobility)) problems.add({.field = "factors.mobility", .rule = "must be infinite"});
  if (economy.substitution.consumption != 1) problems.add({.field = "substitution.consumption", .rule = "must be 1"});
  if (economy.closure == Closure::own_share)
    problems.add(
        {.field = "closure.trade_balance", .value = to_string(economy.closure), .rule = "must be fixed_world_share or zero"});
  if (taxed.empty()) problems.add({.field = "taxed", .rule = "must name at least one sector"});
  problems.throw_if_any();
}

}  // namespace

WageEconomy::WageEconomy(const World& world, const Economy& economy, const std::vector<Sector>& taxed)
    : N_(static_cast<Place>(world.country_count())), taxed_(world.sector_count(), 0) {
  check_form(world, economy, taxed);
  const std::size_t J = world.sector_count();
  for (const Sector s : taxed) taxed_[static_cast<std::size_t>(s.value)] = 1;
  const Flows shares = benchmark_shares(world);
  value_added_ = Eigen::Map<const Vector>(world.value_added.values().data(), N_);
  deficit_ = economy.closure == Closure::zero ? Vector(Vector::Zero(N_))
                                              : Vector(Eigen::Map<const Vector>(world.deficit.values().data(), N_));
  for (std::size_t s = 0; s < J; ++s) {
    const double theta = economy.trade_elasticity(Sector(s));
    theta_.push_back(is_cobb_douglas(theta) ? 0 : theta);
    const Eigen::Map<const Matrix> tariff(&world.tariff(Sector(s), Country(), Country()), N_, N_);
    const Eigen::Map<const Matrix> share(&shares(Sector(s), Country(), Country()), N_, N_);
    base_net_.push_back((1 + tariff.array()).inverse().matrix());
    free_share_.push_back(share);
    if (taxed_[s] && theta_[s] != 0) {
      for (Place n = 0; n < N_; ++n) {
        for (Place i = 0; i < N_; ++i) {
          if (i != n && tariff(n, i) != 0) free_share_[s](n, i) *= std::pow(1 + tariff(n, i), theta_[s]);
        }
      }
    }
    spending_share_.push_back(Eigen::Map<const Vector>(&world.final_share(Sector(s), Country()), N_));
  }
  share_ = net_ = Matrix::Zero(static_cast<Place>(J) * N_, N_);
  foreign_.assign(J, Vector::Zero(N_));
  log_price_ = foreign_;
}

/// Shares of a market and their sum before they are made to add to one.
double WageEconomy::find_shares(std::size_t s, Place n, const Vector& supplier) {
  auto share = share_.row(row(s, n)), net = net_.row(row(s, n));
  share.array() = free_share_[s].row(n).array() * supplier.transpose().array();
  if (taxed_[s] && theta_[s] != 0) {
    const double own = share(n), factor = std::pow(1 + tariff_(n), -theta_[s]);
    share *= factor;
    share(n) = own;
  }
  const double sum = share.sum();
  if (!(sum > 0)) return 0;
  share /= sum;
  if (taxed_[s]) {
    net = share / (1 + tariff_(n));
    net(n) = share(n) * base_net_[s](n, n);
  } else {
    net.array() = share.array() * base_net_[s].row(n).array();
  }
  return sum;
}

void WageEconomy::evaluate(const Vector& w, const Vector& t) {
  wage_ = w, tariff_ = t;
  revenue_share_ = sales_ = Vector::Zero(N_);
  const Vector log_wage = w.array().log();
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    const double theta = theta_[s];
    const Vector supplier = (-theta * log_wage.array()).exp();
    for (Place n = 0; n < N_; ++n) {
      const double sum = find_shares(s, n, supplier);
      foreign_[s](n) = sum > 0 ? 1 - share_(row(s, n), n) : 0;
      log_price_[s](n) = theta != 0 && sum > 0 ? -std::log(sum) / theta : 0;
      if (theta == 0 && sum > 0)
        log_price_[s](n) = share_.row(row(s, n)).dot(log_wage) + (taxed_[s] ? log_tariff_change(s, n) : 0);
    }
    revenue_share_ += spending_share_[s].cwiseProduct((shares(s) - nets(s)).rowwise().sum());
  }
  income_ = (w.cwiseProduct(value_added_) + deficit_).cwiseQuotient((1 - revenue_share_.array()).matrix());
  for (std::size_t s = 0; s < theta_.size(); ++s)
    sales_.noalias() += nets(s).transpose() * spending_share_[s].cwiseProduct(income_);
  const double level = w.dot(value_added_) / value_added_.sum() - 1;
  excess_ = sales_.cwiseQuotient(w.cwiseProduct(value_added_)).array() - 1 - level;
}

/// Of a sector with constant shares: what the new tariffs add to its price index, in logs.
double WageEconomy::log_tariff_change(std::size_t s, Place n) const {
  double change = 0;
  for (Place i = 0; i < N_; ++i) {
    if (i != n && share_(row(s, n), i) > 0) change += share_(row(s, n), i) * std::log((1 + tariff_(n)) * base_net_[s](n, i));
  }
  return change;
}

/// One pass over the sectors for all that derivatives are made of:
///   M = sum_s alpha Net,  price = sum_s alpha Lambda,  traded = sum_s (A theta Net)' Lambda - diag
///   d rho by d ln w = sum_s alpha theta (mean Lambda - (Lambda - Net)),  mean = sum_i lambda (1 - 1 / tau)
void WageEconomy::differentiate() {
  bought_ = price_by_wages_ = revenue_by_wages_ = traded_ = Matrix::Zero(N_, N_);
  Vector own = Vector::Zero(N_);
  Matrix taxes(N_, N_), weighted(N_, N_);
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    const Vector& alpha = spending_share_[s];
    const Vector weight = theta_[s] * alpha;
    taxes = shares(s) - nets(s);
    bought_ += alpha.asDiagonal() * nets(s);
    price_by_wages_ += alpha.asDiagonal() * shares(s);
    revenue_by_wages_ += weight.cwiseProduct(taxes.rowwise().sum()).asDiagonal() * shares(s);
    revenue_by_wages_ -= weight.asDiagonal() * taxes;
    weighted = weight.cwiseProduct(income_).asDiagonal() * nets(s);
    traded_.noalias() += weighted.transpose() * shares(s);
    own += weighted.colwise().sum().transpose();
  }
  traded_.diagonal() -= own;
}

/// dY = M' dI + traded dw, dI_n = (w_n V_n d_nk + I_n d rho_n) / (1 - rho_n).
Matrix WageEconomy::by_wages() const {
  const Vector paid = wage_.cwiseProduct(value_added_);
  Matrix income = income_.asDiagonal() * revenue_by_wages_;
  income.diagonal() += paid;
  income = (1 - revenue_share_.array()).inverse().matrix().asDiagonal() * income;
  Matrix slope = traded_;
  slope.noalias() += bought_.transpose() * income;
  slope = paid.cwiseInverse().asDiagonal() * slope;
  slope.diagonal() -= sales_.cwiseQuotient(paid);
  slope.rowwise() -= (paid / value_added_.sum()).transpose();
  return slope;
}

Matrix WageEconomy::by_tariffs() const {
  Matrix slope = Matrix::Zero(N_, N_);  // [importer][exporter], by d ln tau
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    if (!taxed_[s]) continue;
    const double theta = theta_[s];
    const Vector spent = spending_share_[s].cwiseProduct(income_), abroad = theta * (foreign_[s].array() - 1) - 1;
    slope += spent.cwiseProduct(abroad).asDiagonal() * nets(s);
    slope.diagonal() += (1 + theta) * spent.cwiseProduct(nets(s).diagonal());
  }
  const Vector revenue = income_.cwiseProduct(revenue_by_own_tariff()).array() / (1 - revenue_share_.array());
  slope += revenue.asDiagonal() * bought_;
  slope = (1 + tariff_.array()).inverse().matrix().asDiagonal() * slope;
  return wage_.cwiseProduct(value_added_).cwiseInverse().asDiagonal() * slope.transpose();
}

/// d rho_n by d ln tau_n, with d lambda = -theta (1 - foreign) lambda abroad and theta foreign lambda at home.
Vector WageEconomy::revenue_by_own_tariff() const {
  Vector slope = Vector::Zero(N_);
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    if (!taxed_[s]) continue;
    for (Place n = 0; n < N_; ++n) {
      const double share = foreign_[s](n), net = 1 / (1 + tariff_(n));
      const double abroad = share * (net - theta_[s] * (1 - share) * (1 - net));
      const double at_home = share_(row(s, n), n) * theta_[s] * share * (1 - base_net_[s](n, n));
      slope(n) += spending_share_[s](n) * (abroad + at_home);
    }
  }
  return slope;
}

Vector WageEconomy::welfare_by_own_tariff() const {
  Vector slope = revenue_by_own_tariff().array() / (1 - revenue_share_.array());
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    if (taxed_[s]) slope -= spending_share_[s].cwiseProduct(foreign_[s]);
  }
  return slope.array() / (1 + tariff_.array());
}

Matrix WageEconomy::welfare_by_wages() const {
  Matrix slope = revenue_by_wages_;
  slope.diagonal() += wage_.cwiseProduct(value_added_).cwiseQuotient(income_);
  slope = (1 - revenue_share_.array()).inverse().matrix().asDiagonal() * slope;
  return slope - price_by_wages_;
}

Vector WageEconomy::own_curvature() const {
  Vector curvature = Vector::Zero(N_);
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    if (!taxed_[s]) continue;
    constexpr double smallest_theta = 0.2;  // trade still answers income
    curvature += std::max(theta_[s], smallest_theta) * spending_share_[s].cwiseProduct(foreign_[s]);
  }
  return curvature.array() / (1 + tariff_.array()).pow(3);  // imports net of tariff
}

Vector WageEconomy::formula() const {
  Vector weighted = Vector::Zero(N_), exports = Vector::Zero(N_);
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    Matrix sold = spending_share_[s].cwiseProduct(income_).asDiagonal() * nets(s);
    sold.diagonal().setZero();
    exports += sold.colwise().sum().transpose();
    weighted += theta_[s] * (sold.array() * (1 - shares(s).array())).matrix().colwise().sum().transpose();
  }
  return exports.cwiseQuotient(weighted);
}

Shock WageEconomy::shock() const {
  Shock shock;
  shock.cells.reserve(theta_.size() * static_cast<std::size_t>(N_ * N_));
  for (std::size_t s = 0; s < theta_.size(); ++s) {
    if (!taxed_[s]) continue;
    for (Place n = 0; n < N_; ++n) {
      for (Place i = 0; i < N_; ++i) {
        if (i == n || free_share_[s](n, i) == 0) continue;
        shock.cells.push_back({.sector = Sector(s),
                               .importer = Country(static_cast<std::size_t>(n)),
                               .exporter = Country(static_cast<std::size_t>(i)),
                               .tariff_rate = tariff_(n)});
      }
    }
  }
  return shock;
}

Equilibrium WageEconomy::equilibrium() const {
  const std::size_t J = theta_.size(), N = static_cast<std::size_t>(N_);
  Equilibrium e;
  e.wage_change = e.consumer_price_change = e.income = e.tariff_revenue = e.export_tax_revenue = e.deficit = e.transfer = e.rent =
      ByCountry({N});
  e.price_change = e.unit_cost_change = e.expenditure = SectorByCountry({J, N});
  for (std::size_t n = 0; n < N; ++n) {
    const auto at = static_cast<Place>(n);
    const Country country(n);
    e.wage_change(country) = wage_(at);
    e.income(country) = income_(at);
    e.deficit(country) = deficit_(at);
    e.tariff_revenue(country) = revenue_share_(at) * income_(at);
    double log_consumer_price = 0;
    for (std::size_t s = 0; s < J; ++s) {
      log_consumer_price += spending_share_[s](at) * log_price_[s](at);
      e.price_change(Sector(s), country) = std::exp(log_price_[s](at));
      e.unit_cost_change(Sector(s), country) = wage_(at);
      e.expenditure(Sector(s), country) = spending_share_[s](at) * income_(at);
    }
    e.consumer_price_change(country) = std::exp(log_consumer_price);
  }
  return e;
}

}  // namespace entrepot
