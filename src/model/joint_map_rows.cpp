// The rows of market shares under a shock: M, M / tau' and M / (tau' e).
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "model/cobb_douglas.hpp"
#include "model/joint_map.hpp"

namespace entrepot {
namespace {

using Row = Eigen::Map<const Eigen::ArrayXd, Eigen::Aligned64>;
using MutableRow = Eigen::Map<Eigen::ArrayXd, Eigen::Aligned64>;

Row row(const double* first, std::size_t count) { return {first, static_cast<Eigen::Index>(count)}; }
MutableRow row(double* first, std::size_t count) { return {first, static_cast<Eigen::Index>(count)}; }

}  // namespace

/// Copies the rows that the shock touches and puts the policy into them.
void JointMap::shock_rows(const Shock& shock) {
  std::vector<double> log_share(N_);
  for (std::size_t first = 0; first < shock.cells.size();) {
    std::size_t last = first + 1;
    while (last < shock.cells.size() && shock.cells[last].sector == shock.cells[first].sector &&
           shock.cells[last].importer == shock.cells[first].importer)
      ++last;
    shock_market({&shock.cells[first], last - first}, log_share);
    first = last;
  }
}

/// One market: a copy of the World's row in which only the cells of the shock are computed anew. `log_share` is scratch, [N].
void JointMap::shock_market(std::span<const CellShock> cells, std::span<double> log_share) {
  const auto j = static_cast<std::size_t>(cells[0].sector.value), n = static_cast<std::size_t>(cells[0].importer.value);
  const std::size_t market = j * N_ + n;
  const double theta = prepared_.economy.trade_elasticity(cells[0].sector);
  const bool constant_shares = is_cobb_douglas(theta);
  const double* base = share_row_[market];
  const auto tariff = prepared_.world.tariff.row(cells[0].sector, cells[0].importer);
  double log_wedge_mean = 0;
  double known_wedge = 1, log_known_wedge = 0;  // many cells of a row change alike
  bool export_taxed = false;
  std::ranges::fill(log_share, 0.0);
  for (const CellShock& cell : cells) {
    const auto i = static_cast<std::size_t>(cell.exporter.value);
    const double wedge = cell.trade_cost_factor * (1 + cell.export_tax_rate) * (1 + cell.tariff_rate) / (1 + tariff[i]);
    if (wedge != known_wedge) known_wedge = wedge, log_known_wedge = std::log(wedge);
    export_taxed = export_taxed || cell.export_tax_rate != 0;
    if (cell.tariff_rate != 0) sector_taxed_[j] = 1;
    if (cell.banned) {
      log_share[i] = -INFINITY;
    } else if (constant_shares) {
      log_wedge_mean += base[i] * log_known_wedge;
    } else {
      log_share[i] = -theta * log_known_wedge;
    }
  }
  // Held relative to the row's largest factor, so that no elasticity or cost factor under- or overflows a whole market.
  double scale = -INFINITY;
  for (std::size_t i = 0; i < N_; ++i) scale = std::max(scale, base[i] > 0 ? log_share[i] : -INFINITY);
  if (!std::isfinite(scale)) scale = 0;
  const double untouched = std::exp(-scale);
  own_rows_.emplace_back(stride_);
  double* shares = own_rows_.back().data();
  row(shares, stride_) = untouched * row(base, stride_);
  own_rows_.emplace_back(stride_);
  double* net = own_rows_.back().data();
  row(net, stride_) = untouched * row(&prepared_.net_shares[market * stride_], stride_);
  double known_log = 0, known_factor = untouched;
  for (const CellShock& cell : cells) {
    const auto i = static_cast<std::size_t>(cell.exporter.value);
    if (log_share[i] != known_log) known_log = log_share[i], known_factor = std::exp(log_share[i] - scale);
    shares[i] = base[i] * known_factor;
    net[i] = shares[i] / (1 + cell.tariff_rate);
  }
  for (std::size_t i = 0; i < N_; ++i) links_[n * N_ + i] -= (base[i] > 0) & (shares[i] == 0) & (i != n);
  if (active(j, n) && !(row(shares, stride_).sum() > 0)) no_supplier_.emplace_back(cells[0].sector, cells[0].importer);
  log_scale_[market] = scale;
  share_row_[market] = shares;
  net_row_[market] = net;
  if (constant_shares) {
    if (log_wedge_.empty()) log_wedge_.assign(J_ * N_, 0.0);
    log_wedge_[market] = log_wedge_mean;
  }
  if (!export_taxed) return;
  if (received_row_.empty()) received_row_.assign(J_ * N_, nullptr);
  sector_export_taxed_[j] = 1;
  own_rows_.emplace_back(net, net + stride_);
  received_row_[market] = own_rows_.back().data();
  for (const CellShock& cell : cells) own_rows_.back()[static_cast<std::size_t>(cell.exporter.value)] /= 1 + cell.export_tax_rate;
}

}  // namespace entrepot
