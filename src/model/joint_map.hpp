// The equations of MODEL.md M4 as one map of (ln w, ln P, A) onto itself. Its fixed points are the equilibria.
//
//   ln c^j_n = beta^j_n ln w_n + sum_k G^kj_n ln P^k_n,  G^kj_n = gamma^kj_n (1 - beta^j_n)        eq. 1, Cobb-Douglas
//   u^j_i    = (c^j_i / z^j_i)^(-theta_j)
//   s^j_n    = sum_i M^j_ni u^j_i,  M^j_ni = pi^j_ni (kappa e tau-hat)^(-theta_j)
//   P^j_n    = (s^j_n)^(-1/theta_j)                                                                 eq. 2
//   X^j_ni   = (M^j_ni / tau'^j_ni) u^j_i A^j_n / s^j_n                                             eq. 3
//   A^j_n    = sum_k G^jk_n Y^k_n + alpha^j_n I_n,  Y^k_n = sum_m X^k_mn / e^k_mn                   eq. 4
//   I_n      = w_n VA_n + R_n + E_n + D'_n + T_n + rents                                            eq. 5
//   ln w_n  += step ln(sum_j beta^j_n Y^j_n / (w_n VA_n))                                           eq. 6 through Walras
//
// With other elasticities of substitution eq. 1 and the shares beta, G and alpha of eqs. 4 and 6 come from model/nests.hpp. Where
// factors do not move freely between sectors the wages of all sectors are unknowns (factor_mobility, entrepot/equilibrium.hpp).
// Markets with limits on quantities or prices follow model/rationing.hpp.
// Everything a shock changes sits in M and M / tau', row by row; a sweep is one pass over those rows, each read once.
// Source: Caliendo and Parro (2015), eqs. 4-10; export taxes and productivity as in MODEL.md.
#pragma once

#include <optional>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "model/aligned.hpp"
#include "model/cobb_douglas.hpp"
#include "model/factor_markets.hpp"
#include "model/nests.hpp"
#include "model/prepared_world.hpp"
#include "model/rationing.hpp"

namespace entrepot {

/// Residuals of a state, relative, as the map sees them.
struct MapResidual {
  double price = 0;        ///< max |ln P_new - ln P|
  double expenditure = 0;  ///< max |A_new - A| / I
  double wage = 0;         ///< max |factor payments / (w VA) - 1|
  double max() const;
};

/// The map of one shock. Not thread-safe: it owns its scratch memory; a copy of the PreparedWorld's changed rows only.
class JointMap {
 public:
  JointMap(const PreparedWorld& prepared, const Shock& shock);

  std::size_t wage_count() const { return factors_.wage_count(); }
  std::size_t size() const { return factors_.wage_count() + 2 * N_ * J_; }
  /// A state is the logs of wages, by country or by [country][sector], the logs of prices and expenditure over benchmark
  /// income by [country][sector]; the first `log_count` are logs.
  std::size_t log_count() const { return factors_.wage_count() + N_ * J_; }
  /// Benchmark wages and prices, benchmark expenditure.
  void start(std::span<double> state) const;
  /// next = map(state). `wage_step` in (0, 1].
  MapResidual apply(std::span<const double> state, std::span<double> next, double wage_step);
  /// Fills hats, expenditure, income and revenues of a state (after apply on that state).
  void read(std::span<const double> state, Equilibrium& equilibrium);

  /// Markets that had spending and have no supplier under the shock.
  const std::vector<std::pair<Sector, Country>>& markets_without_supplier() const { return no_supplier_; }
  /// Importer-exporter pairs that can still trade something, as a matrix.
  bool can_trade(Country importer, Country exporter) const { return links_[at(importer, exporter)] > 0; }
  /// Bytes of shares, inputs and vectors that one sweep touches.
  std::size_t bytes_per_sweep() const;
  std::span<const double> income() const { return income_; }
  std::span<const double> transfer() const { return transfer_; }
  const BurdenSharing& burden_sharing() const { return burden_sharing_; }
  /// c / z of producers at the state last applied, new over benchmark.
  double producer_price(std::size_t sector, std::size_t exporter) const;
  /// Null without limits.
  Rationing* rationing() { return rationing_ ? &*rationing_ : nullptr; }
  const Rationing* rationing() const { return rationing_ ? &*rationing_ : nullptr; }

 private:
  std::size_t at(Country a, Country b) const {
    return static_cast<std::size_t>(a.value) * N_ + static_cast<std::size_t>(b.value);
  }
  const double* log_prices(std::span<const double> state) const { return &state[factors_.wage_count()]; }
  const double* expenditure(std::span<const double> state) const { return &state[log_count()]; }
  bool active(std::size_t j, std::size_t n) const { return prepared_.expenditure[n * J_ + j] > 0; }
  /// Export taxes or constant shares: no case for the fast form of a sector's markets.
  bool needs_general_form(std::size_t j) const {
    return sector_export_taxed_[j] || is_cobb_douglas(prepared_.economy.trade_elasticity(Sector(j)));
  }
  void shock_rows(const Shock& shock);
  void shock_market(std::span<const CellShock> cells, std::span<double> log_share);
  struct OwnRows {
    double *share = nullptr, *net = nullptr, *received = nullptr;
  };
  OwnRows own_rows(std::size_t market);
  void ration_rows(const Shock& shock);
  void ration(const double* expenditure);
  void trade_rationed(std::size_t j);
  const std::vector<std::int32_t>& free_importers(std::size_t j) const {
    return rationed_in_.empty() || rationed_in_[j].empty() ? prepared_.active_importers[j] : free_importers_[j];
  }
  void country_costs(std::span<const double> state, std::size_t n, double* log_cost);
  void unit_costs(std::span<const double> state);
  void trade(std::span<const double> state, std::span<double> next, MapResidual& residual);
  void trade_sector(std::size_t j, const double* expenditure);
  void trade_sector_general(std::size_t j, const double* expenditure);
  template <int rows>
  void trade_markets(std::size_t j, const std::int32_t* importers, const double* expenditure);
  double consumer_price(std::span<const double> state, std::size_t n);
  void find_transfers(std::span<const double> state);
  void spend(std::span<const double> state, std::span<double> next, MapResidual& residual, double wage_step);
  void split_output(std::size_t n);
  void use_inputs(std::size_t n);
  ForeignTrade foreign_trade(std::size_t n, const double* expenditure) const;

  const PreparedWorld& prepared_;
  FactorMarkets factors_;
  std::optional<Nests> nests_;  ///< unless all nests are Cobb-Douglas
  std::size_t J_, N_, stride_;
  std::vector<const double*> share_row_, net_row_, received_row_;  ///< M, M / tau', M / (tau' e) by [sector][importer]
  std::vector<double> log_scale_;        ///< of a shocked row, which is held relative to its largest entry
  std::vector<AlignedVector> own_rows_;  ///< storage of shocked rows
  std::vector<char> sector_taxed_, sector_export_taxed_, sector_own_only_;
  std::vector<std::int32_t> links_;  ///< [importer][exporter]: number of sectors in which they can trade
  std::vector<std::pair<Sector, Country>> no_supplier_;
  AlignedVector log_productivity_;    ///< [sector][stride], empty without productivity shocks
  AlignedVector log_wedge_;           ///< Cobb-Douglas sectors: sum_i pi ln(kappa e tau-hat), [sector][importer]
  AlignedVector supplier_;            ///< u, [sector][stride]
  AlignedVector output_, domestic_;   ///< Y and what of it stays at home, [country][sector]
  AlignedVector sum_, sales_, paid_;  ///< scratch of one sector
  AlignedVector uses_, materials_use_, energy_use_, log_cost_, payments_, final_share_;  ///< scratch of one country
  std::vector<double> income_, revenue_, export_revenue_, deficit_, transfer_, rent_;
  std::vector<double> fixed_transfer_;
  BurdenSharing burden_sharing_;
  std::optional<Rationing> rationing_;                     ///< where limits stand
  std::vector<std::vector<std::size_t>> rationed_in_;      ///< [sector]: places in rationing_->markets(); empty without limits
  std::vector<std::vector<std::int32_t>> free_importers_;  ///< of those sectors: markets with spending and without limits
};

}  // namespace entrepot
