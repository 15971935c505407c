#include "model/joint_map.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "model/closure.hpp"
#include "model/cobb_douglas.hpp"
#include "model/worst.hpp"

namespace entrepot {
namespace {

using Row = Eigen::Map<const Eigen::ArrayXd, Eigen::Aligned64>;
using MutableRow = Eigen::Map<Eigen::ArrayXd, Eigen::Aligned64>;
using Vector = Eigen::Map<const Eigen::ArrayXd>;
using MutableVector = Eigen::Map<Eigen::ArrayXd>;

Row row(const double* first, std::size_t count) { return {first, static_cast<Eigen::Index>(count)}; }
MutableRow row(double* first, std::size_t count) { return {first, static_cast<Eigen::Index>(count)}; }
MutableVector vector(double* first, std::size_t count) { return {first, static_cast<Eigen::Index>(count)}; }
Vector vector(const double* first, std::size_t count) { return {first, static_cast<Eigen::Index>(count)}; }

/// Eight doubles, one cache line; the compiler maps them to what the machine has.
constexpr std::size_t lane_count = 8;
using Lanes = double __attribute__((vector_size(lane_count * sizeof(double)), may_alias));
const Lanes* lanes(const double* aligned) { return reinterpret_cast<const Lanes*>(aligned); }
Lanes* lanes(double* aligned) { return reinterpret_cast<Lanes*>(aligned); }
/// In an order that does not depend on the address, as Eigen's sum of memory of unknown alignment does.
double fixed_sum(const double* first, std::size_t count) {
  Lanes sum = {};
  std::size_t i = 0;
  for (; i + lane_count <= count; i += lane_count) {
    for (std::size_t k = 0; k < lane_count; ++k) sum[k] += first[i + k];
  }
  for (std::size_t k = 0; i < count; ++i, ++k) sum[k] += first[i];
  return ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
}
double lane_sum(const Lanes& x) { return ((x[0] + x[4]) + (x[1] + x[5])) + ((x[2] + x[6]) + (x[3] + x[7])); }

}  // namespace

double MapResidual::max() const { return worst_of(price, worst_of(expenditure, wage)); }

JointMap::JointMap(const PreparedWorld& prepared, const Shock& shock)
    : prepared_(prepared),
      factors_(prepared),
      J_(prepared.J),
      N_(prepared.N),
      stride_(prepared.stride),
      share_row_(J_ * N_),
      net_row_(J_ * N_),
      log_scale_(J_ * N_, 0.0),
      sector_taxed_(prepared.taxed),
      sector_export_taxed_(J_, 0),
      sector_own_only_(prepared.own_only),
      links_(prepared.links),
      supplier_(J_ * stride_, 0.0),
      output_(N_ * J_, 0.0),
      domestic_(N_ * J_, 0.0),
      sum_(stride_, 1.0),
      sales_(stride_, 0.0),
      paid_(stride_, 0.0),
      uses_(J_, 0.0),
      materials_use_(J_, 0.0),
      energy_use_(J_, 0.0),
      log_cost_(J_, 0.0),
      payments_(J_, 0.0),
      final_share_(J_, 0.0),
      income_(prepared.income),
      revenue_(N_, 0.0),
      export_revenue_(N_, 0.0),
      deficit_(N_, 0.0),
      transfer_(N_, 0.0),
      rent_(N_, 0.0),
      burden_sharing_(shock.burden_sharing) {
  if (!shock.transfers.empty()) transfer_.assign(shock.transfers.values().begin(), shock.transfers.values().end());
  fixed_transfer_ = transfer_;
  if (prepared.nested) nests_.emplace(prepared);
  for (std::size_t j = 0; j < J_; ++j) {
    for (std::size_t n = 0; n < N_; ++n) {
      share_row_[j * N_ + n] = &prepared.shares[(j * N_ + n) * stride_];
      net_row_[j * N_ + n] = prepared.taxed[j] ? &prepared.net_shares[(j * N_ + n) * stride_] : share_row_[j * N_ + n];
    }
  }
  shock_rows(shock);
  if (!shock.limits.empty()) ration_rows(shock);
  if (!shock.productivity.empty()) {
    log_productivity_.assign(J_ * stride_, 0.0);
    for (std::size_t j = 0; j < J_; ++j) {
      for (std::size_t i = 0; i < N_; ++i)
        log_productivity_[j * stride_ + i] = std::log(shock.productivity(Sector(j), Country(i)));
    }
  }
}

void JointMap::start(std::span<double> state) const {
  std::ranges::fill(state, 0.0);
  double* expenditure = &state[log_count()];
  for (std::size_t n = 0; n < N_; ++n) {
    for (std::size_t j = 0; j < J_; ++j) expenditure[n * J_ + j] = prepared_.expenditure[n * J_ + j] / prepared_.income[n];
  }
}

/// Eq. 1 for the producers of country n, in logs; takes its wages from factors_.
void JointMap::country_costs(std::span<const double> state, std::size_t n, double* log_cost) {
  const double* log_price = log_prices(state) + n * J_;
  if (nests_) return nests_->unit_costs(n, log_price, factors_.log_wages(n), log_cost);
  const double* inputs = &prepared_.inputs[n * J_ * J_];
  auto cost = vector(log_cost, J_);
  cost = vector(&prepared_.value_added_share[n * J_], J_);
  if (prepared_.mobile) {
    cost *= state[n];
  } else {
    cost *= vector(factors_.log_wages(n), J_);
  }
  for (std::size_t k = 0; k < J_; ++k) cost += log_price[k] * vector(inputs + k * J_, J_);
}

/// Eq. 1 and u = (c / z)^(-theta), for all sectors and countries.
void JointMap::unit_costs(std::span<const double> state) {
  factors_.take(state);
  for (std::size_t n = 0; n < N_; ++n) {
    country_costs(state, n, log_cost_.data());
    for (std::size_t j = 0; j < J_; ++j) supplier_[j * stride_ + n] = log_cost_[j];
  }
  for (std::size_t j = 0; j < J_; ++j) {
    auto u = row(&supplier_[j * stride_], N_);  // what pads the row stays 0
    if (!log_productivity_.empty()) u -= row(&log_productivity_[j * stride_], N_);
    const double theta = prepared_.economy.trade_elasticity(Sector(j));
    if (!is_cobb_douglas(theta) && !sector_own_only_[j]) u = (-theta * u).exp();
  }
}

/// Eqs. 2 and 3 for some markets of one sector at once: each row of shares is read once, sums and sales stay in registers
/// or the first cache. Lanes are added in a fixed order. Needs no export taxes and a trade elasticity away from zero.
template <int rows>
void JointMap::trade_markets(std::size_t j, const std::int32_t* importers, const double* expenditure) {
  const Lanes* u = lanes(&supplier_[j * stride_]);
  Lanes* sales = lanes(sales_.data());
  const std::size_t width = stride_ / lane_count;
  const Lanes *share[rows], *net[rows];
  Lanes sum[rows] = {}, net_sum[rows] = {};
  for (int r = 0; r < rows; ++r) {
    const std::size_t market = j * N_ + static_cast<std::size_t>(importers[r]);
    share[r] = lanes(share_row_[market]);
    net[r] = lanes(net_row_[market]);
  }
  const bool taxed = sector_taxed_[j];
  for (std::size_t i = 0; i < width; ++i) {
    for (int r = 0; r < rows; ++r) sum[r] += share[r][i] * u[i];
  }
  if (taxed) {
    for (std::size_t i = 0; i < width; ++i) {
      for (int r = 0; r < rows; ++r) net_sum[r] += net[r][i] * u[i];
    }
  }
  double per_unit[rows];
  for (int r = 0; r < rows; ++r) {
    const auto n = static_cast<std::size_t>(importers[r]);
    const double spending = expenditure[n * J_ + j] * prepared_.income[n];
    sum_[n] = lane_sum(sum[r]);
    per_unit[r] = spending / sum_[n];
    if (taxed) revenue_[n] += spending - per_unit[r] * lane_sum(net_sum[r]);
    domestic_[n * J_ + j] = per_unit[r] * net_row_[j * N_ + n][n] * supplier_[j * stride_ + n];
  }
  for (std::size_t i = 0; i < width; ++i) {
    Lanes sold = sales[i];
    for (int r = 0; r < rows; ++r) sold += per_unit[r] * net[r][i];
    sales[i] = sold;
  }
}

/// Eqs. 2 and 3 of one sector without export taxes: sums and sales of all its markets.
void JointMap::trade_sector(std::size_t j, const double* expenditure) {
  constexpr int block = 4;
  const std::vector<std::int32_t>& importers = free_importers(j);
  std::size_t m = 0;
  for (; m + block <= importers.size(); m += block) trade_markets<block>(j, &importers[m], expenditure);
  for (; m < importers.size(); ++m) trade_markets<1>(j, &importers[m], expenditure);
  for (std::size_t i = 0; i < N_; ++i) output_[i * J_ + j] = sales_[i] * supplier_[j * stride_ + i];
}

/// The same with export taxes or constant shares.
void JointMap::trade_sector_general(std::size_t j, const double* expenditure) {
  const bool constant_shares = is_cobb_douglas(prepared_.economy.trade_elasticity(Sector(j)));
  const auto u = row(&supplier_[j * stride_], stride_);
  auto sales = row(sales_.data(), stride_);
  for (const std::int32_t importer : free_importers(j)) {
    const auto n = static_cast<std::size_t>(importer);
    const std::size_t market = j * N_ + n;
    const auto shares = row(share_row_[market], stride_);
    const double sum = constant_shares ? shares.sum() : (shares * u).sum();
    sum_[n] = constant_shares ? std::exp((shares * u).sum() / sum + (log_wedge_.empty() ? 0 : log_wedge_[market])) : sum;
    const double spending = expenditure[n * J_ + j] * prepared_.income[n];
    const double per_unit = spending / sum;
    const auto net = row(net_row_[market], stride_);
    revenue_[n] += spending - per_unit * (constant_shares ? net.sum() : (net * u).sum());
    row(paid_.data(), stride_) += per_unit * net;
    domestic_[n * J_ + j] = per_unit * net[importer] * (constant_shares ? 1 : u[importer]);
    const bool export_taxed = sector_export_taxed_[j] && received_row_[market] != nullptr;
    sales += per_unit * (export_taxed ? row(received_row_[market], stride_) : net);
  }
  for (std::size_t i = 0; i < N_; ++i) {
    const double scale = constant_shares ? 1 : u[static_cast<Eigen::Index>(i)];
    output_[i * J_ + j] = sales_[i] * scale;
    export_revenue_[i] += (paid_[i] - sales_[i]) * scale;
  }
}

void JointMap::trade(std::span<const double> state, std::span<double> next, MapResidual& residual) {
  std::ranges::fill(revenue_, 0.0);
  std::ranges::fill(export_revenue_, 0.0);
  const double* expenditure = this->expenditure(state);
  double* log_prices = &next[factors_.wage_count()];
  if (rationing_) ration(expenditure);
  for (std::size_t j = 0; j < J_; ++j) {
    if (sector_own_only_[j]) {  // P = c / z, Y = A
      for (std::size_t n = 0; n < N_; ++n) {
        const bool active = this->active(j, n);
        log_prices[n * J_ + j] = active ? supplier_[j * stride_ + n] : 0;
        output_[n * J_ + j] = domestic_[n * J_ + j] = active ? expenditure[n * J_ + j] * prepared_.income[n] : 0;
      }
    } else {
      const double theta = prepared_.economy.trade_elasticity(Sector(j));
      const bool constant_shares = is_cobb_douglas(theta);
      row(sales_.data(), stride_).setZero();
      row(paid_.data(), stride_).setZero();
      row(sum_.data(), stride_).setOnes();
      if (!rationed_in_.empty()) trade_rationed(j);
      if (needs_general_form(j)) {
        trade_sector_general(j, expenditure);
      } else {
        trade_sector(j, expenditure);
      }
      row(sum_.data(), stride_) = row(sum_.data(), stride_).log();
      const double inverse = constant_shares ? 1 : -1 / theta;
      for (std::size_t n = 0; n < N_; ++n)
        log_prices[n * J_ + j] = inverse * (sum_[n] + (constant_shares ? 0 : log_scale_[j * N_ + n]));
    }
  }
  residual.price = (vector(log_prices, N_ * J_) - vector(this->log_prices(state), N_ * J_)).abs().maxCoeff<Eigen::PropagateNaN>();
}

/// What the producers of country n pay for factors, and what their output says of their use of inputs (per benchmark share).
void JointMap::split_output(std::size_t n) {
  const auto output = vector(&output_[n * J_], J_);
  auto payments = vector(payments_.data(), J_);
  payments = vector(&prepared_.value_added_share[n * J_], J_) * output;
  if (!nests_) return;
  payments *= vector(nests_->value_added_scale(n), J_);
  vector(materials_use_.data(), J_) = output * vector(nests_->materials_scale(n), J_);
  vector(energy_use_.data(), J_) = output * vector(nests_->energy_scale(n), J_);
}

/// What the producers of country n buy of each input (eq. 4).
void JointMap::use_inputs(std::size_t n) {
  if (!nests_) {
    const auto size = static_cast<Eigen::Index>(J_);
    using Inputs = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
    Eigen::Map<Eigen::VectorXd>(uses_.data(), size).noalias() =
        Inputs(&prepared_.inputs[n * J_ * J_], size, size) * vector(&output_[n * J_], J_).matrix();
    return;
  }
  for (std::size_t k = 0; k < J_; ++k) {
    const AlignedVector& user = nests_->is_energy(k) ? energy_use_ : materials_use_;
    uses_[k] = nests_->input_scale(n)[k] * (vector(&prepared_.inputs[(n * J_ + k) * J_], J_) * vector(user.data(), J_)).sum();
  }
}

/// Foreign trade of country n and by how much it earns more abroad than it spends there (eq. 6), million USD.
ForeignTrade JointMap::foreign_trade(std::size_t n, const double* expenditure) const {
  const double output = fixed_sum(&output_[n * J_], J_), spent = fixed_sum(expenditure + n * J_, J_),
               at_home = fixed_sum(&domestic_[n * J_], J_);
  const double exports = output + export_revenue_[n] - at_home;
  const double imports = spent * prepared_.income[n] - revenue_[n] - at_home;
  return {.volume = (exports + imports) / 2, .surplus = exports - imports + deficit_[n] + transfer_[n] + rent_[n]};
}

/// Eqs. 4, 5 and 6: income, expenditure and wages.
void JointMap::spend(std::span<const double> state, std::span<double> next, MapResidual& residual, double wage_step) {
  const World& world = prepared_.world;
  closure_deficits(world, prepared_.economy.closure, factors_.index(), deficit_);
  find_transfers(state);
  for (std::size_t n = 0; n < N_; ++n) {
    income_[n] = factors_.index()[n] * world.value_added(Country(n)) + revenue_[n] + export_revenue_[n] + deficit_[n] +
                 transfer_[n] + rent_[n];
    split_output(n);
    const double* final_share = &prepared_.final_share[n * J_];
    if (nests_) {
      nests_->consumption(n, log_prices(state) + n * J_, final_share_.data());
      final_share = final_share_.data();
    }
    double* spending = &next[log_count() + n * J_];
    const double* before = expenditure(state) + n * J_;
    use_inputs(n);
    auto spent = vector(spending, J_);
    spent = (vector(uses_.data(), J_) + vector(final_share, J_) * income_[n]) / prepared_.income[n];
    residual.expenditure = worst_of(residual.expenditure, (spent - vector(before, J_)).abs().maxCoeff<Eigen::PropagateNaN>());
    residual.wage =
        worst_of(residual.wage, factors_.advance(n, payments_.data(), foreign_trade(n, expenditure(state)), wage_step, next));
  }
  factors_.normalise(next);
}

MapResidual JointMap::apply(std::span<const double> state, std::span<double> next, double wage_step) {
  MapResidual residual;
  unit_costs(state);
  trade(state, next, residual);
  spend(state, next, residual, wage_step);
  return residual;
}

void JointMap::read(std::span<const double> state, Equilibrium& equilibrium) {
  equilibrium.wage_change = ByCountry({N_});
  equilibrium.consumer_price_change = ByCountry({N_});
  equilibrium.income = ByCountry({N_});
  equilibrium.tariff_revenue = ByCountry({N_});
  equilibrium.export_tax_revenue = ByCountry({N_});
  equilibrium.deficit = ByCountry({N_});
  equilibrium.transfer = ByCountry({N_});
  equilibrium.rent = ByCountry({N_});
  equilibrium.shadow_price.clear();
  if (rationing_) equilibrium.shadow_price.assign(rationing_->shadow_prices().begin(), rationing_->shadow_prices().end());
  equilibrium.price_change = SectorByCountry({J_, N_});
  equilibrium.unit_cost_change = SectorByCountry({J_, N_});
  equilibrium.expenditure = SectorByCountry({J_, N_});
  equilibrium.sector_wage_change = prepared_.mobile ? SectorByCountry() : SectorByCountry({J_, N_});
  for (std::size_t n = 0; n < N_; ++n) {
    const Country country(n);
    const double* log_price = log_prices(state) + n * J_;
    equilibrium.wage_change(country) = factors_.index()[n];
    equilibrium.income(country) = income_[n];
    equilibrium.tariff_revenue(country) = revenue_[n];
    equilibrium.export_tax_revenue(country) = export_revenue_[n];
    equilibrium.deficit(country) = deficit_[n];
    equilibrium.consumer_price_change(country) = consumer_price(state, n);
    equilibrium.transfer(country) = transfer_[n];
    equilibrium.rent(country) = rent_[n];
    country_costs(state, n, log_cost_.data());
    for (std::size_t j = 0; j < J_; ++j) {
      equilibrium.unit_cost_change(Sector(j), country) = std::exp(log_cost_[j]);
      equilibrium.price_change(Sector(j), country) = std::exp(log_price[j]);
      equilibrium.expenditure(Sector(j), country) = expenditure(state)[n * J_ + j] * prepared_.income[n];
      if (!prepared_.mobile) equilibrium.sector_wage_change(Sector(j), country) = std::exp(factors_.log_wages(n)[j]);
    }
  }
}

std::size_t JointMap::bytes_per_sweep() const {
  std::size_t doubles = 2 * N_ * J_ * J_ + 8 * N_ * J_;
  for (std::size_t j = 0; j < J_; ++j) {
    if (sector_own_only_[j]) continue;
    for (std::size_t n = 0; n < N_; ++n) {
      if (active(j, n)) doubles += stride_ * (net_row_[j * N_ + n] == share_row_[j * N_ + n] ? 1 : 2);
    }
  }
  return doubles * sizeof(double);
}

}  // namespace entrepot
