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
    : world_(world), economy_(economy), N_(static_cast<Place>(world.country_count())), taxed_(world.sector_count(), 0) {
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
    base_tau_.push_back(Matrix((1 + tariff.array()).matrix()));
    free_share_.push_back(theta_[s] == 0 ? Matrix(share)
                                         : Matrix((share.array() * base_tau_[s].array().pow(theta_[s])).matrix()));
    spending_share_.push_back(Eigen::Map<const Vector>(&world.final_share(Sector(s), Country()), N_));
  }
  share_.assign(J, Matrix::Zero(N_, N_));
  net_ = share_;
  foreign_.assign(J, Vector::Zero(N_));
  log_price_ = foreign_;
}

void WageEconomy::evaluate(const Vector& w, const Vector& t) {
  wage_ = w, tariff_ = t;
  revenue_share_ = Vector::Zero(N_);
  const Vector log_wage = w.array().log();
  for (std::size_t s = 0; s < share_.size(); ++s) {
    const double theta = theta_[s];
    const Vector supplier = (-theta * log_wage.array()).exp();
    for (Place n = 0; n < N_; ++n) {
      const double factor = taxed_[s] ? std::pow(1 + t(n), -theta) : 1;
      double sum = 0;
      for (Place i = 0; i < N_; ++i) {
        const double wedge = taxed_[s] && i != n ? factor : theta == 0 ? 1 : std::pow(base_tau_[s](n, i), -theta);
        share_[s](n, i) = free_share_[s](n, i) * wedge * supplier(i);
        sum += share_[s](n, i);
      }
      double foreign = 0, revenue = 0, log_price = 0;
      for (Place i = 0; i < N_ && sum > 0; ++i) {
        share_[s](n, i) /= sum;
        net_[s](n, i) = share_[s](n, i) / tau(s, n, i);
        revenue += share_[s](n, i) - net_[s](n, i);
        if (i != n) foreign += share_[s](n, i);
        if (theta == 0 && share_[s](n, i) > 0)
          log_price += share_[s](n, i) * (log_wage(i) + std::log(tau(s, n, i) / base_tau_[s](n, i)));
      }
      foreign_[s](n) = foreign;
      log_price_[s](n) = theta == 0 ? log_price : sum > 0 ? -std::log(sum) / theta : 0;
      revenue_share_(n) += spending_share_[s](n) * revenue;
    }
  }
  income_ = (w.cwiseProduct(value_added_) + deficit_).cwiseQuotient((1 - revenue_share_.array()).matrix());
  sales_ = Vector::Zero(N_);
  for (std::size_t s = 0; s < share_.size(); ++s)
    sales_.noalias() += net_[s].transpose() * spending_share_[s].cwiseProduct(income_);
  const double level = w.dot(value_added_) / value_added_.sum() - 1;
  excess_ = sales_.cwiseQuotient(w.cwiseProduct(value_added_)).array() - 1 - level;
}

/// dY = M' dI + sum_s (A theta Net)' Lambda - diag, dI_n = (w_n V_n d_nk + I_n d rho_n) / (1 - rho_n).
Matrix WageEconomy::by_wages() const {
  Matrix bought = Matrix::Zero(N_, N_), revenue = Matrix::Zero(N_, N_), slope = Matrix::Zero(N_, N_);
  Vector own = Vector::Zero(N_);
  for (std::size_t s = 0; s < share_.size(); ++s) {
    const Vector& alpha = spending_share_[s];
    bought.noalias() += alpha.asDiagonal() * net_[s];
    if (theta_[s] == 0) continue;
    const Vector paid = theta_[s] * alpha.cwiseProduct(income_);
    const Matrix weighted = paid.asDiagonal() * net_[s];
    slope.noalias() += weighted.transpose() * share_[s];
    own += weighted.colwise().sum().transpose();
    const Vector mean = (share_[s] - net_[s]).rowwise().sum();  // sum_i lambda (1 - 1 / tau)
    revenue.noalias() += (theta_[s] * alpha).asDiagonal() * (mean.asDiagonal() * share_[s] - (share_[s] - net_[s]));
  }
  Matrix income = income_.asDiagonal() * revenue;
  income.diagonal() += wage_.cwiseProduct(value_added_);
  income = (1 - revenue_share_.array()).inverse().matrix().asDiagonal() * income;
  slope.noalias() += bought.transpose() * income;
  slope.diagonal() -= own;
  const Vector paid = wage_.cwiseProduct(value_added_);
  slope = paid.cwiseInverse().asDiagonal() * slope;
  slope.diagonal() -= sales_.cwiseQuotient(paid);
  slope.rowwise() -= (paid / value_added_.sum()).transpose();
  return slope;
}

Matrix WageEconomy::by_tariffs() const {
  Matrix bought = Matrix::Zero(N_, N_), slope = Matrix::Zero(N_, N_);  // [importer][exporter]
  Vector revenue = Vector::Zero(N_);                                   // d rho by d ln tau
  for (std::size_t s = 0; s < share_.size(); ++s) {
    const Vector& alpha = spending_share_[s];
    bought.noalias() += alpha.asDiagonal() * net_[s];
    if (!taxed_[s]) continue;
    const double theta = theta_[s];
    for (Place n = 0; n < N_; ++n) {
      if (alpha(n) == 0) continue;
      const double abroad = -theta * (1 - foreign_[s](n)), at_home = theta * foreign_[s](n), spent = alpha(n) * income_(n);
      slope.row(n) += spent * (abroad - 1) * net_[s].row(n);
      slope(n, n) += spent * (at_home - abroad + 1) * net_[s](n, n);
      const double tax = 1 - 1 / (1 + tariff_(n));
      revenue(n) +=
          alpha(n) * (foreign_[s](n) * (abroad * tax + 1 / (1 + tariff_(n))) + share_[s](n, n) * at_home * tariff_share(s, n, n));
    }
  }
  slope += (income_.cwiseProduct(revenue).array() / (1 - revenue_share_.array())).matrix().asDiagonal() * bought;
  slope = (1 + tariff_.array()).inverse().matrix().asDiagonal() * slope;
  return wage_.cwiseProduct(value_added_).cwiseInverse().asDiagonal() * slope.transpose();
}

Vector WageEconomy::welfare_by_own_tariff() const {
  Vector slope = Vector::Zero(N_);
  for (std::size_t s = 0; s < share_.size(); ++s) {
    if (!taxed_[s]) continue;
    for (Place n = 0; n < N_; ++n) {
      const double abroad = -theta_[s] * (1 - foreign_[s](n)), at_home = theta_[s] * foreign_[s](n);
      const double revenue = foreign_[s](n) * (abroad * (1 - 1 / (1 + tariff_(n))) + 1 / (1 + tariff_(n))) +
                             share_[s](n, n) * at_home * tariff_share(s, n, n);
      slope(n) += spending_share_[s](n) * (revenue / (1 - revenue_share_(n)) - foreign_[s](n));
    }
  }
  return slope.cwiseQuotient((1 + tariff_.array()).matrix());
}

Matrix WageEconomy::welfare_by_wages() const {
  Matrix revenue = Matrix::Zero(N_, N_), price = Matrix::Zero(N_, N_);
  for (std::size_t s = 0; s < share_.size(); ++s) {
    const Vector& alpha = spending_share_[s];
    price.noalias() += alpha.asDiagonal() * share_[s];
    if (theta_[s] == 0) continue;
    const Vector mean = (share_[s] - net_[s]).rowwise().sum();
    revenue.noalias() += (theta_[s] * alpha).asDiagonal() * (mean.asDiagonal() * share_[s] - (share_[s] - net_[s]));
  }
  Matrix slope = revenue;
  slope.diagonal() += wage_.cwiseProduct(value_added_).cwiseQuotient(income_);
  slope = (1 - revenue_share_.array()).inverse().matrix().asDiagonal() * slope;
  return slope - price;
}

Vector WageEconomy::own_curvature() const {
  Vector curvature = Vector::Zero(N_);
  for (std::size_t s = 0; s < share_.size(); ++s) {
    if (!taxed_[s]) continue;
    constexpr double smallest_theta = 0.2;  // trade still answers income
    curvature += std::max(theta_[s], smallest_theta) * spending_share_[s].cwiseProduct(foreign_[s]);
  }
  return curvature.array() / (1 + tariff_.array()).pow(3);  // imports net of tariff
}

Vector WageEconomy::formula() const {
  Vector weighted = Vector::Zero(N_), exports = Vector::Zero(N_);
  for (std::size_t s = 0; s < share_.size(); ++s) {
    const Vector spent = spending_share_[s].cwiseProduct(income_);
    for (Place n = 0; n < N_; ++n) {
      for (Place i = 0; i < N_; ++i) {
        if (i == n) continue;
        const double sold = spent(n) * net_[s](n, i);
        exports(i) += sold;
        weighted(i) += theta_[s] * sold * (1 - share_[s](n, i));
      }
    }
  }
  return exports.cwiseQuotient(weighted);
}

Shock WageEconomy::shock() const {
  Shock shock;
  for (std::size_t s = 0; s < share_.size(); ++s) {
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
  const std::size_t J = share_.size(), N = static_cast<std::size_t>(N_);
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
