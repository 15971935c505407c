// A direction of policy and an objective with every entry drawn at random, for tests of derivatives.
#pragma once

#include <random>

#include "entrepot/sensitivity.hpp"

namespace entrepot::testing {

class RandomVectors {
 public:
  RandomVectors(unsigned seed, std::size_t sectors, std::size_t countries) : engine_(seed), J_(sectors), N_(countries) {}

  /// Entries in [-1, 1]; transfers in [-1, 1] times `money`, adding to zero.
  PolicyVector policy(double money) {
    PolicyVector v{Flows({J_, N_, N_}), Flows({J_, N_, N_}), Flows({J_, N_, N_}), SectorByCountry({J_, N_}), ByCountry({N_})};
    fill(v.tariff_rate), fill(v.log_trade_cost), fill(v.export_tax_rate), fill(v.log_productivity);
    fill(v.transfer);
    for (double& x : v.transfer.values()) x *= money;
    for (std::size_t round = 0; round < 3; ++round) {  // rounding of the first leaves a little for the next
      double sum = 0;
      for (const double x : v.transfer.values()) sum += x;
      v.transfer(Country(std::size_t{0})) -= sum;
    }
    return v;
  }
  /// Weights in [-1, 1], of trade over `money`.
  OutcomeVector objective(double money) {
    OutcomeVector v{ByCountry({N_}), ByCountry({N_}),           ByCountry({N_}),
                    ByCountry({N_}), SectorByCountry({J_, N_}), Flows({J_, N_, N_})};
    fill(v.real_income), fill(v.income), fill(v.wage), fill(v.consumer_price), fill(v.price), fill(v.trade);
    for (double& x : v.trade.values()) x /= money;
    return v;
  }

 private:
  template <class Values>
  void fill(Values& values) {
    for (double& x : values.values()) x = static_cast<double>(engine_() >> 11) * 0x1p-52 - 1;
  }

  std::mt19937_64 engine_;
  std::size_t J_, N_;
};

/// sum of products, entry by entry.
inline double product(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}
inline double product(const PolicyVector& a, const PolicyVector& b) {
  return product(a.tariff_rate.values(), b.tariff_rate.values()) + product(a.log_trade_cost.values(), b.log_trade_cost.values()) +
         product(a.export_tax_rate.values(), b.export_tax_rate.values()) +
         product(a.log_productivity.values(), b.log_productivity.values()) + product(a.transfer.values(), b.transfer.values());
}
inline double product(const OutcomeVector& a, const OutcomeVector& b) {
  return product(a.real_income.values(), b.real_income.values()) + product(a.income.values(), b.income.values()) +
         product(a.wage.values(), b.wage.values()) + product(a.consumer_price.values(), b.consumer_price.values()) +
         product(a.price.values(), b.price.values()) + product(a.trade.values(), b.trade.values());
}

}  // namespace entrepot::testing
