#include <algorithm>
#include <cmath>
#include <tuple>

#include "model/cobb_douglas.hpp"
#include "model/joint_map.hpp"

namespace entrepot {
namespace {

struct LimitedFlow {
  TradeFlow flow;
  std::size_t limit;
  auto place() const { return std::tuple(flow.sector, flow.importer, flow.exporter, limit); }
};

std::vector<LimitedFlow> flows_by_market(std::span<const Limit> limits) {
  std::vector<LimitedFlow> flows;
  for (std::size_t k = 0; k < limits.size(); ++k) {
    for (const TradeFlow& flow : limits[k].flows) flows.push_back({flow, k});
  }
  std::ranges::sort(flows, {}, &LimitedFlow::place);
  return flows;
}

}  // namespace

/// Copies the rows of a market, so that flows can be taken out of them; null where the sector has no export taxes.
JointMap::OwnRows JointMap::own_rows(std::size_t market) {
  const auto copy = [&](const double*& row) {
    own_rows_.emplace_back(row, row + stride_);
    row = own_rows_.back().data();
    return own_rows_.back().data();
  };
  OwnRows rows{.share = copy(share_row_[market]), .net = copy(net_row_[market])};
  if (!received_row_.empty() && received_row_[market] != nullptr) rows.received = copy(received_row_[market]);
  return rows;
}

/// Takes limited flows out of the rows of their markets and hands them, with their policy, to the rationing.
void JointMap::ration_rows(const Shock& shock) {
  std::vector<RationedMarket> markets;
  OwnRows rows;
  for (const LimitedFlow& limited : flows_by_market(shock.limits)) {
    const TradeFlow& flow = limited.flow;
    const auto j = static_cast<std::size_t>(flow.sector.value), n = static_cast<std::size_t>(flow.importer.value),
               i = static_cast<std::size_t>(flow.exporter.value);
    const bool same_market = !markets.empty() && markets.back().sector == flow.sector && markets.back().importer == flow.importer;
    if (same_market && markets.back().flows.back().exporter == flow.exporter) {
      markets.back().flows.back().limits.push_back(limited.limit);
      continue;
    }
    if (!active(j, n) || !(share_row_[j * N_ + n][i] > 0)) continue;  // banned, or zero in the World
    if (!same_market) {
      const double theta = prepared_.economy.trade_elasticity(flow.sector);
      markets.push_back({.sector = flow.sector,
                         .importer = flow.importer,
                         .trade_elasticity = is_cobb_douglas(theta) ? 0 : theta,
                         .flows = {}});
      rows = own_rows(j * N_ + n);
    }
    markets.back().flows.push_back({.exporter = flow.exporter,
                                    .access = rows.share[i],
                                    .tariff_factor = rows.share[i] / rows.net[i],
                                    .export_factor = rows.received != nullptr ? rows.net[i] / rows.received[i] : 1,
                                    .limits = {limited.limit}});
    rows.share[i] = rows.net[i] = 0;
    if (rows.received != nullptr) rows.received[i] = 0;
  }
  rationed_in_.resize(J_);
  free_importers_.resize(J_);
  for (std::size_t m = 0; m < markets.size(); ++m) {
    const auto j = static_cast<std::size_t>(markets[m].sector.value);
    if (rationed_in_[j].empty()) free_importers_[j] = prepared_.active_importers[j];
    rationed_in_[j].push_back(m);
    std::erase(free_importers_[j], markets[m].importer.value);
  }
  rationing_.emplace(shock.limits, std::move(markets));
}

double JointMap::producer_price(std::size_t j, std::size_t i) const {
  const double theta = prepared_.economy.trade_elasticity(Sector(j)), u = supplier_[j * stride_ + i];
  if (sector_own_only_[j] || is_cobb_douglas(theta)) return std::exp(u);
  return std::pow(u, -1 / theta);
}

/// Shadow prices, and with them the shares of all rationed markets, at the unit costs and the spending of the state.
void JointMap::ration(const double* expenditure) {
  for (RationedMarket& market : rationing_->markets()) {
    const auto j = static_cast<std::size_t>(market.sector.value), n = static_cast<std::size_t>(market.importer.value);
    const double* u = &supplier_[j * stride_];
    const double* share = share_row_[j * N_ + n];
    market.spending = expenditure[n * J_ + j] * prepared_.income[n];
    market.free = 0;
    const bool constant = market.trade_elasticity == 0;
    for (std::size_t i = 0; i < N_; ++i) market.free += share[i] * (constant ? 1 : u[i]);
    for (RationedFlow& flow : market.flows) {
      const auto i = static_cast<std::size_t>(flow.exporter.value);
      flow.open = flow.access * (constant ? 1 : u[i]);
      flow.price = flow.export_factor * producer_price(j, i);
    }
  }
  rationing_->solve();
  rationing_->rents(rent_);
}

/// Eqs. 2 and 3 of the rationed markets of one sector.
void JointMap::trade_rationed(std::size_t j) {
  const double* u = &supplier_[j * stride_];
  const bool export_taxed = sector_export_taxed_[j];
  for (const std::size_t m : rationed_in_[j]) {
    const RationedMarket& market = rationing_->markets()[m];
    const auto n = static_cast<std::size_t>(market.importer.value);
    const std::size_t row = j * N_ + n;
    const bool constant = market.trade_elasticity == 0;
    const double per_unit = market.spending / market.sum;
    const double* share = share_row_[row];
    const double* net = net_row_[row];
    const double* received = export_taxed && received_row_[row] != nullptr ? received_row_[row] : net;
    double net_sum = 0, log_mean = 0, revenue = market.spending;
    for (std::size_t i = 0; i < N_; ++i) {
      const double scale = constant ? 1 : u[i];
      net_sum += net[i] * scale;
      log_mean += constant ? share[i] * u[i] : 0;
      sales_[i] += per_unit * received[i];
      paid_[i] += per_unit * net[i];
    }
    revenue -= per_unit * net_sum;
    for (const RationedFlow& flow : market.flows) {
      const auto i = static_cast<std::size_t>(flow.exporter.value);
      const double scale = constant ? 1 : u[i];
      const double paid_with_rent = flow.share * market.spending / flow.tariff_factor;
      revenue -= paid_with_rent;
      log_mean += constant ? flow.access * (u[i] + std::log(flow.rent_factor)) : 0;
      if (!(scale > 0)) continue;  // dearer than any number: nothing is bought
      paid_[i] += paid_with_rent / flow.rent_factor / scale;
      sales_[i] += paid_with_rent / flow.rent_factor / flow.export_factor / scale;
    }
    revenue_[n] += revenue;
    sum_[n] = constant ? std::exp(log_mean / market.sum + (log_wedge_.empty() ? 0 : log_wedge_[row])) : market.sum;
    domestic_[n * J_ + j] = per_unit * net[n] * (constant ? 1 : u[n]);
  }
}

}  // namespace entrepot
