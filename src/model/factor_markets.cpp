#include "model/factor_markets.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "model/worst.hpp"

namespace entrepot {
namespace {

/// A factor of ten in a wage is as far as one sweep may go.
double log_ratio(double paid, double earned) { return std::log(std::clamp(paid / earned, 0.1, 10.0)); }

/// How strongly demand for the factors of a sector answers their wage, roughly: it damps steps of single sectors.
constexpr double own_demand_weight = 0.5;

/// Trade over value added from which on a country's wage moves by the plain step.
constexpr double ordinary_openness = 0.1, smallest_openness = 1e-12;
constexpr double longest_step = 1;  // of a log wage index in one sweep

}  // namespace

FactorMarkets::FactorMarkets(const PreparedWorld& prepared)
    : prepared_(prepared), J_(prepared.J), N_(prepared.N), log_wages_(N_ * J_, 0.0), index_(N_, 1.0) {}

/// Relative to the largest wage, so that no mobility over- or underflows.
double FactorMarkets::log_index(const double* log_wages, std::size_t n) const {
  const double power = 1 + prepared_.economy.factor_mobility;
  const double* share = &prepared_.factor_share[n * J_];
  const double top = *std::max_element(log_wages, log_wages + J_);
  double sum = 0;
  for (std::size_t j = 0; j < J_; ++j) {
    if (share[j] > 0) sum += share[j] * std::exp(power * (log_wages[j] - top));
  }
  return top + std::log(sum) / power;
}

void FactorMarkets::take(std::span<const double> state) {
  for (std::size_t n = 0; n < N_; ++n) {
    if (prepared_.mobile) {
      index_[n] = std::exp(state[n]);
      if (prepared_.nested) std::fill_n(&log_wages_[n * J_], J_, state[n]);
    } else {
      std::copy_n(&state[n * J_], J_, &log_wages_[n * J_]);
      index_[n] = std::exp(log_index(&state[n * J_], n));
    }
  }
}

double FactorMarkets::advance(std::size_t n, const double* payments, const ForeignTrade& trade, double wage_step,
                              std::span<double> next) const {
  const double value_added = prepared_.world.value_added(Country(n)) * index_[n];
  const double total = Eigen::Map<const Eigen::ArrayXd>(payments, static_cast<Eigen::Index>(J_)).sum();
  const double openness = std::max(trade.volume / value_added, smallest_openness);
  const double reach = std::max(0.0, ordinary_openness / openness - 1);
  const double step =
      std::clamp(wage_step * (log_ratio(total, value_added) + reach * trade.surplus / value_added), -longest_step, longest_step);
  double worst = worst_of(std::abs(total / value_added - 1), std::abs(trade.surplus) / value_added);
  if (prepared_.mobile) {
    next[n] = std::log(index_[n]) + step;
    return worst;
  }
  const double mobility = prepared_.economy.factor_mobility, log_index = std::log(index_[n]);
  for (std::size_t j = 0; j < J_; ++j) {
    const std::size_t at = n * J_ + j;
    const double share = prepared_.factor_share[at];
    if (!(share > 0)) {  // nobody works there: no market, the country's index will do
      next[at] = log_index + step;
      continue;
    }
    const double earned = share * value_added * std::exp((1 + mobility) * (log_wages_[at] - log_index));
    const double theta = std::max(prepared_.economy.trade_elasticity(Sector(j)), 0.0);
    const double answer = 1 + mobility + own_demand_weight * theta * prepared_.value_added_share[at];
    next[at] = log_wages_[at] + step + (log_ratio(payments[j], earned) - log_ratio(total, value_added)) / answer;
    worst = worst_of(worst, std::abs(payments[j] / earned - 1));
  }
  return worst;
}

void FactorMarkets::normalise(std::span<double> next) const {
  double benchmark = 0, sum = 0;
  for (std::size_t n = 0; n < N_; ++n) {
    const double value_added = prepared_.world.value_added(Country(n));
    benchmark += value_added;
    sum += value_added * std::exp(prepared_.mobile ? next[n] : log_index(&next[n * J_], n));
  }
  const double shift = std::log(sum / benchmark);
  for (std::size_t at = 0; at < wage_count(); ++at) next[at] -= shift;
}

}  // namespace entrepot
