// Bilateral trade after a shock (MODEL.md M4, eq. 3).
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <span>

#include "entrepot/equilibrium.hpp"
#include "model/aligned.hpp"
#include "model/benchmark.hpp"
#include "model/cobb_douglas.hpp"
#include "model/limited_prices.hpp"

namespace entrepot {
namespace {

/// Share of supplier i in market n relative to its benchmark share, before the cell's own policy: (c_i / z_i / P_n)^(-theta).
double supplier_term(double cost, double productivity, double price, double trade_elasticity) {
  return std::pow(cost / (productivity * price), -trade_elasticity);
}

/// What the shock does to the flows of one market; `factor` is scratch for as many cells. All powers are taken together.
void change_market(const World& world, double trade_elasticity, std::span<const CellShock> cells, AlignedVector& factor,
                   std::span<double> flows) {
  const auto tariff = world.tariff.row(cells[0].sector, cells[0].importer);
  const auto exporter = [](const CellShock& cell) { return static_cast<std::size_t>(cell.exporter.value); };
  for (std::size_t c = 0; c < cells.size(); ++c)
    factor[c] = cells[c].trade_cost_factor * (1 + cells[c].export_tax_rate) * (1 + cells[c].tariff_rate) /
                (1 + tariff[exporter(cells[c])]);
  Eigen::Map<Eigen::ArrayXd, Eigen::Aligned64> wedge(factor.data(), static_cast<Eigen::Index>(cells.size()));
  if (is_cobb_douglas(trade_elasticity)) {
    wedge.setOnes();
  } else {
    wedge = (-trade_elasticity * wedge.log()).exp();
  }
  for (std::size_t c = 0; c < cells.size(); ++c) {
    double& flow = flows[exporter(cells[c])];
    flow = cells[c].banned ? 0 : flow * factor[c] * (1 + tariff[exporter(cells[c])]) / (1 + cells[c].tariff_rate);
  }
}

}  // namespace

/// X'^j_ni = pi' A'_n / (1 + t'), pi' = pi (kappa e tau-hat c_i / (z_i P_n))^(-theta).
Flows trade_flows(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  const SectorByCountry cost = equilibrium.unit_cost_change;
  Flows flows = benchmark_shares(world);
  std::vector<double> supplier(N);
  for (Sector j : all<Sector>(J)) {
    const double theta = economy.trade_elasticity(j);
    const bool constant_shares = is_cobb_douglas(theta);
    for (Country i : all<Country>(N)) {
      const double z = shock.productivity.empty() ? 1 : shock.productivity(j, i);
      supplier[static_cast<std::size_t>(i.value)] = constant_shares ? 1 : supplier_term(cost(j, i), z, 1, theta);
    }
    for (Country n : all<Country>(N)) {
      const double market = constant_shares ? 1 : std::pow(equilibrium.price_change(j, n), theta);
      auto row = flows.row(j, n);
      const auto tariff = world.tariff.row(j, n);
      for (std::size_t i = 0; i < N; ++i) row[i] *= supplier[i] * market * equilibrium.expenditure(j, n) / (1 + tariff[i]);
    }
  }
  AlignedVector factor(padded(N), 1.0);
  for (auto first = shock.cells.begin(); first != shock.cells.end();) {
    const auto in_market = [&](const CellShock& cell) {
      return cell.sector == first->sector && cell.importer == first->importer;
    };
    const auto last = std::find_if_not(first, shock.cells.end(), in_market);
    change_market(world, economy.trade_elasticity(first->sector), {first, last}, factor,
                  flows.row(first->sector, first->importer));
    first = last;
  }
  for (const LimitedPrice& limited : limited_prices(shock, equilibrium)) {
    const double theta = economy.trade_elasticity(limited.flow.sector);
    flows(limited.flow.sector, limited.flow.importer, limited.flow.exporter) *=
        std::pow(limited.rent_factor, is_cobb_douglas(theta) ? -1 : -theta - 1);
  }
  return flows;
}

}  // namespace entrepot
